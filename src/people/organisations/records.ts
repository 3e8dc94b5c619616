import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { addRecipient, endRecipient } from '../consents/consents.ts';
import { type Acting, differences, note } from './changes.ts';
import { type OrganisationForm, type OrganisationSaid, organisationForm } from './form.ts';
import { townOf } from './places.ts';
import { scriptOf } from './scripts.ts';
import { freeSlug } from './slugs.ts';
import { type Organisation, stateOf } from './states.ts';
import { organisations } from './tables.ts';

/** Writes an organisation that was not known. Whoever came with a list waits for its own steward to say yes. */
export async function addOrganisation(
  tx: Executor,
  by: Acting,
  given: OrganisationForm,
): Promise<Organisation> {
  const said = organisationForm.parse(given);
  const now = by.clock();
  const cameBy = by.capacity === 'steward' ? 'member' : by.capacity;
  const [made] = await tx
    .insert(organisations)
    .values({
      ...rowOf(said),
      id: newId(),
      slug: await freeSlug(tx, [...said.names.map(({ text }) => text)]),
      cameBy,
      createdAt: now,
      changedAt: now,
      acceptedAt: cameBy === 'member' ? now : null,
      // What the office brought itself it has seen.
      passedAt: cameBy === 'member' ? null : now,
    })
    .returning();
  if (!made) throw new Error('an organisation was not written');
  await note(tx, by, made.id, 'added');
  return made;
}

/** Writes what an organisation says of itself; every change stays in its history. */
export async function changeOrganisation(
  tx: Executor,
  by: Acting,
  id: string,
  given: OrganisationForm,
): Promise<Organisation> {
  const former = await knownOrganisation(tx, id);
  const row = rowOf(organisationForm.parse(given));
  const changes = differences(former, row);
  if (Object.keys(changes).length === 0) return former;
  // A public body is shown without a steward's yes: becoming one is for the office to say.
  if (row.kind === 'public' && former.kind !== 'public' && by.capacity !== 'office')
    throw new Problem('organisation/public-body', 403);
  const changed = await setFields(tx, by, id, row);
  await note(tx, by, id, 'changed', changes);
  // What one site has shown says nothing of another.
  if (former.verifiedBy === 'domain' && hostOf(former) !== hostOf(changed))
    await verifyOrganisation(tx, by, id, null);
  await nameRecipient(tx, by, changed);
  return changed;
}

const hostOf = ({ website }: Organisation): string | null =>
  website && URL.canParse(website) ? new URL(website).hostname.replace(/^www\./, '') : null;

function rowOf({ names, town, place, ...said }: OrganisationSaid) {
  return {
    ...said,
    names: names.map((name) => ({ ...name, script: scriptOf(name.text) })),
    ...townOf(town, said.country, place),
  };
}

export async function setFields(
  tx: Executor,
  { clock }: Acting,
  id: string,
  values: Partial<typeof organisations.$inferInsert>,
): Promise<Organisation> {
  const [changed] = await tx
    .update(organisations)
    .set({ ...values, changedAt: clock() })
    .where(eq(organisations.id, id))
    .returning();
  if (!changed) throw new Problem('page/not-found', 404);
  return changed;
}

/** The office has looked at what somebody registered: from now on it is shown, and can be given consent. */
export async function passOrganisation(tx: Executor, by: Acting, id: string): Promise<void> {
  await step(tx, by, id, 'passed', { passedAt: by.clock() });
}

/** Its own steward says that it may be shown. */
export async function acceptOrganisation(tx: Executor, by: Acting, id: string): Promise<void> {
  await step(tx, by, id, 'accepted', { acceptedAt: by.clock(), refusedAt: null });
}

/** Its own steward takes it out of the directory; the record stays as it is, and they can bring it back. */
export async function withdrawAcceptance(tx: Executor, by: Acting, id: string): Promise<void> {
  await step(tx, by, id, 'withdrawn', { acceptedAt: null });
}

/** It does not want to be in the directory: all but its name is forgotten, so that the next list does not bring it back. */
export async function refuseOrganisation(tx: Executor, by: Acting, id: string): Promise<void> {
  await step(tx, by, id, 'refused', {
    ...EMPTY,
    acceptedAt: null,
    verifiedAt: null,
    verifiedBy: null,
    refusedAt: by.clock(),
  });
}

const EMPTY = {
  texts: [],
  origins: [],
  residences: [],
  sectors: [],
  languages: [],
  offers: [],
  capitals: [],
  namedOn: [],
  ...{ website: null, email: null, phone: null, registration: null, founded: null, size: null },
  ...{ town: null, place: null, latitude: null, longitude: null },
};

/** Somebody has made sure that it is what it says, or takes that back. */
export async function verifyOrganisation(
  tx: Executor,
  by: Acting,
  id: string,
  verifiedBy: 'people' | 'domain' | null,
): Promise<void> {
  const verifiedAt = verifiedBy && by.clock();
  await step(tx, by, id, verifiedBy ? 'verified' : 'unverified', { verifiedAt, verifiedBy });
}

/** Takes an organisation off every public page at once; its steward still sees it. */
export async function hideOrganisation(tx: Executor, by: Acting, id: string): Promise<void> {
  await step(tx, by, id, 'hidden', { hiddenAt: by.clock() });
}

export async function showOrganisation(tx: Executor, by: Acting, id: string): Promise<void> {
  await step(tx, by, id, 'shown', { hiddenAt: null });
}

async function step(
  tx: Executor,
  by: Acting,
  id: string,
  act: string,
  values: Partial<typeof organisations.$inferInsert>,
): Promise<void> {
  await knownOrganisation(tx, id);
  const changed = await setFields(tx, by, id, values);
  await note(tx, by, id, act);
  await nameRecipient(tx, by, changed);
}

/** Only an organisation that is shown and has said yes can be given consent; once it is not, no consent to it holds. */
export async function nameRecipient(
  tx: Executor,
  by: Acting,
  organisation: Organisation,
): Promise<void> {
  const { id, acceptedAt } = organisation;
  if (stateOf(organisation) === 'shown' && acceptedAt)
    await addRecipient(tx, by.clock, {
      kind: 'organisation',
      subject: id,
      name: nameOf(organisation),
    });
  else await endRecipient(tx, by.clock, id);
}

/** The name that it officially bears. */
export const nameOf = ({ names }: Pick<Organisation, 'names'>): string => names[0]?.text ?? '';

/** Whatever its state, for those who look after it. */
export async function findOrganisation(db: Executor, id: string): Promise<Organisation | null> {
  const [found] = await db.select().from(organisations).where(eq(organisations.id, id));
  return found ?? null;
}

export async function knownOrganisation(db: Executor, id: string): Promise<Organisation> {
  const found = await findOrganisation(db, id);
  if (!found) throw new Problem('page/not-found', 404);
  return found;
}

export async function organisationBySlug(db: Executor, slug: string): Promise<Organisation | null> {
  const [found] = await db.select().from(organisations).where(eq(organisations.slug, slug));
  return found ?? null;
}

/** Several at once, in the order of their names; what is merged into another is not among them. */
export async function organisationsById(
  db: Executor,
  ids: readonly string[],
): Promise<Organisation[]> {
  if (ids.length === 0) return [];
  return db
    .select()
    .from(organisations)
    .where(and(inArray(organisations.id, [...ids]), isNull(organisations.mergedAt)))
    .orderBy(asc(organisations.slug));
}
