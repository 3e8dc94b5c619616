export {
  compareDates,
  type DateAgreement,
  type DayOrder,
  dayOrderOf,
  type PartialDate,
  standardiseDate,
} from './dates.ts';
export { standardiseEmail } from './emails.ts';
export { standardiseTelephone } from './telephones.ts';
