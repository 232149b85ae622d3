import { isToolUIPart } from 'ai';
import { memo } from 'react';
import type { ChatMessage } from '@/lib/chat-message';
import { Icon } from './icon';
import { Markdown } from './markdown';
import { shortenName } from './model-picker';
import { ToolCard } from './tool-card';

type Part = ChatMessage['parts'][number];
type Block = { kind: 'thinking'; text: string; isStreaming: boolean } | { kind: 'part'; part: Part };

interface MessageProps {
  message: ChatMessage;
  modelName: string | undefined;
  /** Whether more of it is coming. */
  isActive: boolean;
  onRetry: (() => void) | undefined;
  onApproval: (id: string, approved: boolean) => void;
}

function MessageView({ message, modelName, isActive, onRetry, onApproval }: MessageProps) {
  const isUser = message.role === 'user';
  const name = shortenName(modelName ?? message.metadata?.model ?? 'Assistant');
  const blocks = groupParts(message.parts);
  if (blocks.length === 0) return null; // nothing has come yet, or nothing came before the error
  return (
    <article className={isUser ? 'message mine' : 'message'} aria-label={isUser ? 'You' : name}>
      {blocks.map((block, index) =>
        block.kind === 'thinking' ? (
          <Thinking key={index} text={block.text} isStreaming={isActive && block.isStreaming} />
        ) : (
          <PartView
            key={index}
            part={block.part}
            isUser={isUser}
            isActive={isActive}
            onApproval={onApproval}
          />
        ),
      )}
      <Sources message={message} />
      {!isUser && !isActive && <Footer message={message} name={name} onRetry={onRetry} />}
    </article>
  );
}

/** Only the message that grows is drawn again. */
export const Message = memo(
  MessageView,
  (before, after) =>
    before.message === after.message &&
    before.isActive === after.isActive &&
    (before.onRetry === undefined) === (after.onRetry === undefined),
);

function PartView(props: {
  part: Part;
  isUser: boolean;
  isActive: boolean;
  onApproval: (id: string, approved: boolean) => void;
}) {
  const { part, isUser, isActive, onApproval } = props;
  if (isToolUIPart(part)) return <ToolCard part={part} isActive={isActive} onApproval={onApproval} />;
  if (part.type === 'text') {
    if (part.text === '') return null;
    return isUser ? (
      <p className="text">{part.text}</p>
    ) : (
      <Markdown text={part.text} isStreaming={isActive} />
    );
  }
  if (part.type === 'file' && part.mediaType.startsWith('image')) {
    const name = part.filename ?? (isUser ? 'Image' : 'Generated image');
    return <img className="picture" src={part.url} alt={name} />;
  }
  return null;
}

function Thinking({ text, isStreaming }: { text: string; isStreaming: boolean }) {
  return (
    <details className="thinking">
      <summary>
        <Icon name="think" />
        <span className={isStreaming ? 'shimmer' : undefined}>{isStreaming ? 'Thinking …' : 'Thoughts'}</span>
        <Icon name="chevron" />
      </summary>
      <p className="text">{text}</p>
    </details>
  );
}

function Sources({ message }: { message: ChatMessage }) {
  const sources = new Map<string, string>();
  for (const part of message.parts) {
    if (part.type === 'source-url') sources.set(part.url, part.title ?? new URL(part.url).hostname);
  }
  if (sources.size === 0) return null;
  return (
    <section className="sources" aria-label="Sources">
      <h2>Sources</h2>
      <ol>
        {[...sources].map(([url, title]) => (
          <li key={url}>
            <a href={url} target="_blank" rel="noreferrer">
              {title}
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}

const ENDINGS: Record<string, string> = {
  stopped: 'You stopped this answer.',
  length: 'The answer was cut: it reached the model’s limit of tokens.',
  'content-filter': 'The model or its filter declined to say more.',
  error: 'The answer broke off before its end.',
};

function Footer({ message, name, onRetry }: Pick<MessageProps, 'message' | 'onRetry'> & { name: string }) {
  const { finishReason = '', inputTokens, outputTokens, reasoningTokens, cost } = message.metadata ?? {};
  const ending = ENDINGS[finishReason];
  const facts = [
    ...(inputTokens === undefined ? [] : [`${inputTokens.toLocaleString('en')} tokens in`]),
    ...(outputTokens === undefined ? [] : [`${outputTokens.toLocaleString('en')} out`]),
    ...(reasoningTokens ? [`${reasoningTokens.toLocaleString('en')} of them thinking`] : []),
    ...(cost === undefined ? [] : [formatCost(cost)]),
  ];
  return (
    <footer>
      {ending && <p className="ending">{ending}</p>}
      <p className="facts">
        <span>{name}</span>
        {facts.map(fact => (
          <span key={fact}>{fact}</span>
        ))}
        {onRetry && (
          <button type="button" className="quiet" onClick={onRetry}>
            <Icon name="redo" /> Try again
          </button>
        )}
      </p>
    </footer>
  );
}

/** Dollars, with as many digits as a cheap answer needs. */
function formatCost(cost: number): string {
  return cost.toLocaleString('en', { style: 'currency', currency: 'USD', maximumFractionDigits: 6 });
}

/** Thinking that stands together is shown together; what is encrypted has no text to show. */
function groupParts(parts: Part[]): Block[] {
  const blocks: Block[] = [];
  for (const part of parts) {
    if (part.type === 'step-start' || part.type === 'source-url') continue;
    const last = blocks.at(-1);
    if (part.type !== 'reasoning') blocks.push({ kind: 'part', part });
    else if (part.text === '' && part.state !== 'streaming') continue;
    else if (last?.kind !== 'thinking')
      blocks.push({ kind: 'thinking', text: part.text, isStreaming: part.state === 'streaming' });
    else {
      last.text += `\n\n${part.text}`;
      last.isStreaming = part.state === 'streaming';
    }
  }
  return blocks;
}
