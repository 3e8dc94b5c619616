export { compareDates, dayOrderOf, readDate, standardiseDate } from './dates.ts';
export { standardiseEmail } from './emails.ts';
export { FILLERS, MAYBE_NAMES } from './fillers.ts';
export { standardiseTelephone } from './telephones.ts';
