import { describe, expect, it } from 'vitest';
import { contrast, hex } from './colour.ts';
import {
  type ColourName,
  dark,
  light,
  paletteCss,
  seriesDark,
  seriesLight,
  teamDark,
  teamLight,
} from './palette.ts';

const schemes = { light, dark, teamLight, teamDark };

const BODY: [ColourName, ColourName][] = [
  ['text', 'paper'],
  ['text', 'raised'],
  ['text', 'sunk'],
  ['text', 'ink-soft'],
  ['text', 'ochre-soft'],
];
const TEXT: [ColourName, ColourName][] = [
  ['muted', 'paper'],
  ['muted', 'raised'],
  ['muted', 'sunk'],
  ['muted', 'ochre-soft'],
  ['muted', 'ink-soft'],
  ['ink', 'paper'],
  ['ink', 'raised'],
  ['ink', 'sunk'],
  ['ink', 'ink-soft'],
  ['ink', 'ochre-soft'],
  ['ink-deep', 'paper'],
  ['ink-deep', 'ink-soft'],
  ['on-ink', 'ink'],
  ['on-ink', 'ink-deep'],
  ['on-ochre', 'ochre'],
  ['error', 'paper'],
  ['error', 'raised'],
  ['text', 'land'],
];
const MARKS: [ColourName, ColourName][] = [
  ['edge', 'paper'],
  ['edge', 'raised'],
  ['ink', 'land'],
];

describe.each(Object.entries(schemes))('the %s scheme', (_name, scheme) => {
  it.each(BODY)('lets body text be read at 7:1: %s on %s', (front, back) => {
    expect(contrast(scheme[front], scheme[back])).toBeGreaterThanOrEqual(7);
  });
  it.each(TEXT)('keeps every other text at 4.5:1: %s on %s', (front, back) => {
    expect(contrast(scheme[front], scheme[back])).toBeGreaterThanOrEqual(4.5);
  });
  it.each(MARKS)('keeps edges of controls and marks at 3:1: %s on %s', (front, back) => {
    expect(contrast(scheme[front], scheme[back])).toBeGreaterThanOrEqual(3);
  });
});

describe('the categorical colours', () => {
  it('are at most seven, each 3:1 on its page', () => {
    expect(seriesLight).toHaveLength(7);
    for (const colour of seriesLight)
      expect(contrast(colour, light.paper)).toBeGreaterThanOrEqual(3);
    for (const colour of seriesDark) expect(contrast(colour, dark.paper)).toBeGreaterThanOrEqual(3);
  });
  it.each(['protan', 'deutan', 'tritan'] as const)('stay apart for a %s eye', (eye) => {
    for (const series of [seriesLight, seriesDark]) {
      for (const [i, one] of series.entries()) {
        for (const other of series.slice(i + 1)) {
          expect(
            distance(simulated(one, eye), simulated(other, eye)),
            `${one} ${other}`,
          ).toBeGreaterThan(0.1);
        }
      }
    }
  });
});

describe('the conversion', () => {
  it('agrees with published values: CSS Color 4 gives oklch(51.975% 0.17686 142.495) as green', () => {
    expect(hex([51.975, 0.17686, 142.495])).toBe('#008000');
    expect(hex([100, 0, 0])).toBe('#ffffff');
    expect(contrast('#000000', '#ffffff')).toBe(21);
  });
  it('prints from the light scheme: dark values stand behind `screen`', () => {
    expect(paletteCss()).toMatch(/@media screen and \(prefers-color-scheme:dark\)/);
  });
});

// Viénot, Brettel and Mollon 1999 (protan, deutan); Machado et al. 2009, severity 1 (tritan); on linear RGB.
const EYES = {
  protan: [0.11238, 0.88762, 0, 0.11238, 0.88762, 0, 0.00401, -0.00401, 1],
  deutan: [0.29275, 0.70725, 0, 0.29275, 0.70725, 0, -0.02234, 0.02234, 1],
  tritan: [
    1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039,
  ],
} as const;

function simulated(colour: string, eye: keyof typeof EYES): number[] {
  const rgb = linearChannels(colour);
  const m = EYES[eye];
  return [0, 3, 6].map((row) =>
    rgb.reduce((sum, channel, i) => sum + channel * (m[row + i] ?? 0), 0),
  );
}

const linearChannels = (colour: string): number[] =>
  [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));

/** Euclidean distance in OKLab. */
function distance(one: number[], other: number[]): number {
  const [a, b] = [oklab(one), oklab(other)];
  return Math.hypot(...a.map((value, i) => value - (b[i] ?? 0)));
}

function oklab([r = 0, g = 0, b = 0]: number[]): number[] {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
