import type { FalOpenRouterCapabilities, ReasoningEffort } from 'ai-sdk-fal-openrouter';

/** What the person at the page has chosen. It goes along with each request. */
export interface ChatSettings {
  modelId: string;
  /** Absent: the model's own default. */
  effort?: ReasoningEffort | undefined;
  usesTools: boolean;
  searchesWeb: boolean;
}

export const INITIAL_SETTINGS: ChatSettings = {
  modelId: 'google/gemini-2.5-flash',
  usesTools: true,
  searchesWeb: false,
};

/** The efforts a model can be asked for, least first; none for a model that does not reason. */
export function listEfforts({ reasoning }: FalOpenRouterCapabilities): ReasoningEffort[] {
  if (!reasoning) return [];
  // Where no list is known, any effort may be sent: the three that everyone understands.
  const efforts = (reasoning.efforts ?? ['high', 'medium', 'low']).filter(effort => effort !== 'none');
  const leastFirst = efforts.toReversed();
  return reasoning.mandatory ? leastFirst : ['none', ...leastFirst];
}

/** Chooses another model, and keeps of the other settings what it can do. */
export function changeModel(settings: ChatSettings, model: FalOpenRouterCapabilities): ChatSettings {
  const isKept = settings.effort !== undefined && listEfforts(model).includes(settings.effort);
  return { ...settings, modelId: model.id, effort: isKept ? settings.effort : undefined };
}
