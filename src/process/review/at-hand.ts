/** What every page of the review begins with: the linkage, who reviews it, and what a form says. */
import type { Child } from 'hono/jsx';
import { acceptedLists } from '../../collect/lists/lists.ts';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { actingOn } from '../../web/http/actor.ts';
import type { PageContext } from '../../web/http/context.ts';
import { isDay, type Typed } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import {
  type Linkage,
  linkageById,
  linkageHref,
  linkagePage,
  type Reviewing,
} from '../intake/intake.ts';

export const REVIEW = '/staff/linkages/:id/review';

export async function finishedLinkage({ hub }: Site, c: PageContext): Promise<Linkage> {
  const linkage = await linkageById(hub.house.db, c.req.param('id') ?? '');
  if (!linkage.finishedAt) throw new Problem('linkage/not-finished', 409);
  return linkage;
}

export async function reviewing({ hub }: Site, c: PageContext): Promise<Reviewing> {
  const open = await acceptedLists(hub.house.db, hub.clock);
  const exclusive = open.filter(({ uniquePeople }) => uniquePeople).map(({ id }) => id);
  return { ...actingOn(c, hub), keys: hub.keys, exclusive: new Set(exclusive) };
}

/** Nobody looks at rows of a list that is closed, nor of a linkage that is undone. */
export async function refuseClosed({ hub }: Site, { undoneAt, settings }: Linkage): Promise<void> {
  if (undoneAt) throw new Problem('linkage/undone', 409);
  const open = new Set((await acceptedLists(hub.house.db, hub.clock)).map(({ id }) => id));
  if (!settings.lists.every((id) => open.has(id))) throw new Problem('review/closed', 409);
}

export const reviewHref = (c: PageContext, { id }: Linkage): string =>
  linkageHref(c.var.locale, id, 'review');

/** A page below the review's own. */
export function pageBelow(
  c: PageContext,
  linkage: Linkage,
  title: string,
  children: Child,
): string {
  const { locale } = c.var;
  const trail = [{ label: locale.t('review.title'), href: reviewHref(c, linkage) }];
  return linkagePage(c, { linkage, here: 'review', title: locale.t(title), trail, children });
}

export function idIn(form: Typed, name: string): string {
  const id = form.one(name);
  if (!isId(id)) throw new Problem('page/refused', 400);
  return id;
}

/** Makes what one form asks happen once, however often it is sent. */
export const onceOf = ({ actor }: { readonly actor: string }, form: Typed): string =>
  `${actor} ${idIn(form, 'once')}`;

export function dayIn(form: Typed): string {
  const day = form.one('day');
  if (!isDay(day)) throw new Problem('page/refused', 400);
  return day;
}

export function pairIn(form: Typed): { l: number; r: number } {
  const [l, r] = [Number(form.one('l')), Number(form.one('r'))];
  if (!Number.isInteger(l) || !Number.isInteger(r) || l < 0 || l >= r || r >= 2 ** 31)
    throw new Problem('page/refused', 400);
  return { l, r };
}
