import type { Child, FC } from 'hono/jsx';
import type { Site } from '../../web/http/site.ts';
import type { Locale } from '../../web/i18n/i18n.ts';

/** Something that happens now: what, when, and what it asks of a reader and how long that takes. */
export interface Happening {
  readonly label: string;
  /** The language of the label, where it is not the page's. */
  readonly lang?: string;
  readonly href: string;
  readonly when: string;
  readonly asks: string;
}

/** What later rooms tell on the home page, which knows none of them. */
export interface News {
  /** What became of what people said; null where nothing was said. */
  readonly became: (site: Site, locale: Locale) => Promise<Child | null>;
  /** The next things that one can take part in, what is nearest first. */
  readonly happening: (site: Site, locale: Locale) => Promise<readonly Happening[]>;
}

export const BecameSection: FC<{ readonly locale: Locale; readonly children?: Child }> = ({
  locale,
  children,
}) => (
  <section class="section stack" aria-labelledby="became">
    <h2 id="became">{locale.t('home.became.title')}</h2>
    {children}
    <p>
      <a href={`/${locale.lang}/answers`}>{locale.t('answers.all')}</a>
    </p>
  </section>
);
