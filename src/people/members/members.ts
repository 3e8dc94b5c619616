export { memberHolding } from './holding.ts';
export { inviteMembers } from './invitations.ts';
export {
  countMembers,
  isMember,
  joinOrganisation,
  membersInWords,
  nameMember,
  ownPlace,
} from './joining.ts';
export { allowingMembers, listedMembers } from './listing.ts';
