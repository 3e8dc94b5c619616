import { html } from 'hono/html';

interface Action {
  readonly label: string;
  readonly href: string;
}

export interface Letter {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** The one thing to do, if there is one. */
  readonly action?: Action;
  /** After it: who writes, and why; how to make it end. */
  readonly closing: readonly (string | Action)[];
}

/** The same words twice, for readers of plain text and of simple pages; no style that a mail program would throw out. */
export function writeLetter(letter: Letter): { text: string; html: string } {
  return { text: plain(letter), html: String(paged(letter)) };
}

function plain({ paragraphs, action, closing }: Letter): string {
  const doing = action ? [line(action)] : [];
  return `${[...paragraphs, ...doing, '-- ', ...closing.map(line)].join('\n\n').replace('-- \n\n', '-- \n')}\n`;
}

const line = (said: string | Action): string =>
  typeof said === 'string' ? said : `${said.label}\n${said.href}`;

const paged = ({ lang, dir, title, paragraphs, action, closing }: Letter) => html`<!doctype html>
<html lang="${lang}" dir="${dir}">
<head><meta charset="utf-8"><title>${title}</title></head>
<body>
${paragraphs.map((text) => html`<p>${text}</p>\n`)}${
  action
    ? html`<p><a href="${action.href}"><strong>${action.label}</strong></a></p>\n<p dir="ltr">${action.href}</p>\n`
    : ''
}<hr>
${closing.map((said) => html`<p><small>${typeof said === 'string' ? said : html`<a href="${said.href}">${said.label}</a>`}</small></p>\n`)}</body>
</html>
`;
