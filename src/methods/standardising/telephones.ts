import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';

const LONGEST = 40;

/**
 * A telephone number in the international form of ITU-T E.164 (`+221771234567`), null for what can be none. `country`
 * (ISO 3166-1 alpha-2) is where a number without its prefix is dialled.
 */
export function standardiseTelephone(text: string, country?: CountryCode): string | null {
  const plain = text.slice(0, LONGEST).normalize('NFKC').trim().replace(/^00/, '+');
  const number = parsePhoneNumberFromString(plain, country);
  return number?.isPossible() ? number.number : null;
}
