import type { LanguageModelV4Content, LanguageModelV4StreamPart } from '@ai-sdk/provider';

/**
 * What the parts of a stream amount to, gathered as the AI SDK does it. On purpose not the package's own collector, so that a
 * mistake there is none here.
 */
export function gatherContent(parts: readonly LanguageModelV4StreamPart[]): LanguageModelV4Content[] {
  const content: LanguageModelV4Content[] = [];
  for (const part of parts) {
    if (part.type === 'text-end' || part.type === 'reasoning-end') {
      const start = parts.findIndex(
        other => (other.type === 'text-start' || other.type === 'reasoning-start') && other.id === part.id,
      );
      const text = parts
        .map(other =>
          (other.type === 'text-delta' || other.type === 'reasoning-delta') && other.id === part.id
            ? other.delta
            : '',
        )
        .join('');
      content[start] = {
        type: part.type === 'text-end' ? 'text' : 'reasoning',
        text,
        ...(part.providerMetadata !== undefined && { providerMetadata: part.providerMetadata }),
      };
    } else if (part.type === 'tool-call' || part.type === 'source' || part.type === 'file') {
      content[parts.indexOf(part)] = part;
    }
  }
  // Each stands at the place of its start, with holes between.
  return content.filter(() => true);
}

/** One piece of content in a form short enough for a table. Ids are left out: they are made up where the wire has none. */
export type Outline =
  | { text: string; annotations?: unknown; details?: unknown }
  | { reasoning: string; details?: unknown }
  | { call: string; input: string; annotations?: unknown; details?: unknown }
  | { source: string; title?: string; metadata?: unknown }
  | { file: string; data: unknown };

export function outline(content: readonly LanguageModelV4Content[]): Outline[] {
  return content.map(outlinePart);
}

function outlinePart(part: LanguageModelV4Content): Outline {
  const metadata = 'providerMetadata' in part ? part.providerMetadata?.['falOpenRouter'] : undefined;
  const { reasoningDetails: details, annotations } = metadata ?? {};
  const extras = {
    ...(annotations !== undefined && { annotations }),
    ...(details !== undefined && { details }),
  };
  switch (part.type) {
    case 'text':
      return { text: part.text, ...extras };
    case 'reasoning':
      return { reasoning: part.text, ...extras };
    case 'tool-call':
      return { call: part.toolName, input: part.input, ...extras };
    case 'source':
      return {
        source: part.sourceType === 'url' ? part.url : (part.filename ?? ''),
        ...(part.title !== undefined && { title: part.title }),
        ...(metadata !== undefined && { metadata }),
      };
    case 'file':
      return {
        file: part.mediaType,
        data: part.data.type === 'url' ? part.data.url.href : part.data.type === 'data' && part.data.data,
      };
    default:
      throw new Error(`No answer of this route has a part of type ${part.type}`);
  }
}
