import type { Child, FC } from 'hono/jsx';
import type { Locale } from './locale.ts';

export interface Link {
  readonly label: Child;
  readonly href: string;
  readonly current?: boolean;
}

/** The way here, from the home page on; the page itself is the title below and is not repeated. */
export const Breadcrumbs: FC<{ readonly locale: Locale; readonly trail: readonly Link[] }> = ({
  locale,
  trail,
}) => (
  <nav class="crumbs" aria-label={locale.t('nav.trail')}>
    <ol>
      {trail.map(({ label, href }) => (
        <li>
          <a href={href}>{label}</a>
        </li>
      ))}
    </ol>
  </nav>
);

interface TabsProps {
  readonly label: string;
  readonly tabs: readonly Link[];
  /** What the current one is: this page, or (`true`) the part in which it lies. */
  readonly current?: 'page' | 'true';
}

/** Views of one thing, each with its own address. */
export const Tabs: FC<TabsProps> = ({ label, tabs, current: mark = 'page' }) => (
  <nav class="tabs" aria-label={label}>
    <ul>
      {tabs.map(({ label: name, href, current }) => (
        <li>
          <a href={href} {...(current && { 'aria-current': mark })}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

/** More views of one thing than a phone has room for: tabs, and there one menu that says which is open. */
export const TabsOrMenu: FC<Omit<TabsProps, 'current'>> = ({ label, tabs }) => (
  <div class="screen-only">
    <details class="menu own-menu">
      <summary>{tabs.find(({ current }) => current)?.label ?? label}</summary>
      <nav aria-label={label}>
        <ul>
          {tabs.map(({ label: name, href, current }) => (
            <li>
              <a href={href} {...(current && { 'aria-current': 'page' })}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </details>
    <div class="own-tabs">
      <Tabs label={label} tabs={tabs} />
    </div>
  </div>
);

interface PaginationProps {
  readonly locale: Locale;
  /** Addresses that carry the key of the last row seen; absent at either end. */
  readonly previous?: string;
  readonly next?: string;
}

/** By key and not by number: the list may grow while it is read, and nothing is counted. */
export const Pagination: FC<PaginationProps> = ({ locale, previous, next }) =>
  previous || next ? (
    <nav class="pages" aria-label={locale.t('nav.pages')}>
      <ul>
        <li>
          {previous && (
            <a href={previous} rel="prev">
              {locale.t('nav.previous')}
            </a>
          )}
        </li>
        <li>
          {next && (
            <a href={next} rel="next">
              {locale.t('nav.next')}
            </a>
          )}
        </li>
      </ul>
    </nav>
  ) : null;
