import type { Context } from 'hono';
import { LANGS, type Lang } from '../../reference/languages/languages.ts';
import type { Locale } from '../i18n/i18n.ts';
import type { Face } from '../layout/page.tsx';
import type { Actor } from './actor.ts';

/** What a route finds in its request. */
export interface Env {
  Variables: {
    requestId: string;
    locale: Locale;
    face: Face;
    /** Who is signed in, on pages that are not for everybody. */
    actor: Actor | null;
    /** Whether they may open a page of the team, by its path after the language. */
    may: (path: string) => boolean;
  };
}

export type PageContext = Context<Env>;

export const isLang = (text: string | undefined): text is Lang =>
  LANGS.some((lang) => lang === text);

/** The path after the language: `/dossiers/SEN-FRA`. */
export const pathOf = (c: PageContext): string =>
  c.req.path.replace(/^\/[a-z]{2}(?=\/|$)/, '').replaceAll('\0', '') || '/';
