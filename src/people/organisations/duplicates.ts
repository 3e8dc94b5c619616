import { randomUUID } from 'node:crypto';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import {
  candidateFinder,
  likeliest,
  partsOf,
  rarityIn,
} from '../../methods/organisation-names/organisation-names.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { By } from '../../web/http/actor.ts';
import type { Organisation } from './states.ts';
import { organisationPairs, organisations } from './tables.ts';

export type Pair = typeof organisationPairs.$inferSelect;

/** From here on two names are shown to somebody; the method's page says how often they are right. */
const PROPOSED = 0.25;

type Compared = Pick<
  Organisation,
  'names' | 'website' | 'email' | 'phone' | 'registration' | 'country' | 'place'
>;

export interface Likeness {
  readonly score: number;
  readonly reasons: readonly string[];
}

/** What else tells of two organisations, in logarithms of odds, beside their names. */
const BESIDE = {
  registration: 6,
  website: 4,
  email: 4,
  phone: 4,
  place: 0.8,
  country: -2,
} as const;

/** Looks for those of a list that something may be; the likeliest first. */
export function duplicateFinder<Known extends Compared>(
  list: readonly Known[],
): (given: Compared) => (Likeness & { readonly known: Known })[] {
  const named = list.map((each) => ({
    id: each,
    names: each.names.map(({ text }) => partsOf(text)),
  }));
  const rarity = rarityIn(named.flatMap(({ names }) => names));
  const find = candidateFinder(named);
  const byContact = indexOfContacts(list);
  return (given) => {
    const names = given.names.map(({ text }) => partsOf(text));
    const candidates = new Map(find(names).map((each) => [each.id, each.names]));
    for (const key of contactsOf(given))
      for (const each of byContact.get(key) ?? [])
        candidates.set(
          each,
          each.names.map(({ text }) => partsOf(text)),
        );
    return [...candidates]
      .flatMap(([known, other]) => {
        const best = likeliest(names, other, rarity);
        return best ? [{ known, ...weighed(best, given, known) }] : [];
      })
      .filter(({ score }) => score >= PROPOSED)
      .sort((a, b) => b.score - a.score);
  };
}

function weighed(
  { likelihood, evidence }: NonNullable<ReturnType<typeof likeliest>>,
  one: Compared,
  other: Compared,
): Likeness {
  const reasons: string[] = [];
  if (evidence.same) reasons.push('same');
  else if (evidence.contained > 0.85) reasons.push('contained');
  else if (evidence.shared > 0.5) reasons.push('words');
  if (evidence.shortForm > 0) reasons.push('short');
  else if (evidence.initials > 0) reasons.push('initials');
  let odds = Math.log(likelihood / Math.max(1e-9, 1 - likelihood));
  for (const field of ['registration', 'email', 'phone'] as const)
    if (one[field] && keyOf(field, one[field]) === keyOf(field, other[field])) {
      odds += BESIDE[field];
      reasons.push(field);
    }
  if (one.website && hostOf(one.website) === hostOf(other.website)) {
    odds += BESIDE.website;
    reasons.push('website');
  }
  if (one.place && one.place === other.place) {
    odds += BESIDE.place;
    reasons.push('place');
  }
  if (one.country && other.country && one.country !== other.country) odds += BESIDE.country;
  return { score: Math.round(1000 / (1 + Math.exp(-odds))) / 1000, reasons };
}

function indexOfContacts<Known extends Compared>(list: readonly Known[]): Map<string, Known[]> {
  const index = new Map<string, Known[]>();
  for (const each of list)
    for (const key of contactsOf(each)) index.set(key, [...(index.get(key) ?? []), each]);
  return index;
}

const contactsOf = (given: Compared): string[] => [
  ...(['registration', 'email', 'phone'] as const).flatMap((field) =>
    given[field] ? [keyOf(field, given[field])] : [],
  ),
  ...(given.website ? [`website ${hostOf(given.website)}`] : []),
];

const keyOf = (field: string, value: string | null): string =>
  `${field} ${(field === 'phone' ? (value ?? '').replace(/\D/g, '').slice(-9) : (value ?? '')).toLowerCase()}`;

// Pages of a shared host are told apart by their path.
function hostOf(address: string | null): string {
  const url = URL.parse(address ?? '');
  if (!url) return '';
  const host = url.hostname.replace(/^www\./, '');
  return /(facebook|instagram|wordpress|blogspot|wixsite|google|helloasso)\./.test(host)
    ? `${host}${url.pathname.replace(/\/$/, '')}`
    : host;
}

const MOST_LIKE = 6;

/** Keeps, to be looked at, what each of those that were added may be among all. */
export async function keepLikenesses(
  tx: Executor,
  by: Pick<By, 'clock'>,
  existing: readonly Organisation[],
  added: readonly Organisation[],
): Promise<void> {
  const find = duplicateFinder([...existing, ...added]);
  for (const each of added)
    for (const { known, ...likeness } of find(each).slice(0, MOST_LIKE))
      if (known.id !== each.id) await keepPair(tx, by, each.id, known.id, likeness);
}

/** Keeps a pair to be looked at; one that was decided stays as it was decided. */
async function keepPair(
  tx: Executor,
  by: Pick<By, 'clock'>,
  one: string,
  other: string,
  { score, reasons }: Likeness,
): Promise<void> {
  const [first, second] = one < other ? [one, other] : [other, one];
  await tx
    .insert(organisationPairs)
    .values({
      id: randomUUID(),
      one: first,
      other: second,
      score,
      reasons: [...reasons],
      foundAt: by.clock(),
    })
    .onConflictDoUpdate({
      target: [organisationPairs.one, organisationPairs.other],
      set: { score, reasons: [...reasons] },
      setWhere: isNull(organisationPairs.decision),
    });
}

/** All that is not merged yet, in whatever state. */
export async function comparedOrganisations(db: Executor): Promise<Organisation[]> {
  return db.select().from(organisations).where(isNull(organisations.mergedAt));
}

/** Pairs that wait for somebody's eyes, the likeliest first. */
export async function waitingPairs(
  db: Executor,
  limit = 30,
): Promise<{ pair: Pair; one: Organisation; other: Organisation }[]> {
  const one = organisations;
  const rows = await db
    .select({ pair: organisationPairs, one })
    .from(organisationPairs)
    .innerJoin(one, eq(one.id, organisationPairs.one))
    .where(and(isNull(organisationPairs.decision), isNull(one.mergedAt), notMerged))
    .orderBy(desc(organisationPairs.score), organisationPairs.id)
    .limit(limit);
  const others = await othersOf(
    db,
    rows.map(({ pair }) => pair.other),
  );
  return rows.flatMap(({ pair, one }) => {
    const other = others.get(pair.other);
    return other ? [{ pair, one, other }] : [];
  });
}

const notMerged = sql`not exists (select 1 from ${organisations} o
  where o.id = ${organisationPairs.other} and o.merged_at is not null)`;

async function othersOf(db: Executor, ids: readonly string[]): Promise<Map<string, Organisation>> {
  if (ids.length === 0) return new Map();
  const rows = await db.select().from(organisations).where(sql`${organisations.id} in ${ids}`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** How many pairs wait. */
export async function countPairs(db: Executor): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(organisationPairs)
    .innerJoin(organisations, eq(organisations.id, organisationPairs.one))
    .where(and(isNull(organisationPairs.decision), isNull(organisations.mergedAt), notMerged));
  return row?.count ?? 0;
}
