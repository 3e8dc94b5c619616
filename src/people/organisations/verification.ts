import type { Executor } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import { askApproval, type Performers } from '../approvals/approvals.ts';
import type { Acting } from './changes.ts';
import { knownOrganisation, verifyOrganisation } from './records.ts';
import { stateOf } from './states.ts';

const ACT = 'organisations/verified';

/** One of the office says that an organisation is what it says; it counts once a second person says so too. */
export async function askVerification(
  tx: Executor,
  by: Acting,
  id: string,
  reason: string,
): Promise<string> {
  const organisation = await knownOrganisation(tx, id);
  if (stateOf(organisation) !== 'shown') throw new Problem('organisation/not-shown', 409);
  return askApproval(tx, by, { act: ACT, subject: `organisation:${id}`, input: { id }, reason });
}

/** What the second person sets going. */
export const organisationPerformers: Performers = {
  [ACT]: async (tx, by, { input }) =>
    verifyOrganisation(tx, { ...by, capacity: 'office' }, String(input.id), 'people'),
};

/** Takes the sign back, where it no longer holds. */
export async function endVerification(tx: Executor, by: Acting, id: string): Promise<void> {
  await verifyOrganisation(tx, by, id, null);
}
