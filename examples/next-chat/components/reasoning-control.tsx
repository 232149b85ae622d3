import type { FalOpenRouterCapabilities, ReasoningEffort } from 'ai-sdk-fal-openrouter';
import { listEfforts } from '@/lib/settings';
import { Icon } from './icon';

const WORDS: Record<ReasoningEffort, string> = {
  none: 'Off',
  minimal: 'Minimal',
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  xhigh: 'Very high',
  max: 'Maximum',
};

interface ReasoningControlProps {
  model: FalOpenRouterCapabilities;
  effort: ReasoningEffort | undefined;
  onChange: (effort: ReasoningEffort | undefined) => void;
}

/** Offers the efforts that this very model takes, and nothing where it does not reason. */
export function ReasoningControl({ model, effort, onChange }: ReasoningControlProps) {
  const { reasoning } = model;
  if (!reasoning) return null;
  const usual = reasoning.defaultEffort;
  return (
    <label className="effort" title="How hard the model thinks">
      <Icon name="think" />
      <span className="visually-hidden">Thinking</span>
      <select
        value={effort ?? ''}
        onChange={event => {
          const chosen = listEfforts(model).find(candidate => candidate === event.target.value);
          onChange(chosen);
        }}
      >
        <option value="">Default{usual ? ` (${WORDS[usual].toLowerCase()})` : ''}</option>
        {listEfforts(model).map(candidate => (
          <option key={candidate} value={candidate}>
            {WORDS[candidate]}
          </option>
        ))}
      </select>
      <Icon name="chevron" />
    </label>
  );
}
