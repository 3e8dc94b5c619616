import type { Child, FC } from 'hono/jsx';
import type { Locale } from './locale.ts';
import type { Link } from './navigation.tsx';
import { Sign } from './sign.tsx';

interface MastheadProps {
  readonly locale: Locale;
  readonly name: string;
  /** Whose hub it is. */
  readonly of?: string;
  readonly home: string;
  readonly navigation: readonly Link[];
  /** The same page in each language; `lang` in its own tongue. */
  readonly languages: readonly (Link & { readonly lang: string })[];
  /** Address of the search form. */
  readonly search?: { readonly action: string; readonly value?: string };
}

/** The same place on every page: sign and name, search, languages, the menu. */
export const Masthead: FC<MastheadProps> = ({
  locale,
  name,
  of,
  home,
  navigation,
  languages,
  search,
}) => (
  <>
    <a class="skip" href="#main">
      {locale.t('nav.skip')}
    </a>
    <header class="mast">
      <div class="wide">
        <a class="brand" href={home}>
          <Sign size={36} />
          <span>
            {name}
            {of && <small>{of}</small>}
          </span>
        </a>
        <details class="menu menu-phone">
          <summary>{locale.t('nav.menu')}</summary>
          <nav aria-label={locale.t('nav.main')}>
            <LinkList links={navigation} />
          </nav>
        </details>
        {search && <SearchForm locale={locale} {...search} />}
        <LanguageMenu locale={locale} languages={languages} />
        <nav class="mast-nav" aria-label={locale.t('nav.main')}>
          <LinkList links={navigation} />
        </nav>
      </div>
    </header>
  </>
);

const LinkList: FC<{ readonly links: readonly Link[] }> = ({ links }) => (
  <ul>
    {links.map(({ label, href, current }) => (
      <li>
        <a href={href} {...(current && { 'aria-current': 'true' })}>
          {label}
        </a>
      </li>
    ))}
  </ul>
);

const LanguageMenu: FC<Pick<MastheadProps, 'locale' | 'languages'>> = ({ locale, languages }) => (
  <details class="menu">
    <summary>
      <span class="unseen">{locale.t('nav.language')}</span>
      <span>{languages.find(({ current }) => current)?.label ?? locale.lang}</span>
    </summary>
    <ul>
      {languages.map(({ label, href, lang, current }) => (
        <li>
          <a href={href} lang={lang} hreflang={lang} {...(current && { 'aria-current': 'true' })}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  </details>
);

interface SearchFormProps {
  readonly locale: Locale;
  readonly action: string;
  readonly value?: string;
}

const SearchForm: FC<SearchFormProps> = ({ locale, action, value = '' }) => (
  <search>
    <form class="search" action={action}>
      <input
        type="search"
        name="q"
        value={value}
        placeholder={locale.t('nav.search')}
        aria-label={locale.t('nav.search.label')}
      />
      <button class="button plain" type="submit" aria-label={locale.t('nav.search')}>
        <svg
          width="18"
          height="18"
          viewBox="0 0 18 18"
          fill="none"
          stroke="currentColor"
          stroke-width="2"
          aria-hidden="true"
        >
          <path d="M12 12l5 5M7.5 13.5a6 6 0 1 1 0-12a6 6 0 0 1 0 12z" />
        </svg>
      </button>
    </form>
  </search>
);

interface PageFootProps {
  readonly locale: Locale;
  readonly columns: readonly { readonly title: string; readonly links: readonly Link[] }[];
  /** Who runs this hub, which release it shows, when it was last true. */
  readonly children?: Child;
}

export const PageFoot: FC<PageFootProps> = ({ columns, children }) => (
  <footer class="foot">
    <div class="wide">
      <div class="three">
        {columns.map(({ title, links }) => (
          <div>
            <h2>{title}</h2>
            <LinkList links={links} />
          </div>
        ))}
      </div>
      {children}
    </div>
  </footer>
);

interface PaperFootProps {
  readonly address: string;
  readonly release: string;
}

/** On paper only, where the browser cannot set them at the foot of each sheet: address and release, once at the end. */
export const PaperFoot: FC<PaperFootProps> = ({ address, release }) => (
  <p class="paper-only paper-foot" aria-hidden="true">
    <bdi>{address}</bdi> · {release}
  </p>
);

/** For the `html` element: from these the stylesheet sets the foot of each printed sheet. */
export const paperAttributes = ({ address, release }: PaperFootProps): Record<string, string> => ({
  'data-address': address,
  'data-release': release,
});
