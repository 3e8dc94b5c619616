import { randomUUID } from 'node:crypto';
import { and, eq, isNull, or } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import type { PersonForm } from './forms.ts';
import { dayOf, FEATURE, type Means, ownPerson, personAt, tellerPlace } from './people.ts';
import { suggest } from './suggesting.ts';
import { meetingPeople, meetings } from './tables.ts';

/** Somebody asks to meet others, or says otherwise what they offer and look for; then proposals are made. The journal is told nothing: a row of it would say when. */
export async function askToMeet(
  tx: Executor,
  means: Means,
  account: string,
  summitId: string | null,
  { tell, ...form }: PersonForm,
): Promise<void> {
  const person = means.keys.pseudonym(FEATURE, account);
  const known = await personAt(tx, means, account, summitId);
  const id = known?.id ?? randomUUID();
  const row = {
    ...form,
    on: dayOf(means.clock),
    teller: tell ? means.keys.fields.seal(tellerPlace(id), account) : null,
  };
  if (known) await tx.update(meetingPeople).set(row).where(eq(meetingPeople.id, id));
  else await tx.insert(meetingPeople).values({ ...row, id, person, summitId });
  await forgetUnanswered(tx, id);
  await suggest(tx, means, summitId);
}

/** What was proposed for what they said before, and nobody has answered. */
const forgetUnanswered = (tx: Executor, id: string) =>
  tx
    .delete(meetings)
    .where(
      and(
        or(eq(meetings.oneId, id), eq(meetings.otherId, id)),
        isNull(meetings.oneSays),
        isNull(meetings.otherSays),
      ),
    );

/** Somebody no longer wishes to meet: their proposals and meetings go with them, for the other too. */
export async function stopMeeting(
  tx: Executor,
  means: Means,
  account: string,
  id: string,
): Promise<void> {
  const { summitId } = await ownPerson(tx, means, account, id);
  await tx.delete(meetingPeople).where(eq(meetingPeople.id, id));
  await suggest(tx, means, summitId);
}
