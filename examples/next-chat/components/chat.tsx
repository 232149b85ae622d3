'use client';

import { useChat } from '@ai-sdk/react';
import type { FalOpenRouterCapabilities } from 'ai-sdk-fal-openrouter';
import {
  DefaultChatTransport,
  isToolUIPart,
  lastAssistantMessageIsCompleteWithApprovalResponses,
  type FileUIPart,
} from 'ai';
import { useEffect, useRef, useState } from 'react';
import { readText, type ChatMessage } from '@/lib/chat-message';
import { loadChat, saveChat } from '@/lib/saved-chat';
import { changeModel, INITIAL_SETTINGS, type ChatSettings } from '@/lib/settings';
import { Composer } from './composer';
import { Icon } from './icon';
import { Message } from './message';
import { ModelPicker } from './model-picker';
import { ReasoningControl } from './reasoning-control';
import { useFollowedEnd } from './use-followed-end';
import { Welcome } from './welcome';

interface ChatProps {
  models: FalOpenRouterCapabilities[];
  isEmulated: boolean;
}

export function Chat({ models, isEmulated }: ChatProps) {
  const [settings, setSettings] = useState(INITIAL_SETTINGS);
  const [isLoaded, setLoaded] = useState(false);
  const [announcement, setAnnouncement] = useState('');
  const input = useRef<HTMLTextAreaElement>(null);
  const main = useRef<HTMLElement>(null);

  // The transport asks for them with each request, also those that an approval sends by itself.
  const currentSettings = useRef(settings);
  const [transport] = useState(
    () => new DefaultChatTransport<ChatMessage>({ body: () => currentSettings.current }),
  );
  function changeSettings(changed: ChatSettings): void {
    currentSettings.current = changed;
    setSettings(changed);
  }

  const chat = useChat<ChatMessage>({
    transport,
    throttle: 40, // milliseconds between renderings
    sendAutomaticallyWhen: lastAssistantMessageIsCompleteWithApprovalResponses,
    onFinish: ({ message, isAbort, isError }) => {
      if (isAbort) markStopped(message);
      if (!isError) setAnnouncement(isAbort ? 'Stopped.' : describeAnswer(message));
    },
  });
  const { messages, setMessages, status, error } = chat;
  const isBusy = status === 'submitted' || status === 'streaming';
  const lastMessage = messages.at(-1);
  const isAwaitingApproval = !isBusy && lastMessage !== undefined && findApproval(lastMessage) !== undefined;
  const model = models.find(({ id }) => id === settings.modelId);
  const followEnd = useFollowedEnd([messages, status]);

  useEffect(() => {
    const saved = loadChat();
    if (saved) {
      setMessages(saved.messages);
      currentSettings.current = saved.settings;
      setSettings(saved.settings);
    }
    setLoaded(true);
    takeFocus();
  }, [setMessages]);

  useEffect(() => {
    if (isLoaded && status !== 'streaming') saveChat({ messages, settings });
  }, [isLoaded, messages, settings, status]);

  function markStopped(stopped: ChatMessage): void {
    setMessages(current =>
      current.map(message =>
        message.id === stopped.id && message.role === 'assistant'
          ? { ...message, metadata: { ...message.metadata, finishReason: 'stopped' as const } }
          : message,
      ),
    );
  }

  /** To where the person goes on, when what had the focus goes away. On a phone, a text field would open its keyboard. */
  function takeFocus(): void {
    const target = window.matchMedia('(pointer: fine)').matches ? input : main;
    target.current?.focus({ preventScroll: true });
  }

  function send(text: string, files: FileUIPart[]): void {
    setAnnouncement('Waiting for the answer.');
    followEnd();
    void chat.sendMessage({ text, files });
  }

  function retry(): void {
    setAnnouncement('Asking again.');
    takeFocus();
    void chat.regenerate();
  }

  function answerApproval(id: string, approved: boolean): void {
    setAnnouncement(approved ? 'Approved.' : 'Denied.');
    takeFocus();
    void chat.addToolApprovalResponse({ id, approved });
  }

  function startAnew(): void {
    chat.clearError();
    setMessages([]);
    setAnnouncement('New chat.');
    takeFocus();
  }

  const canRetry = !isBusy && !error && !isAwaitingApproval;
  const isUnanswered = status === 'ready' && lastMessage !== undefined && !hasContent(lastMessage);

  return (
    <>
      <header>
        <div className="bar">
          <h1 className="visually-hidden">Chat on fal’s OpenRouter route</h1>
          <ModelPicker
            models={models}
            selected={settings.modelId}
            isDisabled={isBusy}
            onSelect={chosen => changeSettings(changeModel(settings, chosen))}
          />
          {model && (
            <ReasoningControl
              model={model}
              effort={settings.effort}
              onChange={effort => changeSettings({ ...settings, effort })}
            />
          )}
          <button type="button" className="quiet new-chat" onClick={startAnew} disabled={isBusy}>
            <Icon name="add" /> <span>New chat</span>
          </button>
        </div>
        {isEmulated && (
          <p className="notice">
            <strong>This is the emulator, not fal:</strong> a script makes the answers up. Set{' '}
            <code>FAL_API_KEY</code> to talk to models.
          </p>
        )}
      </header>

      <main ref={main} tabIndex={-1} aria-busy={isBusy}>
        {isLoaded && messages.length === 0 && (
          <Welcome
            onChoose={({ text, settings: change }) => {
              changeSettings({ ...settings, ...change });
              send(text, []);
            }}
          />
        )}
        {messages.map(message => (
          <Message
            key={message.id}
            message={message}
            modelName={models.find(({ id }) => id === message.metadata?.model)?.name}
            isActive={isBusy && message === lastMessage}
            onRetry={message === lastMessage && canRetry ? retry : undefined}
            onApproval={answerApproval}
          />
        ))}
        {isBusy && (status === 'submitted' || !hasContent(lastMessage)) && (
          <p className="waiting">
            <span className="visually-hidden">Waiting for the answer</span>
            <i />
            <i />
            <i />
          </p>
        )}
        {(error || isUnanswered) && (
          <div className="failure" role={error ? 'alert' : undefined}>
            <Icon name="warning" />
            <p>{error ? describeError(error) : 'This message has no answer yet.'}</p>
            <button type="button" onClick={retry}>
              <Icon name="redo" /> Try again
            </button>
          </div>
        )}
      </main>

      <Composer
        ref={input}
        model={model}
        settings={settings}
        isBusy={isBusy}
        isAwaitingApproval={isAwaitingApproval}
        onChangeSettings={changeSettings}
        onSend={send}
        onStop={() => void chat.stop()}
      />
      <p role="status" className="visually-hidden">
        {announcement}
      </p>
    </>
  );
}

function findApproval(message: ChatMessage): string | undefined {
  const part = message.parts.find(
    candidate => isToolUIPart(candidate) && candidate.state === 'approval-requested',
  );
  return part && isToolUIPart(part) ? part.approval?.id : undefined;
}

function hasContent(message: ChatMessage | undefined): boolean {
  return message?.role === 'assistant' && message.parts.some(part => part.type !== 'step-start');
}

/** A screen reader says the answer once, when it is whole, instead of each piece. */
function describeAnswer(message: ChatMessage): string {
  if (findApproval(message) !== undefined) return 'The assistant asks for your approval.';
  return readText(message) || 'The answer has no text.';
}

/** The route's errors come in words; the browser's own speak of fetching. */
function describeError(error: Error): string {
  return error instanceof TypeError
    ? 'The connection to this page’s server broke. Is it running, and are you online?'
    : error.message;
}
