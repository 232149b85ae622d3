import type {
  LanguageModelV4Content,
  LanguageModelV4ResponseMetadata,
  LanguageModelV4StreamPart,
} from '@ai-sdk/provider';

type FinishPart = Extract<LanguageModelV4StreamPart, { type: 'finish' }>;
type TextContent = Extract<LanguageModelV4Content, { type: 'text' | 'reasoning' }>;

/** What the parts of an answer amount to when it is not streamed. */
export interface CollectedAnswer {
  readonly content: LanguageModelV4Content[];
  readonly finish: FinishPart | undefined;
  readonly responseMetadata: LanguageModelV4ResponseMetadata;
}

/** Gathers stream parts into content, each at the place where it started. */
export function collectContent(parts: readonly LanguageModelV4StreamPart[]): CollectedAnswer {
  const content: LanguageModelV4Content[] = [];
  const open = new Map<string, TextContent>();
  const responseMetadata: LanguageModelV4ResponseMetadata = {};
  let finish: FinishPart | undefined;
  for (const part of parts) {
    switch (part.type) {
      case 'text-start':
      case 'reasoning-start': {
        const started: TextContent = { type: part.type === 'text-start' ? 'text' : 'reasoning', text: '' };
        open.set(part.id, started);
        content.push(started);
        break;
      }
      case 'text-delta':
      case 'reasoning-delta': {
        const target = open.get(part.id);
        if (target !== undefined) target.text += part.delta;
        break;
      }
      case 'text-end':
      case 'reasoning-end': {
        const target = open.get(part.id);
        if (target !== undefined && part.providerMetadata !== undefined) {
          target.providerMetadata = part.providerMetadata;
        }
        break;
      }
      case 'tool-call':
      case 'tool-result':
      case 'source':
      case 'file':
        content.push(part);
        break;
      case 'response-metadata': {
        const { type: _type, ...facts } = part;
        Object.assign(responseMetadata, facts);
        break;
      }
      case 'finish':
        finish = part;
        break;
    }
  }
  return { content, finish, responseMetadata };
}
