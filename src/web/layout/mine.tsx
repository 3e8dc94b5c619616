import type { Child, FC } from 'hono/jsx';
import { type Link, Tabs } from '../components/navigation.tsx';
import type { PageContext } from '../http/context.ts';
import { page } from '../http/site.ts';
import type { Locale } from '../i18n/i18n.ts';

/** The pages of Mon espace that there are, by the first part of their path after `/me`, and what they are about. */
const MINE = {
  overview: [''],
  about: ['profile', 'contact', 'data'],
  agreements: ['consents', 'log'],
  exchanges: [
    'requests',
    'consultations',
    'answers',
    'messages',
    'communities',
    'summits',
    'events',
    'meetings',
  ],
  organisations: ['memberships', 'organisations', 'activities'],
  security: ['keys'],
  relay: ['relay'],
} as const satisfies Record<string, readonly string[]>;

type GroupName = keyof typeof MINE;

/** Of use to whoever looks after an organisation; to others only once they have found the way there. */
const FOR_STEWARDS = new Set(['organisations', 'activities']);

interface Group {
  readonly name: GroupName;
  readonly pages: readonly Link[];
}

interface OwnPage {
  readonly title: string;
  readonly children?: Child;
}

/** A page of Mon espace: never kept by anybody on the way, and never for search engines. */
export function ownPage(c: PageContext, { title, children }: OwnPage): string {
  const { locale } = c.var;
  c.header('cache-control', 'no-store');
  return page(c, {
    title,
    section: 'mine',
    hidden: true,
    children: (
      <div class="stack">
        <OwnNavigation locale={locale} groups={groupsFor(c)} />
        {children}
      </div>
    ),
  });
}

/** What somebody may open and has a use for, group by group. */
function groupsFor(c: PageContext): Group[] {
  const { locale, may, actor } = c.var;
  const here = c.req.path.split('/')[3] ?? '';
  const useful = (path: string) =>
    !FOR_STEWARDS.has(path) || path === here || actor?.roles.has('steward') === true;
  return Object.entries(MINE).flatMap(([name, paths]) => {
    const pages = paths
      .filter((path) => may(`/me${path && `/${path}`}`) && useful(path))
      .map((path) => ({
        label: locale.t(`me.page.${path || 'overview'}`),
        href: `/${locale.lang}/me${path && `/${path}`}`,
        current: path === here,
      }));
    return pages.length > 0 ? [{ name: name as GroupName, pages }] : []; // the entries of MINE bear its keys
  });
}

interface OwnNavigationProps {
  readonly locale: Locale;
  readonly groups: readonly Group[];
}

/** Where there is room, the groups and below them the pages of this one; on a phone one menu that says where one is. */
const OwnNavigation: FC<OwnNavigationProps> = ({ locale, groups }) => {
  const here = groups.find(isHere);
  const page = here?.pages.find(({ current }) => current);
  return (
    <>
      <details class="menu own-menu">
        <summary>
          <span>
            {locale.t(here ? `me.group.${here.name}` : 'nav.mine')}
            {page && here && here.pages.length > 1 && <strong>{page.label}</strong>}
          </span>
        </summary>
        <nav aria-label={locale.t('nav.mine')}>
          {groups.map((group) => (
            <PhoneGroup locale={locale} group={group} />
          ))}
        </nav>
      </details>
      <div class="own-tabs">
        <Tabs
          label={locale.t('nav.mine')}
          tabs={groups.map(({ name, pages }) => ({
            label: locale.t(`me.group.${name}`),
            href: pages[0]?.href ?? '',
            current: here?.name === name,
          }))}
          current="true"
        />
        {here && here.pages.length > 1 && (
          <Tabs label={locale.t(`me.group.${here.name}`)} tabs={here.pages} />
        )}
      </div>
    </>
  );
};

const isHere = ({ pages }: Group): boolean => pages.some(({ current }) => current);

const PhoneGroup: FC<{ readonly locale: Locale; readonly group: Group }> = ({
  locale,
  group: { name, pages },
}) => (
  <>
    {pages.length > 1 && <p class="menu-group">{locale.t(`me.group.${name}`)}</p>}
    <ul>
      {pages.map(({ label, href, current }) => (
        <li>
          <a href={href} {...(current && { 'aria-current': 'page' })}>
            {pages.length > 1 ? label : locale.t(`me.group.${name}`)}
          </a>
        </li>
      ))}
    </ul>
  </>
);
