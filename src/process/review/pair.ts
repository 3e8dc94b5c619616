/** Two records as their lists say them, side by side, and why the model hesitates. */
import { acceptedLists, type List, mappingOf, recordsOf } from '../../collect/lists/lists.ts';
import { Problem } from '../../platform/problem.ts';
import type { Site } from '../../web/http/site.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import {
  evidenceOf,
  type Linkage,
  type LinkageRecord,
  listNames,
  type PairEvidence,
  pairAt,
  recordsAt,
} from '../intake/intake.ts';
import type { Pair } from './turns.ts';

export interface Side {
  /** Whose list it is. */
  readonly name: string;
  readonly row: number;
  /** The day of which the list is true. */
  readonly heldOn: string | null;
  /** What the list says beside what is compared. */
  readonly others: readonly { readonly header: string; readonly value: string }[];
}

export interface Compared {
  readonly field: string;
  readonly kind: string;
  /** Null where the list does not say it. */
  readonly values: readonly [string | null, string | null];
  /** The name of the level, null where nothing was compared. */
  readonly level: string | null;
}

export interface PairShown {
  readonly sides: readonly [Side, Side];
  readonly fields: readonly Compared[];
  readonly evidence: PairEvidence;
}

export async function showPair(
  site: Site,
  locale: Locale,
  linkage: Linkage,
  { l, r }: Pair,
): Promise<PairShown> {
  const { hub } = site;
  const { db } = hub.house;
  if (!linkage.model) throw new Problem('linkage/not-finished', 409);
  const evidence = evidenceOf(linkage.model, await pairAt(db, linkage, l, r));
  const [left, right] = await recordsAt(db, linkage, [l, r]);
  if (!left || !right) throw new Problem('page/not-found', 404);
  const lists = new Map((await acceptedLists(db, hub.clock)).map((list) => [list.id, list]));
  const names = await listNames(site, locale);
  const sides = await Promise.all(
    [left, right].map((record) => sideOf(hub, linkage, record, lists, names)),
  );
  const [one, other] = sides;
  if (!one || !other) throw new Problem('page/not-found', 404);
  return {
    evidence,
    sides: [one.side, other.side],
    // On which list each stands is said above them.
    fields: evidence.reasons
      .filter(({ kind }) => kind !== 'list')
      .map(({ field, kind, level }) => ({
        field,
        kind,
        level,
        values: [one.values.get(field) ?? null, other.values.get(field) ?? null],
      })),
  };
}

interface Read {
  readonly side: Side;
  /** By field of the model. */
  readonly values: ReadonlyMap<string, string>;
}

async function sideOf(
  { house, keys }: Site['hub'],
  { model, settings }: Linkage,
  { listId, row }: LinkageRecord,
  lists: ReadonlyMap<string, List>,
  names: ReadonlyMap<string, string>,
): Promise<Read> {
  const list = lists.get(listId);
  if (!list) throw new Problem('review/closed', 409);
  const said = (await recordsOf(house.db, keys, list, [row])).get(row);
  if (!said) throw new Problem('review/closed', 409);
  const at = settings.lists.indexOf(listId);
  const compared = (model?.comparisons ?? [])
    .filter(({ kind }) => kind !== 'list')
    .map(({ field, headers }) => ({
      field,
      headers: headers[at] ?? [],
    }));
  const used = new Set(compared.flatMap(({ headers }) => headers));
  const others = [...mappingOf(list)]
    .filter(([header, use]) => use !== 'none' && !used.has(header) && said[header])
    .map(([header]) => ({ header, value: said[header] ?? '' }));
  const values = compared.flatMap(({ field, headers }) => {
    const value = headers
      .map((header) => said[header] ?? '')
      .filter(Boolean)
      .join(' ');
    return value ? [[field, value] as const] : [];
  });
  return {
    side: { name: names.get(listId) ?? '', row, heldOn: list.heldOn, others },
    values: new Map(values),
  };
}
