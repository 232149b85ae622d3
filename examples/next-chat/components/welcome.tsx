import type { ChatSettings } from '@/lib/settings';

interface Suggestion {
  title: string;
  text: string;
  settings: Partial<ChatSettings>;
}

const SUGGESTIONS: Suggestion[] = [
  {
    title: 'Use a tool',
    text: 'What is the weather in Lisbon?',
    settings: { usesTools: true, searchesWeb: false },
  },
  {
    title: 'Ask before acting',
    text: 'Book a table for 4 guests at “Chez Nous”',
    settings: { usesTools: true, searchesWeb: false },
  },
  {
    title: 'Search the web',
    text: 'What happened in astronomy this week?',
    settings: { usesTools: false, searchesWeb: true },
  },
  {
    title: 'Draw a picture',
    text: 'Draw a lighthouse at dusk',
    settings: { modelId: 'google/gemini-2.5-flash-image', effort: undefined, searchesWeb: false },
  },
];

export function Welcome({ onChoose }: { onChoose: (suggestion: Suggestion) => void }) {
  return (
    <section className="welcome" aria-labelledby="welcome">
      <h2 id="welcome">What shall we talk about?</h2>
      <p>Hundreds of language models, one fal key. Choose one above, or begin with:</p>
      <ul>
        {SUGGESTIONS.map(suggestion => (
          <li key={suggestion.title}>
            <button type="button" onClick={() => onChoose(suggestion)}>
              <strong>{suggestion.title}</strong>
              <span>{suggestion.text}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
