/** Lightness in per cent, chroma, hue in degrees. */
export type Oklch = readonly [lightness: number, chroma: number, hue: number];

/** OKLCH to sRGB hex; chroma is given up until the colour exists on a screen (Ottosson 2020, "A perceptual color space"). */
export function hex([lightness, chroma, hue]: Oklch): string {
  const channels = linearRgb(lightness / 100, chroma, (hue * Math.PI) / 180);
  if (chroma > 0 && channels.some((c) => c < -1e-4 || c > 1.0001)) {
    return hex([lightness, Math.max(0, chroma - 0.002), hue]);
  }
  return `#${channels.map((c) => byte(gamma(c)).toString(16).padStart(2, '0')).join('')}`;
}

function linearRgb(lightness: number, chroma: number, hue: number): number[] {
  const a = chroma * Math.cos(hue);
  const b = chroma * Math.sin(hue);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

const gamma = (c: number): number => (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055);

const byte = (c: number): number => Math.round(Math.min(1, Math.max(0, c)) * 255);

/** Contrast ratio of two hex colours (WCAG 2.2, relative luminance). */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const linear = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
