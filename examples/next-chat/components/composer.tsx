import type { FalOpenRouterCapabilities } from 'ai-sdk-fal-openrouter';
import { convertFileListToFileUIParts, type FileUIPart } from 'ai';
import { useRef, useState, type KeyboardEvent, type Ref } from 'react';
import type { ChatSettings } from '@/lib/settings';
import { Icon } from './icon';

interface ComposerProps {
  ref: Ref<HTMLTextAreaElement>;
  model: FalOpenRouterCapabilities | undefined;
  settings: ChatSettings;
  isBusy: boolean;
  isAwaitingApproval: boolean;
  onChangeSettings: (settings: ChatSettings) => void;
  onSend: (text: string, files: FileUIPart[]) => void;
  onStop: () => void;
}

export function Composer({ ref, model, settings, isBusy, isAwaitingApproval, ...handlers }: ComposerProps) {
  const { onChangeSettings, onSend, onStop } = handlers;
  const [text, setText] = useState('');
  const [images, setImages] = useState<FileUIPart[]>([]);
  const fileInput = useRef<HTMLInputElement>(null);
  const seesImages = model?.inputModalities.includes('image') ?? true;
  const hasTools = model?.tools ?? true;
  const canSend = !isBusy && !isAwaitingApproval && (text.trim() !== '' || images.length > 0);

  function submit(): void {
    if (!canSend) return;
    onSend(text.trim(), images);
    setText('');
    setImages([]);
  }

  function sendOnEnter(event: KeyboardEvent): void {
    // While an input method composes, Enter takes its suggestion.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit();
  }

  async function addImages(files: FileList | undefined): Promise<void> {
    const added = await convertFileListToFileUIParts(files);
    setImages(current => [...current, ...added.filter(({ mediaType }) => mediaType.startsWith('image/'))]);
    if (fileInput.current) fileInput.current.value = ''; // so that the same file can be chosen again
  }

  return (
    <form
      className="composer"
      aria-label="Message"
      onSubmit={event => {
        event.preventDefault();
        submit();
      }}
    >
      {images.length > 0 && (
        <ul className="attachments" aria-label="Images to send">
          {images.map((image, index) => (
            <li key={image.url}>
              <img src={image.url} alt={image.filename ?? 'Image'} />
              <button
                type="button"
                aria-label={`Remove ${image.filename ?? 'image'}`}
                onClick={() => setImages(images.filter((_, position) => position !== index))}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <label className="visually-hidden" htmlFor="message">
        Your message
      </label>
      <textarea
        ref={ref}
        id="message"
        rows={1}
        placeholder={isAwaitingApproval ? 'Approve or deny first' : 'Ask anything'}
        value={text}
        onChange={event => setText(event.target.value)}
        onKeyDown={sendOnEnter}
        onPaste={event => {
          if (seesImages && event.clipboardData.files.length > 0) void addImages(event.clipboardData.files);
        }}
      />
      <div className="controls">
        <input
          ref={fileInput}
          type="file"
          accept="image/*"
          multiple
          hidden
          onChange={event => void addImages(event.target.files ?? undefined)}
        />
        <button
          type="button"
          className="toggle"
          disabled={!seesImages}
          title={seesImages ? undefined : 'This model does not see images'}
          onClick={() => fileInput.current?.click()}
        >
          <Icon name="image" /> <span>Add image</span>
        </button>
        <button
          type="button"
          className="toggle"
          aria-pressed={settings.searchesWeb}
          onClick={() => onChangeSettings({ ...settings, searchesWeb: !settings.searchesWeb })}
        >
          <Icon name="globe" /> <span>Web search</span>
        </button>
        <button
          type="button"
          className="toggle"
          aria-pressed={settings.usesTools && hasTools}
          disabled={!hasTools}
          title={hasTools ? undefined : 'This model calls no tools'}
          onClick={() => onChangeSettings({ ...settings, usesTools: !settings.usesTools })}
        >
          <Icon name="tool" /> <span>Tools</span>
        </button>
        {/* One button, so that the focus stays on it. */}
        <button
          type={isBusy ? 'button' : 'submit'}
          className="send"
          aria-label={isBusy ? 'Stop' : 'Send'}
          aria-disabled={!isBusy && !canSend}
          onClick={event => {
            if (!isBusy) return;
            event.preventDefault();
            onStop();
          }}
        >
          <Icon name={isBusy ? 'stop' : 'arrowUp'} />
        </button>
      </div>
    </form>
  );
}
