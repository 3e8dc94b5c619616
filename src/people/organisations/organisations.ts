export { historyOf, note as noteChange } from './changes.ts';
export { CodeCard } from './code-card.tsx';
export { FIELDS, KINDS } from './codes.ts';
export { comparedOrganisations, keepLikenesses, waitingPairs } from './duplicates.ts';
export { approachable } from './finding.ts';
export type { OrganisationForm } from './form.ts';
export { organisationHolding, organisationsOf } from './holding.ts';
export { Inside } from './inside.tsx';
export {
  applyList,
  bringList,
  discardList,
  listById,
  mapList,
  planOf,
} from './lists.ts';
export { joinedPairs, joinPair, keepApart, undoJoin } from './merges.ts';
export { organisationIn } from './own.ts';
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
  verifyOrganisation,
} from './records.ts';
export { registerOrganisation } from './registering.ts';
export {
  movedTo,
  type PublicOrganisation,
  publicOrganisation,
  publicOrganisations,
} from './showing.ts';
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
