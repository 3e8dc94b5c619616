export { compareDates, dayOrderOf, standardiseDate } from './dates.ts';
export { standardiseEmail } from './emails.ts';
export { standardiseTelephone } from './telephones.ts';
