import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** A number as people write it and read it aloud, in groups. */
export const shownPhone = (number: string): string =>
  parsePhoneNumberFromString(number)?.formatInternational() ?? number;
