import { hex, type Oklch } from './colour.ts';

/*
 * The colours of Passerelle, written in OKLCH because it is the space in which lightness can be reasoned about, and
 * given to browsers as sRGB hex so that a ten-year-old phone shows them too.
 */
/** Three moods of one scheme: the light page, the dark page, and what the team's own rooms change in each. */
const LIGHT = {
  paper: [98.4, 0.007, 85],
  raised: [99.6, 0.003, 85],
  sunk: [95.6, 0.011, 85],
  text: [24, 0.012, 60],
  muted: [43, 0.018, 65],
  line: [88, 0.014, 80],
  edge: [58, 0.02, 75],
  ink: [38, 0.07, 225],
  'ink-deep': [30, 0.06, 228],
  'ink-soft': [93.5, 0.021, 220],
  'on-ink': [98.4, 0.007, 85],
  ochre: [72, 0.13, 75],
  'ochre-soft': [95.2, 0.035, 85],
  'on-ochre': [22, 0.03, 70],
  error: [43, 0.145, 28],
  land: [91.2, 0.013, 85],
} as const satisfies Record<string, Oklch>;

export type ColourName = keyof typeof LIGHT;

const DARK = {
  paper: [20.5, 0.013, 235],
  raised: [24, 0.015, 235],
  sunk: [17.5, 0.012, 235],
  text: [93, 0.01, 85],
  muted: [77, 0.014, 85],
  line: [35, 0.016, 235],
  edge: [62, 0.018, 235],
  ink: [80, 0.075, 220],
  'ink-deep': [88, 0.055, 220],
  'ink-soft': [29.5, 0.038, 228],
  'on-ink': [20.5, 0.013, 235],
  ochre: [78, 0.125, 78],
  'ochre-soft': [29, 0.035, 75],
  'on-ochre': [20, 0.03, 70],
  error: [78, 0.11, 32],
  land: [30.5, 0.014, 235],
} as const satisfies Record<ColourName, Oklch>;

/** The team's side wears aubergine, so that nobody mistakes a working screen for a public page. */
const TEAM_LIGHT = {
  ink: [37, 0.085, 345],
  'ink-deep': [29, 0.07, 345],
  'ink-soft': [94.5, 0.018, 345],
} as const satisfies Partial<Record<ColourName, Oklch>>;

const TEAM_DARK = {
  ink: [82, 0.075, 345],
  'ink-deep': [89, 0.05, 345],
  'ink-soft': [29.5, 0.035, 345],
} as const satisfies Partial<Record<ColourName, Oklch>>;

/**
 * Seven categories, searched for the largest smallest distance between any two of them as a normal, a protan, a deutan
 * and a tritan eye see them, with the two hues of the sign first and 3:1 against the page.
 */
const SERIES_LIGHT = [
  [38, 0.07, 225],
  [64, 0.13, 65],
  [64.5, 0.1, 256],
  [28, 0.08, 24],
  [51, 0.12, 202],
  [28, 0.15, 290],
  [44, 0.1, 103],
] as const satisfies readonly Oklch[];

const SERIES_DARK = [
  [80, 0.075, 220],
  [78, 0.125, 78],
  [69, 0.14, 245],
  [57, 0.11, 14],
  [94, 0.15, 199],
  [56, 0.12, 279],
  [92, 0.14, 98],
] as const satisfies readonly Oklch[];

export type Scheme = Record<ColourName, string>;

const hexes = <Name extends string>(colours: Record<Name, Oklch>): Record<Name, string> =>
  // The keys of the result are the keys of the argument: fromEntries forgets them.
  Object.fromEntries(
    Object.entries<Oklch>(colours).map(([name, colour]) => [name, hex(colour)]),
  ) as Record<Name, string>;

export const light: Scheme = hexes(LIGHT);
export const dark: Scheme = hexes(DARK);
export const teamLight: Scheme = { ...light, ...hexes(TEAM_LIGHT) };
export const teamDark: Scheme = { ...dark, ...hexes(TEAM_DARK) };
export const seriesLight: readonly string[] = SERIES_LIGHT.map(hex);
export const seriesDark: readonly string[] = SERIES_DARK.map(hex);

/** The palette as custom properties; paper is always printed from the light scheme. */
export function paletteCss(): string {
  const root = declarations(light, seriesLight);
  const night = declarations(dark, seriesDark);
  return `:root{color-scheme:light dark;${root}}.team{${declarations(hexes(TEAM_LIGHT))}}
@media screen and (prefers-color-scheme:dark){:root{${night}}.team{${declarations(hexes(TEAM_DARK))}}}`;
}

const declarations = (colours: Record<string, string>, series: readonly string[] = []): string =>
  [
    ...Object.entries(colours).map(([name, value]) => `--${name}:${value}`),
    ...series.map((value, index) => `--s${index + 1}:${value}`),
  ].join(';');
