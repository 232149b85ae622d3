import type { IssuedReasoning } from '../chat.js';
import { refuseShape } from '../refusal.js';
import type { RecordedRequest } from '../types.js';
import { checkFields, checkModelId } from './check-fields.js';
import { checkReasoningHistory } from './check-reasoning-history.js';
import { checkToolHistory } from './check-tool-history.js';
import { chatRequest, embeddingRequest } from './request-shape.js';

/** Refuses what the route or an upstream would refuse: shape first, then sense, then history. */
export function checkBody(
  endpoint: 'chat' | 'embeddings',
  request: RecordedRequest,
  issued: IssuedReasoning,
): void {
  const { body, headers } = request;
  if (Object.keys(body).length === 0) checkJson(request.bodyText);
  if (!headers['content-type']?.startsWith('application/json')) {
    refuseShape(
      [],
      'Input should be a valid dictionary',
      'model_attributes_type',
      request.bodyText.slice(0, 200),
    );
  }
  if (endpoint === 'embeddings') {
    embeddingRequest(body, []);
    checkModelId(body);
    return;
  }
  chatRequest(body, []);
  checkFields(body);
  checkToolHistory(body);
  checkReasoningHistory(body, issued);
}

function checkJson(bodyText: string): void {
  try {
    JSON.parse(bodyText);
  } catch {
    refuseShape([0], 'JSON decode error', 'json_invalid', {});
  }
}
