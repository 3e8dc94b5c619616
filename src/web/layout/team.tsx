import type { Child } from 'hono/jsx';
import { type Link, Tabs } from '../components/navigation.tsx';
import type { PageContext } from '../http/context.ts';
import { page } from '../http/site.ts';
import type { Locale } from '../i18n/i18n.ts';
import { pageOf, ROOMS, type Room, roomOf } from './rooms.ts';

interface TeamPage {
  readonly title: string;
  /** The pages between the room and this one. */
  readonly trail?: readonly Link[];
  /** Of one thing with pages of its own: they stand in place of the room's, to which the trail leads back. */
  readonly tabs?: Child;
  readonly children?: Child;
}

/** A staff page: the way here, the pages of its room, and what it has to say. */
export function teamPage(c: PageContext, { title, trail = [], tabs, children }: TeamPage): string {
  const { locale } = c.var;
  c.header('cache-control', 'no-store');
  const here = pageOf(c.req.path);
  const room = roomOf(here);
  const start = { label: locale.t('nav.staff'), href: `/${locale.lang}/staff` };
  return page(c, {
    title,
    staff: true,
    may: c.var.may,
    section: 'staff',
    trail: room ? [start, ...trail] : [],
    children: (
      <div class="stack">
        {tabs ?? (room && <RoomTabs locale={locale} room={room} here={here} may={c.var.may} />)}
        {children}
      </div>
    ),
  });
}

interface RoomTabsProps {
  readonly locale: Locale;
  readonly room: Room;
  readonly here: string;
  readonly may: (path: string) => boolean;
}

const RoomTabs = ({ locale, room, here, may }: RoomTabsProps) => {
  const pages: readonly string[] = ROOMS[room].pages.filter((page) => may(`/staff/${page}`));
  if (pages.length < 2) return null;
  const tabs = pages.map((name) => ({
    label: locale.t(`team.page.${name}`),
    href: `/${locale.lang}/staff/${name}`,
    current: name === here,
  }));
  return <Tabs label={locale.t(`staff.${room}`)} tabs={tabs} />;
};
