import { eq, inArray, lt } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import type { Keys } from '../../platform/keys.ts';
import { resealColumn } from '../../platform/resealing.ts';
import { longDate } from '../../web/i18n/dates.ts';
import { recipientById } from '../consents/consents.ts';
import type { Holding, Person } from '../holdings/holdings.ts';
import { findOrganisation, nameOf } from '../organisations/organisations.ts';
import { type Member, placeOf, placesOf } from './joining.ts';
import { members } from './tables.ts';

/** How long somebody can read why they were removed, and is not let in again. */
export const REMOVED_MONTHS = 12;

const ownPlaces = (db: Executor, person: Person): Promise<Member[]> =>
  placesOf(db, (organisationId) => person.as(`members ${organisationId}`));

/** Where somebody is a member, and what they are called there. */
export const memberHolding: Holding = {
  name: 'members',
  held: async (db, _, person, locale) =>
    Promise.all(
      (await ownPlaces(db, person)).map(async ({ organisationId, joinedOn, removedOn }) => ({
        term: await organisationName(db, organisationId),
        text: locale.t(removedOn ? 'members.removed.on' : 'members.since', {
          date: longDate(removedOn ?? joinedOn, locale.lang),
        }),
        href: `/${locale.lang}/me/memberships/${organisationId}`,
      })),
    ),
  export: async (db, { keys }, person) => [
    {
      name: 'memberships',
      rows: await Promise.all(
        (await ownPlaces(db, person)).map(async (place) => ({
          organisation: await organisationName(db, place.organisationId),
          ...opened(keys, place),
          joined: place.joinedOn,
          removed: place.removedOn,
        })),
      ),
    },
  ],
  // The name was there for the list alone.
  withdraw: async (tx, _, person, { purpose, recipientId }) => {
    if (purpose !== 'membership') return;
    const organisationId = (await recipientById(tx, recipientId))?.subject;
    if (!organisationId) return;
    const known = person.as(`members ${organisationId}`);
    await tx.update(members).set({ name: null }).where(eq(members.person, known));
  },
  // Of a purpose, what stands in the field that this feature keeps.
  fields: async (db, { keys }, person, recipientId) => {
    const organisationId = (await recipientById(db, recipientId))?.subject;
    const place = (await ownPlaces(db, person)).find(
      (each) => each.organisationId === organisationId,
    );
    const name = place && opened(keys, place).name;
    return name ? { memberName: name } : {};
  },
  clock: {
    months: REMOVED_MONTHS,
    expire: async (tx, _, before) => {
      const gone = await tx
        .delete(members)
        .where(lt(members.removedOn, before))
        .returning({ id: members.id });
      return gone.length;
    },
  },
  reseal,
  erase: async (tx, _, person) => {
    const own = (await ownPlaces(tx, person)).map(({ id }) => id);
    if (own.length > 0) await tx.delete(members).where(inArray(members.id, own));
    return own.length;
  },
};

async function organisationName(db: Executor, id: string): Promise<string> {
  const found = await findOrganisation(db, id);
  return found ? nameOf(found) : '';
}

/** What is sealed of somebody's place, in clear. */
export const opened = (keys: Keys, { id, name, reason }: Member) => ({
  name: name && keys.fields.open(placeOf(id, 'name'), name),
  reason: reason && keys.fields.open(placeOf(id, 'reason'), reason),
});

async function reseal(tx: Executor, { keys }: { readonly keys: Keys }): Promise<number> {
  let count = 0;
  for (const column of ['name', 'reason'] as const)
    count += await resealColumn(tx, keys.fields, {
      table: 'members',
      key: ['id'],
      column,
      placeOf: (id) => placeOf(id, column),
    });
  return count;
}
