import type { Child } from 'hono/jsx';
import { Tabs } from '../components/navigation.tsx';
import type { PageContext } from '../http/context.ts';
import { page } from '../http/site.ts';

/** The pages of Mon espace that there are, by the first part of their path after `/me`. */
const MINE = [
  '',
  'profile',
  'organisations',
  'activities',
  'requests',
  'messages',
  'consents',
  'contact',
  'log',
  'data',
  'keys',
  'relay',
] as const;

interface OwnPage {
  readonly title: string;
  readonly children?: Child;
}

/** A page of Mon espace: never kept by anybody on the way, and never for search engines. */
export function ownPage(c: PageContext, { title, children }: OwnPage): string {
  const { locale } = c.var;
  c.header('cache-control', 'no-store');
  const here = c.req.path.split('/')[3] ?? '';
  const tabs = MINE.filter((name) => c.var.may(`/me${name && `/${name}`}`)).map((name) => ({
    label: locale.t(`me.page.${name || 'overview'}`),
    href: `/${locale.lang}/me${name && `/${name}`}`,
    current: name === here,
  }));
  return page(c, {
    title,
    section: 'mine',
    hidden: true,
    children: (
      <div class="stack">
        <Tabs label={locale.t('nav.mine')} tabs={tabs} />
        {children}
      </div>
    ),
  });
}
