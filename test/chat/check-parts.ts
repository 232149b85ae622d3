import type { LanguageModelV4StreamPart } from '@ai-sdk/provider';

/**
 * The rules that the parts of every answer keep, whatever the wire did. Gives what is broken, in words; nothing where all is
 * well.
 */
export function findBrokenRules(parts: readonly LanguageModelV4StreamPart[]): string[] {
  const broken: string[] = [];
  const openParts = new Map<string, 'text' | 'reasoning' | 'tool-input'>();
  const usedIds = new Set<string>();
  const calls = new Set<string>();
  const inputs = new Map<string, string>();

  function start(kind: 'text' | 'reasoning' | 'tool-input', id: string): void {
    if (usedIds.has(id)) broken.push(`${kind}-start uses the id ${id} again`);
    for (const [otherId, other] of openParts) {
      if (other !== 'tool-input') broken.push(`${kind}-start while ${other} ${otherId} is open`);
    }
    usedIds.add(id);
    openParts.set(id, kind);
  }
  function need(kind: 'text' | 'reasoning' | 'tool-input', id: string, type: string): void {
    if (openParts.get(id) !== kind) broken.push(`${type} for ${id}, which is not open`);
  }

  for (const [position, part] of parts.entries()) {
    switch (part.type) {
      case 'stream-start':
        if (position !== 0) broken.push('stream-start is not first');
        break;
      case 'text-start':
        start('text', part.id);
        break;
      case 'reasoning-start':
        start('reasoning', part.id);
        break;
      case 'tool-input-start':
        start('tool-input', part.id);
        inputs.set(part.id, '');
        break;
      case 'text-delta':
        need('text', part.id, part.type);
        if (part.delta === '') broken.push('an empty text-delta');
        break;
      case 'reasoning-delta':
        need('reasoning', part.id, part.type);
        break;
      case 'tool-input-delta':
        need('tool-input', part.id, part.type);
        inputs.set(part.id, (inputs.get(part.id) ?? '') + part.delta);
        break;
      case 'text-end':
        need('text', part.id, part.type);
        openParts.delete(part.id);
        break;
      case 'reasoning-end':
        need('reasoning', part.id, part.type);
        openParts.delete(part.id);
        break;
      case 'tool-input-end':
        need('tool-input', part.id, part.type);
        openParts.delete(part.id);
        break;
      case 'tool-call':
        if (calls.has(part.toolCallId)) broken.push(`tool-call ${part.toolCallId} twice`);
        calls.add(part.toolCallId);
        if (openParts.has(part.toolCallId))
          broken.push(`tool-call ${part.toolCallId} before its input ended`);
        if ((inputs.get(part.toolCallId) || '{}') !== part.input) {
          broken.push(`tool-call ${part.toolCallId} with an input other than its deltas`);
        }
        break;
      case 'source':
        if (usedIds.has(part.id)) broken.push(`source uses the id ${part.id} again`);
        usedIds.add(part.id);
        break;
      case 'file':
        for (const [id, kind] of openParts) {
          if (kind !== 'tool-input') broken.push(`file while ${kind} ${id} is open`);
        }
        break;
      case 'finish':
        if (position !== parts.length - 1) broken.push('finish is not last');
        if (openParts.size > 0) broken.push(`finish while ${[...openParts.keys()].join(', ')} are open`);
        if (calls.size > 0 && ['error', 'length', 'content-filter'].includes(part.finishReason.unified)) {
          broken.push(`tool-call in an answer that ended with ${part.finishReason.unified}`);
        }
        break;
    }
  }
  const [first] = parts;
  if (first?.type !== 'stream-start') broken.push('stream-start is missing');
  if (parts.at(-1)?.type !== 'finish') broken.push('finish is missing');
  return broken;
}
