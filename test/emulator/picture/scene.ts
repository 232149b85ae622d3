/** Red, green and blue, 0 to 255. */
export type Color = readonly [red: number, green: number, blue: number];

/** A point of the scene: `y` goes down from 0 to 1, `x` from 0 at the left to the picture's width in heights. */
type Point = readonly [x: number, y: number];

const SKY: Color[] = [
  [42, 31, 92],
  [125, 60, 125],
  [232, 119, 90],
  [255, 198, 138],
];
const SEA: Color[] = [
  [93, 58, 110],
  [28, 23, 64],
];
const SUN: Color = [255, 227, 173];
const LAMP: Color = [255, 233, 176];
const WHITE: Color = [244, 236, 223];
const RED: Color = [184, 67, 78];
const DARK: Color = [23, 18, 46];

const HORIZON = 0.66;
const SUN_RADIUS = 0.1;

/** A lighthouse at dusk, in flat shapes: the colour at a point. The lighthouse stands right of the middle of any width. */
export function paintScene(width: number, x: number, y: number): Color {
  const fromTower = x - width * 0.7;
  const shape = paintLighthouse(fromTower, y) ?? paintRocks(fromTower, y);
  if (shape) return shape;
  if (y > HORIZON) return paintSea(width, x, y);
  if (Math.hypot(x - width * 0.26, y - HORIZON) < SUN_RADIUS) return SUN;
  const sky = blend(SKY, y / HORIZON);
  return isInBeam(fromTower, y) ? mix(sky, LAMP, 0.3) : sky;
}

function paintLighthouse(x: number, y: number): Color | undefined {
  const side = Math.abs(x);
  if (y > 0.13 && y < 0.19 && side < (y - 0.13) * 0.85) return DARK; // the roof
  if (y >= 0.19 && y < 0.25 && side < 0.036) return LAMP;
  if (y >= 0.25 && y < 0.27 && side < 0.066) return DARK; // the gallery
  if (y < 0.27 || y > 0.74 || side > 0.044 + (y - 0.27) * 0.066) return undefined;
  const stripe = Math.floor((y - 0.27) / 0.094);
  return stripe % 2 === 1 ? RED : WHITE;
}

const SHORE: Point[] = [
  [-0.36, 1],
  [-0.2, 0.81],
  [-0.06, 0.745],
  [0.16, 0.74],
  [0.34, 0.83],
  [0.8, 0.88],
];

function paintRocks(x: number, y: number): Color | undefined {
  const next = SHORE.findIndex(([shoreX]) => shoreX >= x);
  const [fromX, fromY] = SHORE[next - 1] ?? [0, 1];
  const [toX, toY] = SHORE[next] ?? [1, 1];
  if (next < 1) return x > 0 && y > 0.88 ? DARK : undefined;
  return y > fromY + ((toY - fromY) * (x - fromX)) / (toX - fromX) ? DARK : undefined;
}

/** With the sun's reflection, a stripe to each wave. */
function paintSea(width: number, x: number, y: number): Color {
  const sea = blend(SEA, (y - HORIZON) / (1 - HORIZON));
  const depth = y - HORIZON;
  const isWave = Math.floor(depth / 0.022) % 2 === 1 && depth < 0.19;
  return isWave && Math.abs(x - width * 0.26) < 0.1 - depth * 0.3 ? mix(sea, SUN, 0.45) : sea;
}

/** Light goes to the left, and wider with the way. */
function isInBeam(x: number, y: number): boolean {
  return x < -0.036 && y > 0.215 + x * 0.16 && y < 0.225 - x * 0.08;
}

function blend(colors: Color[], position: number): Color {
  const place = Math.min(Math.max(position, 0), 1) * (colors.length - 1);
  const from = colors[Math.floor(place)] ?? DARK;
  return mix(from, colors[Math.ceil(place)] ?? from, place % 1);
}

function mix(from: Color, to: Color, share: number): Color {
  return [
    from[0] + (to[0] - from[0]) * share,
    from[1] + (to[1] - from[1]) * share,
    from[2] + (to[2] - from[2]) * share,
  ];
}
