import type { FalOpenRouterCapabilities } from '../../catalog/capabilities.js';
import { PROVIDER_NAME } from '../../names.js';
import type { Paint } from '../style.js';

const HEADINGS = ['reference', 'context', 'output', 'inputs', 'reasoning'] as const;
/** Columns with numbers, which stand at the right. */
const NUMERIC: ReadonlySet<number> = new Set([1, 2]);
const INPUTS: readonly string[] = ['text', 'image', 'file', 'audio', 'video'];
const GAP = '  ';

/**
 * The models as a table; where the terminal is too narrow for it, two lines a model, so that nothing is cut.
 *
 * @param columns width of the terminal; absent where there is none.
 */
export function renderModels(
  models: readonly FalOpenRouterCapabilities[],
  columns: number | undefined,
  paint: Paint,
): string {
  const rows = models.map(describeModel);
  const widths = HEADINGS.map((heading, column) =>
    Math.max(heading.length, ...rows.map(row => row[column]?.length ?? 0)),
  );
  const width = widths.reduce((total, cell) => total + cell, GAP.length * (widths.length - 1));
  const lines =
    columns !== undefined && columns < width
      ? rows.flatMap(([reference = '', context, output, inputs, reasoning]) => [
          paint('bold', reference),
          `${GAP}context ${context}, output ${output}, ${inputs}, reasoning ${reasoning}`,
        ])
      : [paint('bold', alignRow(HEADINGS, widths)), ...rows.map(row => alignRow(row, widths))];
  return `${lines.join('\n')}\n`;
}

function describeModel(model: FalOpenRouterCapabilities): readonly string[] {
  return [
    `${PROVIDER_NAME}/${model.id}`,
    formatTokens(model.contextWindow),
    model.maxOutputTokens === undefined ? '–' : formatTokens(model.maxOutputTokens),
    orderInputs(model.inputModalities).join(' '),
    describeReasoning(model),
  ];
}

/** The facts name them in any order; in a column, models compare better when all keep to one. Unknown ones go last. */
function orderInputs(modalities: readonly string[]): readonly string[] {
  const known = INPUTS.filter(input => modalities.includes(input));
  return [...known, ...modalities.filter(modality => !INPUTS.includes(modality))];
}

/** `always` for models that can't be told not to; then the efforts, lowest first with the default marked, and the budget in tokens. */
export function describeReasoning({ reasoning }: Pick<FalOpenRouterCapabilities, 'reasoning'>): string {
  if (reasoning === false) return 'no';
  const { mandatory, efforts, defaultEffort, budget } = reasoning;
  const words = [
    mandatory ? 'always' : undefined,
    efforts
      ?.toReversed()
      .map(effort => (effort === defaultEffort ? `${effort}*` : effort))
      .join(' '),
    budget && `budget ${budget.min}–${budget.max}`,
  ].filter(Boolean);
  return words.length === 0 ? 'yes' : words.join(', ');
}

/** As models are advertised: 1M, 200K, 128K (which may be 131,072), with at most one decimal. */
export function formatTokens(tokens: number): string {
  const thousand = tokens % 1000 !== 0 && tokens % 1024 === 0 ? 1024 : 1000;
  if (tokens >= thousand ** 2) return `${Number((tokens / thousand ** 2).toFixed(1))}M`;
  return tokens >= thousand ? `${Number((tokens / thousand).toFixed(1))}K` : String(tokens);
}

function alignRow(row: readonly string[], widths: readonly number[]): string {
  return row
    .map((cell, column) => {
      const width = widths[column] ?? 0;
      return NUMERIC.has(column) ? cell.padStart(width) : cell.padEnd(width);
    })
    .join(GAP)
    .trimEnd();
}
