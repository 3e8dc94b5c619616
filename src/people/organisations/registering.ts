import type { Executor } from '../../platform/database/database.ts';
import type { OrganisationForm } from './form.ts';
import { addOrganisation } from './records.ts';
import type { Organisation } from './states.ts';
import { type Means, makeSteward } from './stewards.ts';

/** Somebody enters their own organisation and looks after it from then on; the office looks at it before anybody else does. */
export async function registerOrganisation(
  tx: Executor,
  means: Means,
  account: string,
  given: OrganisationForm,
): Promise<Organisation> {
  const by = { clock: means.clock, actor: account, capacity: 'steward' } as const;
  const made = await addOrganisation(tx, by, given);
  await makeSteward(tx, by, account, made.id);
  return made;
}
