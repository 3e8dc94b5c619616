export { countMembers, membersCounted, membersInWords, membersOfYear } from './counting.ts';
export { memberHolding } from './holding.ts';
export { inviteMembers } from './invitations.ts';
export {
  isMember,
  joinOrganisation,
  nameMember,
  ownPlace,
} from './joining.ts';
export { listedMembers } from './listing.ts';
