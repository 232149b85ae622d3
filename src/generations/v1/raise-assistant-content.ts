import type { LanguageModelV1Message } from '@ai-sdk/provider-v1';
import type { LanguageModelV2Message, SharedV2ProviderOptions } from '@ai-sdk/provider-v2';
import { omitUndefined } from '../../omit-undefined.js';
import { addOwnMetadata, readOwnMetadata } from '../provider-metadata.js';
import { findLostReasoning, type OwnReasoning } from './find-lost-reasoning.js';
import { parseSignature } from './reasoning-signature.js';

type ContentV1 = Extract<LanguageModelV1Message, { role: 'assistant' }>['content'];
type ContentV2 = Extract<LanguageModelV2Message, { role: 'assistant' }>['content'];

/**
 * Raises what the assistant said. Signatures of ours become the details and annotations they carry, each once and in order;
 * reasoning that another provider signed, or hid, is reasoning without details.
 */
export function raiseAssistantContent(content: ContentV1): ContentV2 {
  const raised: ContentV2 = [];
  let annotations: OwnReasoning['annotations'];
  let present: OwnReasoning[] = [];
  const raiseReasoning = (own: OwnReasoning, text: string, options?: SharedV2ProviderOptions): void => {
    const { reasoningDetails } = own;
    annotations = own.annotations ?? annotations;
    if (reasoningDetails === undefined && text === '') return;
    const providerOptions =
      reasoningDetails === undefined ? options : addOwnMetadata(options, { reasoningDetails });
    raised.push({ type: 'reasoning', text, ...omitUndefined({ providerOptions }) });
  };
  for (const part of content) {
    const providerOptions = part.providerMetadata;
    switch (part.type) {
      case 'reasoning':
      case 'redacted-reasoning': {
        const text = part.type === 'reasoning' ? part.text : '';
        const carried = parseSignature(part.type === 'reasoning' ? part.signature : part.data);
        if (carried === undefined) {
          raised.push({ type: 'reasoning', text, ...omitUndefined({ providerOptions }) });
          break;
        }
        const { earlier = [], callId: _callId, ...own } = carried;
        for (const lost of findLostReasoning(earlier, present)) raiseReasoning(lost, '');
        raiseReasoning(own, text, providerOptions);
        present = [...earlier, own];
        break;
      }
      case 'text':
        raised.push({ type: 'text', text: part.text, ...omitUndefined({ providerOptions }) });
        break;
      case 'file': {
        const { data, mimeType, filename } = part;
        raised.push({
          type: 'file',
          data,
          mediaType: mimeType,
          ...omitUndefined({ filename, providerOptions }),
        });
        break;
      }
      case 'tool-call': {
        const { toolCallId, toolName, args } = part;
        raised.push({
          type: 'tool-call',
          toolCallId,
          toolName,
          input: args,
          ...omitUndefined({ providerOptions }),
        });
        break;
      }
    }
  }
  return annotations === undefined ? raised : placeAnnotations(raised, annotations);
}

/** On the first text, else on the first tool call, which is where the answer had them; else on the reasoning that brought them. */
function placeAnnotations(content: ContentV2, annotations: readonly unknown[]): ContentV2 {
  const place = (['text', 'tool-call', 'reasoning'] as const)
    .map(type => content.findIndex(part => part.type === type))
    .find(index => index >= 0);
  return content.map((part, index) => {
    if (index !== place || readOwnMetadata(part.providerOptions, 'annotations') !== undefined) return part;
    return { ...part, providerOptions: addOwnMetadata(part.providerOptions, { annotations }) };
  });
}
