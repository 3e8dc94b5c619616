export { memberHolding } from './holding.ts';
export { inviteMembers } from './invitations.ts';
export { countMembers, isMember, joinOrganisation, nameMember } from './joining.ts';
export { listedMembers } from './listing.ts';
