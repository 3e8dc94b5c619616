import type { Link } from '../components/navigation.tsx';
import type { Locale } from '../i18n/i18n.ts';

/** The rooms of the staff side that have something in them, each with its pages. */
export const ROOMS = {
  collect: { pages: ['sources', 'holders', 'imports', 'lists', 'guides', 'plan'] },
  process: { pages: ['linkages', 'overlaps', 'referrals', 'runs', 'releases'] },
  engage: {
    pages: [
      'requests',
      'consultations',
      'proposals',
      'documents',
      'fates',
      'events',
      'organisations',
      'relations',
      'communities',
      'letters',
      'summits',
      'meetings',
    ],
  },
  protection: { pages: ['protection', 'approvals'] },
  operation: { pages: ['operation', 'roles', 'recovery'] },
} as const satisfies Record<string, { pages: readonly string[] }>;

export type Room = keyof typeof ROOMS;

/** The staff side's own main navigation: the way in, and the rooms of which somebody may open a page. */
export function teamNavigation(
  locale: Locale,
  path: string,
  may: (path: string) => boolean,
): Link[] {
  const here = pageOf(`/${locale.lang}${path}`);
  if (!path.startsWith('/staff')) return [];
  const rooms = Object.entries(ROOMS).flatMap(([name, { pages }]) => {
    const first = pages.find((page) => may(`/staff/${page}`));
    if (!first) return [];
    const [label, href] = [locale.t(`staff.${name}`), `/${locale.lang}/staff/${first}`];
    return [{ label, href, current: roomOf(here) === name }];
  });
  return [
    { label: locale.t('team.home'), href: `/${locale.lang}/staff`, current: here === '' },
    ...rooms,
  ];
}

/** `/fr/staff/imports/new` → `imports`. */
export const pageOf = (path: string): string => path.split('/')[3] ?? '';

export function roomOf(page: string): Room | null {
  const found = Object.entries(ROOMS).find(([, { pages }]) =>
    (pages as readonly string[]).includes(page),
  );
  return (found?.[0] as Room | undefined) ?? null; // the entries of ROOMS bear its keys
}
