import type { SubjectName } from '../job.js';
import type { GrowthResult } from '../scenarios/scenario.js';

const WIDTH = 760;
const HEIGHT = 460;
const PLOT = { left: 76, right: 590, top: 64, bottom: 396 };
const COLORS: Readonly<Partial<Record<SubjectName, string>>> = {
  floor: '#8a8f98',
  hop: '#8a8f98',
  factory: '#d9730d',
  openrouter: '#9065b0',
  fal: '#0b6e99',
};
const LABEL_HEIGHT = 16;

type Scale = (value: number) => number;

/** Draws how costs grow, on paper that is logarithmic both ways: what is linear has the slope of the dashed line. */
export function drawPlot({ title, sizeLabel, costLabel, series }: GrowthResult): string {
  const points = series.flatMap(line => line.points);
  const sizes = points.map(({ x }) => x);
  const costs = points.map(({ y }) => y);
  const sizeRange = [Math.min(...sizes), Math.max(...sizes)] as const;
  const costRange = [lowerPower(Math.min(...costs)), upperPower(Math.max(...costs))] as const;
  const scaleX = createScale(sizeRange, [PLOT.left, PLOT.right]);
  const scaleY = createScale(costRange, [PLOT.bottom, PLOT.top]);
  const labels = placeLabels(
    series.map(({ subject, points: own, exponent }) => ({
      subject,
      text: `${subject} (n^${exponent.toFixed(2)})`,
      y: scaleY(own.at(-1)?.y ?? 1),
    })),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" font-size="13" role="img">`,
    `<title>${title}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" rx="8" fill="#ffffff"/>`,
    `<text x="${PLOT.left}" y="28" font-size="16" font-weight="600" fill="#1f2328">${title}</text>`,
    `<text x="${PLOT.left}" y="48" fill="#59636e">${costLabel}, by ${sizeLabel}; dashed: linear</text>`,
    ...listPowers(...costRange).map(power => drawCostLine(power, scaleY(power))),
    ...listTicks(sizeRange).map(tick => drawSizeTick(tick, scaleX(tick))),
    drawLinear(sizeRange, costRange, scaleX, scaleY),
    ...series.map(({ subject, points: own }) => drawSeries(subject, own, scaleX, scaleY)),
    ...labels.map(
      ({ subject, text, y }) =>
        `<text x="${PLOT.right + 10}" y="${round(y + 4)}" fill="${findColor(subject)}" font-weight="${subject === 'fal' ? 700 : 400}">${text}</text>`,
    ),
    `<text x="${(PLOT.left + PLOT.right) / 2}" y="${HEIGHT - 18}" text-anchor="middle" fill="#59636e">${sizeLabel}</text>`,
    '</svg>\n',
  ].join('\n');
}

function drawCostLine(cost: number, y: number): string {
  return `<path d="M${PLOT.left} ${round(y)}H${PLOT.right}" stroke="#e4e7eb"/><text x="${PLOT.left - 8}" y="${round(y + 4)}" text-anchor="end" fill="#59636e">${cost.toLocaleString('en', { maximumFractionDigits: 3 })}</text>`;
}

function drawSizeTick(size: number, x: number): string {
  return `<path d="M${round(x)} ${PLOT.bottom}v5" stroke="#59636e"/><text x="${round(x)}" y="${PLOT.bottom + 20}" text-anchor="middle" fill="#59636e">${size.toLocaleString('en')}</text>`;
}

/** A linear cost that starts in the lower left corner. */
function drawLinear(
  sizeRange: readonly [number, number],
  costRange: readonly [number, number],
  scaleX: Scale,
  scaleY: Scale,
): string {
  const growth = Math.min(sizeRange[1] / sizeRange[0], costRange[1] / costRange[0]);
  return `<path d="M${PLOT.left} ${PLOT.bottom}L${round(scaleX(sizeRange[0] * growth))} ${round(scaleY(costRange[0] * growth))}" stroke="#b6bcc4" stroke-dasharray="5 5"/>`;
}

function drawSeries(
  subject: SubjectName,
  points: ReadonlyArray<{ x: number; y: number }>,
  scaleX: Scale,
  scaleY: Scale,
): string {
  const places = points.map(({ x, y }) => ({ x: round(scaleX(x)), y: round(scaleY(y)) }));
  const line = places.map(({ x, y }) => `${x} ${y}`).join('L');
  const color = findColor(subject);
  const dots = places.map(({ x, y }) => `<circle cx="${x}" cy="${y}" r="3" fill="${color}"/>`).join('');
  return `<path d="M${line}" fill="none" stroke="${color}" stroke-width="${subject === 'fal' ? 3 : 1.75}"/>${dots}`;
}

/** Moves labels apart that would lie on each other. */
function placeLabels<LABEL extends { y: number }>(labels: readonly LABEL[]): LABEL[] {
  const placed: LABEL[] = [];
  for (const label of [...labels].sort((one, other) => one.y - other.y)) {
    const lowest = placed.at(-1);
    placed.push({ ...label, y: Math.max(label.y, (lowest?.y ?? -Infinity) + LABEL_HEIGHT) });
  }
  return placed;
}

function createScale([from, to]: readonly [number, number], [start, end]: readonly [number, number]): Scale {
  const factor = (end - start) / (Math.log(to) - Math.log(from));
  return value => start + (Math.log(value) - Math.log(from)) * factor;
}

function lowerPower(value: number): number {
  return 10 ** Math.floor(Math.log10(value));
}

function upperPower(value: number): number {
  return 10 ** Math.ceil(Math.log10(value));
}

function listPowers(from: number, to: number): number[] {
  const count = Math.round(Math.log10(to / from)) + 1;
  return Array.from({ length: count }, (_, position) => from * 10 ** position);
}

/** The ends and the powers of ten between them. */
function listTicks([from, to]: readonly [number, number]): number[] {
  const powers = listPowers(upperPower(from), lowerPower(to));
  return [...new Set([from, ...powers, to])].filter(tick => tick === to || tick * 1.5 < to);
}

function findColor(subject: SubjectName): string {
  return COLORS[subject] ?? '#1f2328';
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
