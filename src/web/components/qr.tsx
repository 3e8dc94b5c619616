import { raw } from 'hono/html';
import type { FC } from 'hono/jsx';
import encodeQR from 'qr';

/** A text to be photographed, as a drawing; `label` says what it is to whoever cannot see it. */
export const Qr: FC<{ readonly text: string; readonly label: string }> = ({ text, label }) => {
  const svg = encodeQR(text, 'svg', { ecc: 'medium', border: 2 });
  const safe = label.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const named = svg
    .replace(/^<\?xml[^>]*\?>/, '')
    .replace('<svg', `<svg role="img" aria-label="${safe}"`);
  return raw(named);
};
