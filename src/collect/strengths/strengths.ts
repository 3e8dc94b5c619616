import { and, desc, eq } from 'drizzle-orm';
import { nameOf, publicOrganisations } from '../../people/organisations/organisations.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Hub } from '../../platform/hub.ts';
import { record } from '../../platform/journal/journal.ts';
import type { By } from '../../web/http/actor.ts';
import { AREAS, type Area, type Level, STRONG } from './areas.ts';
import { type Peer, type PeerMatch, peersFor } from './peers.ts';
import { strengthAssessments, strengthOffers } from './tables.ts';

export type { Area } from './areas.ts';
export type { PeerMatch } from './peers.ts';

export type Levels = Readonly<Record<Area, Level>>;

/** How an organisation saw itself on one day. */
export interface Assessment {
  readonly on: string;
  readonly levels: Levels;
}

const note = (tx: Executor, by: By, act: string, organisationId: string): Promise<string> =>
  record(tx, by.clock, {
    actor: by.actor,
    act: `strengths/${act}`,
    subject: `organisation:${organisationId}`,
  });

const today = ({ clock }: Pick<By, 'clock'>): string => clock().toISOString().slice(0, 10);

/** Keeps an assessment; a second one of the same day replaces the first. What is no strength any more is not offered. */
export async function assess(
  tx: Executor,
  by: By,
  organisationId: string,
  levels: Levels,
): Promise<void> {
  for (const area of AREAS) {
    const level = levels[area];
    await tx
      .insert(strengthAssessments)
      .values({ organisationId, on: today(by), area, level })
      .onConflictDoUpdate({
        target: [
          strengthAssessments.organisationId,
          strengthAssessments.on,
          strengthAssessments.area,
        ],
        set: { level },
      });
  }
  const agreed = await agreementOf(tx, organisationId);
  if (agreed)
    await write(tx, organisationId, { ...agreed, offers: strongIn(agreed.offers, levels) });
  await note(tx, by, 'assessed', organisationId);
}

const strongIn = (areas: readonly Area[], levels: Levels): Area[] =>
  areas.filter((area) => levels[area] >= STRONG);

/** All assessments, newest first. */
export async function assessmentsOf(db: Executor, organisationId: string): Promise<Assessment[]> {
  const rows = await db
    .select()
    .from(strengthAssessments)
    .where(eq(strengthAssessments.organisationId, organisationId))
    .orderBy(desc(strengthAssessments.on));
  const days = Map.groupBy(rows, ({ on }) => on);
  return [...days].map(([on, parts]) => ({
    on,
    // Each day is written whole, and the checks of the table name no other area or level.
    levels: Object.fromEntries(parts.map(({ area, level }) => [area, level])) as Levels,
  }));
}

export interface Agreement {
  readonly agreedOn: string;
  readonly offers: readonly Area[];
  readonly asks: readonly Area[];
}

export async function agreementOf(db: Executor, organisationId: string): Promise<Agreement | null> {
  const [found] = await db
    .select()
    .from(strengthOffers)
    .where(eq(strengthOffers.organisationId, organisationId));
  return found ? agreementIn(found) : null;
}

const agreementIn = ({
  agreedOn,
  offers,
  asks,
}: typeof strengthOffers.$inferSelect): Agreement => ({
  agreedOn,
  offers: areasIn(offers),
  asks: areasIn(asks),
});

export const areasIn = (codes: readonly string[]): Area[] =>
  AREAS.filter((area) => codes.includes(area));

/** An organisation agrees to be proposed to others; it offers only where it says itself that it is strong. */
export async function agreeToPeers(
  tx: Executor,
  by: By,
  organisationId: string,
  { offers, asks }: { readonly offers: readonly Area[]; readonly asks: readonly Area[] },
): Promise<void> {
  const [latest] = await assessmentsOf(tx, organisationId);
  const agreed = {
    agreedOn: today(by),
    asks,
    offers: latest ? strongIn(offers, latest.levels) : [],
  };
  await write(tx, organisationId, agreed);
  await note(tx, by, 'agreed', organisationId);
}

async function write(
  tx: Executor,
  organisationId: string,
  { agreedOn, offers, asks }: Agreement,
): Promise<void> {
  const values = { agreedOn, offers: [...offers], asks: [...asks] };
  await tx
    .insert(strengthOffers)
    .values({ organisationId, ...values })
    .onConflictDoUpdate({ target: strengthOffers.organisationId, set: values });
}

/** From this moment it is proposed to nobody, and is shown nobody. */
export async function endPeers(tx: Executor, by: By, organisationId: string): Promise<void> {
  await tx.delete(strengthOffers).where(and(eq(strengthOffers.organisationId, organisationId)));
  await note(tx, by, 'ended', organisationId);
}

/** Who could help an organisation that agreed, among those who agreed and whom the hub may name; null where it did not. */
export async function peersOf(hub: Hub, organisationId: string): Promise<PeerMatch[] | null> {
  const { db } = hub.house;
  const agreements = new Map(
    (await db.select().from(strengthOffers)).map((row) => [row.organisationId, agreementIn(row)]),
  );
  if (!agreements.has(organisationId)) return null;
  const named = await publicOrganisations(hub.public.db, hub.config.hub.threat);
  const peers = named.flatMap((each): Peer[] => {
    const agreed = agreements.get(each.id);
    if (!agreed) return [];
    const { id, slug, languages, country, origins } = each;
    return [{ id, slug, name: nameOf(each), languages, country, origins, ...agreed }];
  });
  const own = peers.find(({ id }) => id === organisationId);
  return own ? peersFor(own, peers) : [];
}
