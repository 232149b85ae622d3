import { getToolName, type DynamicToolUIPart, type ToolUIPart } from 'ai';
import type { ChatTools } from '@/lib/tools';
import { Icon } from './icon';

type ToolPart = ToolUIPart<ChatTools> | DynamicToolUIPart;

const TITLES: Record<string, string> = { weather: 'Weather', bookTable: 'Book a table' };

interface ToolCardProps {
  part: ToolPart;
  /** Whether the answer goes on: what is not done by then stays undone. */
  isActive: boolean;
  onApproval: (id: string, approved: boolean) => void;
}

export function ToolCard({ part, isActive, onApproval }: ToolCardProps) {
  const name = getToolName(part);
  const title = TITLES[name] ?? name;
  const isWaiting = part.state === 'approval-requested' && !isActive;
  return (
    <section className={isWaiting ? 'tool asking' : 'tool'} aria-label={`Tool: ${title}`}>
      <h2>
        <Icon name="tool" /> {title} <span className="tool-state">{describeState(part, isActive)}</span>
      </h2>
      <Fields value={part.output ?? part.input} />
      {isWaiting && (
        <p className="approval">
          <span>May the assistant do this?</span>
          <button type="button" className="primary" onClick={() => onApproval(part.approval.id, true)}>
            Approve
          </button>
          <button type="button" onClick={() => onApproval(part.approval.id, false)}>
            Deny
          </button>
        </p>
      )}
    </section>
  );
}

function describeState(part: ToolPart, isActive: boolean): string {
  switch (part.state) {
    case 'approval-requested':
      return 'Needs your approval';
    case 'output-available':
      return 'Done';
    case 'output-denied':
      return 'Denied, not run';
    case 'output-error':
      return `Failed: ${part.errorText}`;
    case 'approval-responded':
      return part.approval.approved ? 'Approved' : 'Denied';
    case 'input-streaming':
    case 'input-available':
      return isActive ? 'Running …' : 'Not run';
  }
}

/** What a tool was asked, and once it has run what it answered, name by name. */
function Fields({ value }: { value: unknown }) {
  if (typeof value !== 'object' || value === null) return null;
  return (
    <dl>
      {Object.entries(value).map(([name, field]) => (
        <div key={name}>
          <dt>{name.replaceAll(/([A-Z])/g, letter => ` ${letter.toLowerCase()}`)}</dt>
          <dd>{typeof field === 'object' ? JSON.stringify(field) : String(field)}</dd>
        </div>
      ))}
    </dl>
  );
}
