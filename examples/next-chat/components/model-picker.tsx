import type { FalOpenRouterCapabilities } from 'ai-sdk-fal-openrouter';
import { useRef, useState, type KeyboardEvent } from 'react';
import { Icon } from './icon';

/** The models that fal documents go first. */
const DOCUMENTED = [
  'google/gemini-2.5-flash',
  'anthropic/claude-sonnet-4.6',
  'anthropic/claude-opus-4.6',
  'anthropic/claude-sonnet-4.5',
  'openai/gpt-4.1',
  'openai/gpt-oss-120b',
  'meta-llama/llama-4-maverick',
];

interface ModelPickerProps {
  models: FalOpenRouterCapabilities[];
  selected: string;
  isDisabled: boolean;
  onSelect: (model: FalOpenRouterCapabilities) => void;
}

/** A button that opens a dialog: a search field over a list, moved through with the arrow keys (the combobox of ARIA). */
export function ModelPicker({ models, selected, isDisabled, onSelect }: ModelPickerProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [search, setSearch] = useState('');
  const [active, setActive] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const found = findModels(models, search);
  const chosen = models.find(({ id }) => id === selected);

  function open(): void {
    setSearch('');
    setActive(
      Math.max(
        0,
        findModels(models, '').findIndex(({ id }) => id === selected),
      ),
    );
    setOpen(true);
    dialog.current?.showModal();
    showOption('active');
  }

  function choose(model: FalOpenRouterCapabilities | undefined): void {
    if (!model) return;
    onSelect(model);
    dialog.current?.close();
  }

  function move(event: KeyboardEvent): void {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const step = steps[event.key];
    if (event.key === 'Enter') {
      event.preventDefault();
      choose(found[active]);
    } else if (step !== undefined) {
      event.preventDefault();
      setActive(Math.min(Math.max(active + step, 0), found.length - 1));
      showOption('active');
    }
  }

  /** After the next rendering. */
  function showOption(state: string): void {
    requestAnimationFrame(() =>
      dialog.current?.querySelector(`[data-state~="${state}"]`)?.scrollIntoView({ block: 'nearest' }),
    );
  }

  return (
    <>
      <button type="button" className="model" onClick={open} disabled={isDisabled} aria-haspopup="dialog">
        <span className="visually-hidden">Model: </span>
        <span className="model-name">{chosen ? shortenName(chosen.name) : selected}</span>
        <Icon name="chevron" />
      </button>
      <dialog
        ref={dialog}
        className="picker"
        aria-label="Choose a model"
        onClose={() => setOpen(false)}
        onClick={event => {
          if (event.target === dialog.current) dialog.current?.close(); // the backdrop
        }}
      >
        <div className="picker-search">
          <Icon name="search" />
          <input
            type="text"
            role="combobox"
            aria-label="Search models"
            aria-expanded="true"
            aria-controls="models"
            aria-activedescendant={found[active] ? `model-${active}` : undefined}
            placeholder={`Search ${models.length} models`}
            value={search}
            onChange={event => {
              setSearch(event.target.value);
              setActive(0);
            }}
            onKeyDown={move}
          />
          <button type="button" className="quiet" aria-label="Close" onClick={() => dialog.current?.close()}>
            <Icon name="close" />
          </button>
        </div>
        <ul id="models" role="listbox" aria-label="Models">
          {(isOpen ? found : []).map((model, index) => (
            <li
              key={model.id}
              id={`model-${index}`}
              role="option"
              aria-selected={model.id === selected}
              data-state={index === active ? 'active' : undefined}
              onClick={() => choose(model)}
            >
              <span className="model-title">{model.name}</span>
              <span className="model-id">{model.id}</span>
              <span className="model-traits">
                {formatTokens(model.contextWindow)} context
                {listTraits(model).map(trait => ` · ${trait}`)}
              </span>
              {model.id === selected && <Icon name="check" />}
            </li>
          ))}
        </ul>
        {found.length === 0 && <p className="nothing">No model matches “{search}”.</p>}
        <p role="status" className="visually-hidden">
          {found.length} models
        </p>
      </dialog>
    </>
  );
}

function findModels(models: FalOpenRouterCapabilities[], search: string): FalOpenRouterCapabilities[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = models.filter(model => {
    const text = `${model.name} ${model.id} ${listTraits(model).join(' ')}`.toLowerCase();
    return words.every(word => text.includes(word));
  });
  const rank = ({ id }: FalOpenRouterCapabilities) =>
    DOCUMENTED.includes(id) ? DOCUMENTED.indexOf(id) : DOCUMENTED.length;
  return matches.toSorted((one, other) => rank(one) - rank(other));
}

function listTraits({
  reasoning,
  tools,
  inputModalities,
  outputModalities,
}: FalOpenRouterCapabilities): string[] {
  return [
    ...(reasoning ? ['thinking'] : []),
    ...(tools ? ['tools'] : []),
    ...(inputModalities.includes('image') ? ['sees images'] : []),
    ...(outputModalities.includes('image') ? ['makes images'] : []),
  ];
}

function formatTokens(tokens: number): string {
  if (tokens >= 1_000_000) return `${Math.floor(tokens / 100_000) / 10}M`;
  return `${Math.round(tokens / (tokens % 1024 === 0 ? 1024 : 1000))}K`;
}

/** `Google: Nano Banana (Gemini 2.5 Flash Image)` → `Nano Banana (Gemini 2.5 Flash Image)` */
export function shortenName(name: string): string {
  return name.replace(/^[^:]+: /, '');
}
