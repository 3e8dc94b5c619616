import type { Child } from 'hono/jsx';
import { LANGS, type Lang } from '../../reference/languages/languages.ts';
import { Masthead, PageFoot, PaperFoot, paperAttributes } from '../components/frame.tsx';
import { Breadcrumbs, type Link } from '../components/navigation.tsx';
import { ShareText } from '../components/share.tsx';
import { longDate } from '../i18n/dates.ts';
import type { Locale } from '../i18n/i18n.ts';
import type { Asset, Assets } from './assets.ts';
import { teamNavigation } from './rooms.ts';

/** What every page says of the hub that shows it. */
export interface Face {
  readonly name: string;
  readonly owner: string;
  readonly contact: string;
  /** The public address, without a slash at the end. */
  readonly address: string;
  /** Figures are invented, and each page says so. */
  readonly demo: boolean;
  /** There is a directory: none under a severe threat. */
  readonly directory: boolean;
  readonly release: { readonly number: number; readonly publishedAt: Date } | null;
  readonly assets: Assets;
}

export type Section =
  | 'understand'
  | 'directory'
  | 'guides'
  | 'participate'
  | 'act'
  | 'mine'
  | 'staff';

export interface PageProps {
  readonly face: Face;
  readonly locale: Locale;
  /** The page's own path without the language: `/dossiers/SEN-FRA`. */
  readonly path: string;
  /** What the address asks for, from its question mark on: `?year=2020`. */
  readonly asked?: string;
  readonly title: string;
  readonly description?: string;
  readonly section?: Section;
  readonly trail?: readonly Link[];
  /** Staff pages wear another accent and are not for search engines. */
  readonly staff?: boolean;
  /** Which pages of the team the reader may open. */
  readonly may?: (path: string) => boolean;
  /** Not for search engines either. */
  readonly hidden?: boolean;
  /** The day that what it says is of: the page then offers a few lines for a chat. */
  readonly shared?: Date | string;
  /** The same page for machines. */
  readonly twins?: readonly { readonly type: string; readonly href: string }[];
  readonly query?: string;
  /** A script that this page alone needs. */
  readonly script?: Asset;
  readonly children?: Child;
}

/** A whole page as text, from the sign to the foot. */
export function renderPage(props: PageProps): string {
  return `<!doctype html>${String(<Page {...props} />)}`;
}

const Page = (props: PageProps) => {
  const { face, locale, path, asked = '', title, staff = false, children } = props;
  const own = staff || props.hidden || props.section === 'mine';
  const paper = {
    // The address of a page of one's own can open what it shows: paper lies about.
    address: own ? face.address : `${face.address}/${locale.lang}${path}${asked}`,
    release: releaseLine(props) || title,
  };
  return (
    <html lang={locale.lang} dir={locale.dir} {...paperAttributes(paper)}>
      <Head {...props} />
      <body class={staff ? 'team' : undefined}>
        <Masthead
          locale={locale}
          name={face.name}
          {...(face.owner ? { of: face.owner } : {})}
          home={`/${locale.lang}/`}
          navigation={navigation(props)}
          languages={languages(props)}
          search={{
            action: `/${locale.lang}/search`,
            ...(props.query === undefined ? {} : { value: props.query }),
          }}
        />
        {face.demo && <DemoStrip locale={locale} />}
        <main class="wide" id="main" tabindex={-1}>
          {props.trail && <Breadcrumbs locale={locale} trail={props.trail} />}
          {children}
          {props.shared && <ShareText locale={locale} text={shareText(props, props.shared)} />}
        </main>
        <Foot {...props} />
        <PaperFoot {...paper} />
      </body>
    </html>
  );
};

/** What it is, its day, where to read it: no more than a chat shows without a click. */
function shareText(
  { face, locale, path, asked = '', title, description }: PageProps,
  on: Date | string,
) {
  const date = locale.t('share.dated', { date: longDate(on, locale.lang) });
  const address = `${face.address}/${locale.lang}${path}${asked}`;
  const what = [description, date].filter(Boolean).join(' ');
  return [`${title} · ${face.name}`, what, address].join('\n');
}

const Head = ({
  face,
  locale,
  title,
  description,
  staff,
  hidden,
  twins = [],
  script,
  ...props
}: PageProps) => (
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>{title === face.name ? title : `${title} · ${face.name}`}</title>
    {description && <meta name="description" content={description} />}
    {(staff || hidden) && <meta name="robots" content="noindex" />}
    <meta name="color-scheme" content="light dark" />
    <link rel="icon" href="/assets/sign.svg" type="image/svg+xml" />
    <link rel="stylesheet" href={face.assets.style.path} />
    <script type="module" src={face.assets.script.path} />
    {script && <script type="module" src={script.path} />}
    {LANGS.filter((lang) => lang !== locale.lang).map((lang) => (
      <link rel="alternate" hreflang={lang} href={inLanguage(lang, props)} />
    ))}
    {twins.map(({ type, href }) => (
      <link rel="alternate" type={type} href={href} />
    ))}
  </head>
);

function navigation({ face, locale, section, staff, path, may = () => false }: PageProps): Link[] {
  const to = (path: string) => `/${locale.lang}${path}`;
  if (staff) return teamNavigation(locale, path, may);
  return [
    {
      label: locale.t('nav.understand'),
      href: to('/understand'),
      current: section === 'understand',
    },
    ...(face.directory
      ? [
          {
            label: locale.t('nav.directory'),
            href: to('/directory'),
            current: section === 'directory',
          },
        ]
      : []),
    { label: locale.t('nav.guides'), href: to('/guides'), current: section === 'guides' },
    {
      label: locale.t('nav.participate'),
      href: to('/participate'),
      current: section === 'participate',
    },
    { label: locale.t('nav.act'), href: to('/requests'), current: section === 'act' },
    { label: locale.t('nav.mine'), href: to('/me'), current: section === 'mine' },
  ];
}

/** The same page, and the same choice made on it. */
const inLanguage = (lang: Lang, { path, asked = '' }: Pick<PageProps, 'path' | 'asked'>): string =>
  `/${lang}${path}${asked}`;

function languages({ locale, ...props }: PageProps): (Link & { lang: Lang })[] {
  return LANGS.map((lang) => ({
    lang,
    label: names[lang] ?? lang,
    href: inLanguage(lang, props),
    current: lang === locale.lang,
  }));
}

// Each language under its own name: who looks for theirs cannot read ours.
const names = Object.fromEntries(LANGS.map((lang) => [lang, nameOf(lang)]));

function nameOf(lang: Lang): string {
  const name = new Intl.DisplayNames(lang, { type: 'language' }).of(lang) ?? lang;
  return name.charAt(0).toLocaleUpperCase(lang) + name.slice(1);
}

const DemoStrip = ({ locale }: { locale: Locale }) => (
  <aside class="strip">
    <div class="wide">{locale.t('demo.banner')}</div>
  </aside>
);

const Foot = (props: PageProps) => {
  const { face, locale } = props;
  const to = (path: string) => `/${locale.lang}${path}`;
  const columns = [
    {
      title: locale.t('foot.understand'),
      links: [
        { label: locale.t('foot.releases'), href: to('/releases') },
        { label: locale.t('foot.sources'), href: to('/sources') },
        { label: locale.t('foot.definitions'), href: to('/definitions') },
      ],
    },
    {
      title: locale.t('foot.reuse'),
      links: [
        { label: locale.t('foot.data'), href: to('/data') },
        { label: locale.t('foot.protection'), href: to('/protection') },
      ],
    },
    {
      title: locale.t('foot.hub'),
      links: [
        { label: locale.t('foot.help'), href: to('/help') },
        { label: locale.t('nav.staff'), href: to('/staff') },
      ],
    },
  ];
  return (
    <PageFoot locale={locale} columns={columns}>
      {face.owner && <p class="small">{[face.owner, face.contact].filter(Boolean).join(' · ')}</p>}
      <p class="small">{releaseLine(props) || locale.t('foot.noRelease')}</p>
    </PageFoot>
  );
};

function releaseLine({ face, locale }: PageProps): string {
  if (!face.release) return '';
  return locale.t('foot.release', {
    number: face.release.number,
    date: longDate(face.release.publishedAt, locale.lang),
  });
}
