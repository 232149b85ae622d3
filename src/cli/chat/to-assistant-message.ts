import type { LanguageModelV4Content, LanguageModelV4Message } from '@ai-sdk/provider';

type AssistantMessage = Extract<LanguageModelV4Message, { role: 'assistant' }>;
type AssistantPart = AssistantMessage['content'][number];

/**
 * An answer as the next request takes it back: its parts in order, with their metadata as options, so that thinking goes back
 * as it came. Of an answer that was cut, only its text: its thinking may lack the signature.
 *
 * @returns `undefined` for an answer that said nothing.
 */
export function toAssistantMessage(
  content: readonly LanguageModelV4Content[],
  isWhole: boolean,
): AssistantMessage | undefined {
  const parts = content.flatMap(part => toPromptPart(part, isWhole));
  const saysSomething = parts.some(part => part.type !== 'text' || part.text !== '');
  return saysSomething ? { role: 'assistant', content: parts } : undefined;
}

function toPromptPart(part: LanguageModelV4Content, isWhole: boolean): AssistantPart[] {
  if (part.type !== 'text' && part.type !== 'reasoning' && part.type !== 'file') return [];
  if (part.type !== 'text' && !isWhole) return [];
  const { providerMetadata, ...rest } = part;
  return [providerMetadata === undefined || !isWhole ? rest : { ...rest, providerOptions: providerMetadata }];
}
