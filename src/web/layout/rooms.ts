import type { Link } from '../components/navigation.tsx';
import type { Locale } from '../i18n/i18n.ts';

/** The rooms of the staff side that have something in them, each with its pages. */
export const ROOMS = {
  collect: { path: '/staff/sources', pages: ['sources', 'holders', 'imports', 'guides', 'plan'] },
  process: { path: '/staff/runs', pages: ['runs', 'releases'] },
  engage: { path: '/staff/requests', pages: ['requests'] },
  operation: { path: '/staff/operation', pages: ['operation'] },
} as const satisfies Record<string, { path: string; pages: readonly string[] }>;

export type Room = keyof typeof ROOMS;

/** The staff side's own main navigation: the way in and its rooms. */
export function teamNavigation(locale: Locale, path: string): Link[] {
  const here = pageOf(`/${locale.lang}${path}`);
  if (!path.startsWith('/staff')) return [];
  const rooms = Object.entries(ROOMS).map(([name, room]) => ({
    label: locale.t(`staff.${name}`),
    href: `/${locale.lang}${room.path}`,
    current: roomOf(here) === name,
  }));
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
