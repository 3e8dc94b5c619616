import type { Child } from 'hono/jsx';
import { LANGS } from '../../reference/languages/languages.ts';
import type { PageContext } from '../../web/http/context.ts';
import { page } from '../../web/http/site.ts';

/** A page that the person reads too: without the relay's own tabs. */
export function beforePerson(c: PageContext, title: string, children: Child): string {
  c.header('cache-control', 'no-store');
  return page(c, { title, section: 'mine', hidden: true, children });
}

/** The relay's own language, to which the screen goes back when the person has left. */
export const languageOf = (text: string, c: PageContext): string =>
  LANGS.find((lang) => lang === text) ?? c.var.locale.lang;
