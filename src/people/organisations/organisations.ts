import type { Executor } from '../../platform/database/database.ts';
import type { OrganisationForm } from './form.ts';
import { addOrganisation } from './records.ts';
import type { Organisation } from './states.ts';
import { type Means, makeSteward } from './stewards.ts';

export { historyOf } from './changes.ts';
export { FIELDS } from './codes.ts';
export type { OrganisationForm } from './form.ts';
export { organisationHolding, organisationsOf } from './holding.ts';
export {
  addOrganisation,
  changeOrganisation,
  findOrganisation,
  hideOrganisation,
  knownOrganisation,
  nameOf,
  organisationBySlug,
  organisationsById,
  passOrganisation,
  showOrganisation,
} from './records.ts';
export { publicOrganisation, publicOrganisations } from './showing.ts';
export { isNamed, type Organisation, stateOf } from './states.ts';
export {
  acceptInvitation,
  invitationFor,
  inviteSteward,
  organisationFor,
  refuseInvitation,
  stewardsOf,
} from './stewards.ts';
export { askVerification, organisationPerformers } from './verification.ts';

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
