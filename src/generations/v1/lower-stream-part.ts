import type { LanguageModelV1StreamPart } from '@ai-sdk/provider-v1';
import type { LanguageModelV2StreamPart, SharedV2ProviderMetadata } from '@ai-sdk/provider-v2';
import type { LowerStreamPart } from '../types.js';
import { lowerFinishToV1 } from './lower-finish.js';
import { ReasoningSigner } from './reasoning-signer.js';

interface StartedCall {
  toolName: string;
  hasDelta: boolean;
}

/**
 * Starts the lowering of one stream from V2 to V1. Warnings are no part of a V1 stream: they belong to the result of `doStream`.
 *
 * Tools that the provider ran, and sources that are documents, have no place in V1, where the SDK would look for such a tool among the
 * caller's: they come under `otherContent` in the metadata of `finish`.
 */
export function createLoweringToV1(): LowerStreamPart<LanguageModelV2StreamPart, LanguageModelV1StreamPart> {
  const reasoning = new ReasoningSigner();
  const startedCalls = new Map<string, StartedCall>();
  const otherContent: object[] = [];
  let textMetadata: SharedV2ProviderMetadata | undefined;
  return (part, emit) => {
    switch (part.type) {
      case 'text-delta':
        emit({ type: 'text-delta', textDelta: part.delta });
        break;
      case 'reasoning-delta':
        reasoning.write(part.delta, emit);
        break;
      case 'tool-input-delta': {
        const call = startedCalls.get(part.id);
        if (call !== undefined && part.delta !== '') emit(lowerCallDelta(part.id, call, part.delta));
        break;
      }
      case 'text-start':
        textMetadata = part.providerMetadata;
        break;
      case 'text-end':
        reasoning.noteText(part.providerMetadata ?? textMetadata, emit);
        break;
      case 'reasoning-start':
        reasoning.start(emit);
        break;
      case 'reasoning-end':
        reasoning.end(part.providerMetadata, emit);
        break;
      case 'tool-input-start':
        if (part.providerExecuted === true) break;
        startedCalls.set(part.id, { toolName: part.toolName, hasDelta: false });
        reasoning.noteCallStart(part.id);
        break;
      case 'tool-call': {
        if (part.providerExecuted === true) {
          otherContent.push(part);
          break;
        }
        const { toolCallId, toolName, input } = part;
        reasoning.noteCall(toolCallId, part.providerMetadata, emit);
        const call = startedCalls.get(toolCallId) ?? { toolName, hasDelta: false };
        // `streamObject` reads an object that comes as a tool call from its deltas alone.
        if (!call.hasDelta) emit(lowerCallDelta(toolCallId, call, input));
        emit({ type: 'tool-call', toolCallType: 'function', toolCallId, toolName, args: input });
        break;
      }
      case 'tool-result':
        otherContent.push(part);
        break;
      case 'source': {
        const { type: _type, ...source } = part;
        if (source.sourceType === 'url') emit({ type: 'source', source });
        else otherContent.push(part);
        break;
      }
      case 'file':
        emit({ type: 'file', mimeType: part.mediaType, data: part.data });
        break;
      case 'response-metadata':
      case 'error':
        emit(part);
        break;
      case 'finish':
        emit(lowerFinishToV1(part, otherContent));
        break;
    }
  };
}

function lowerCallDelta(
  toolCallId: string,
  call: StartedCall,
  argsTextDelta: string,
): LanguageModelV1StreamPart {
  call.hasDelta = true;
  return {
    type: 'tool-call-delta',
    toolCallType: 'function',
    toolCallId,
    toolName: call.toolName,
    argsTextDelta,
  };
}
