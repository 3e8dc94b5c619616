import type { Random } from '../../src/methods/random/random.ts';
import { chance } from '../random.ts';
import type { City } from './cities.ts';
import type { ListName } from './coverage.ts';
import type { NameWord, Sex } from './names.ts';
import type { Day, Person } from './persons.ts';
import { misdate, misdial, mistype, type Script, turned } from './slips.ts';

/** How often something goes wrong on a line of a list; shares of lines (of names for the first three). */
export interface Care {
  /** A typing error in a name. */
  readonly typed: number;
  /** Another usual spelling of a name than the person's papers have. */
  readonly respelt: number;
  /** Of two given names only one stands. */
  readonly shortened: number;
  readonly initial: number;
  readonly swapped: number;
  /** A married woman under her husband's name, alone or beside her own. */
  readonly married: number;
  readonly noGiven: number;
  readonly noBirth: number;
  readonly yearOnly: number;
  readonly monthOnly: number;
  readonly firstOfYear: number;
  readonly turned: number;
  readonly misdated: number;
  readonly sexWrong: number;
  readonly noCity: number;
  readonly formerCity: number;
  readonly noPhone: number;
  readonly formerPhone: number;
  readonly misdialled: number;
  readonly noEmail: number;
  readonly otherEmail: number;
  /** A second line about the same person. */
  readonly twice: number;
}

// biome-ignore format: a table is read in lines
export const CARE: Readonly<Record<ListName, Care>> = {
  consulate:  { typed: 0.025, respelt: 0.06, shortened: 0.04, initial: 0,    swapped: 0.01,  married: 0.25, noGiven: 0.002, noBirth: 0.01, yearOnly: 0.02, monthOnly: 0,    firstOfYear: 0.015, turned: 0.005, misdated: 0.02,  sexWrong: 0.004, noCity: 0.03, formerCity: 0.14, noPhone: 0.3,  formerPhone: 0.25, misdialled: 0.02, noEmail: 0.45, otherEmail: 0.12, twice: 0.03 },
  city:       { typed: 0.03,  respelt: 0.1,  shortened: 0.05, initial: 0,    swapped: 0.02,  married: 0.04, noGiven: 0.003, noBirth: 0.01, yearOnly: 0.02, monthOnly: 0,    firstOfYear: 0.02,  turned: 0.01,  misdated: 0.02,  sexWrong: 0.006, noCity: 0,    formerCity: 0.06, noPhone: 0.25, formerPhone: 0.12, misdialled: 0.025, noEmail: 1,    otherEmail: 0,    twice: 0.01 },
  federation: { typed: 0.06,  respelt: 0.18, shortened: 0.2,  initial: 0.05, swapped: 0,     married: 0.08, noGiven: 0.01,  noBirth: 0.12, yearOnly: 0.2,  monthOnly: 0.04, firstOfYear: 0.04,  turned: 0.015, misdated: 0.04,  sexWrong: 0.01,  noCity: 0.06, formerCity: 0.1,  noPhone: 0.12, formerPhone: 0.1,  misdialled: 0.04, noEmail: 0.4,  otherEmail: 0.12, twice: 0.06 },
  alumni:     { typed: 0.03,  respelt: 0.1,  shortened: 0.1,  initial: 0.03, swapped: 0.015, married: 0.05, noGiven: 0.003, noBirth: 0.05, yearOnly: 0.03, monthOnly: 0.01, firstOfYear: 0.01,  turned: 0.03,  misdated: 0.025, sexWrong: 0.005, noCity: 0.05, formerCity: 0.2,  noPhone: 0.35, formerPhone: 0.2,  misdialled: 0.02, noEmail: 0.08, otherEmail: 0.15, twice: 0 },
  survey:     { typed: 0.05,  respelt: 0.12, shortened: 0.18, initial: 0.02, swapped: 0.03,  married: 0.06, noGiven: 0.006, noBirth: 0.05, yearOnly: 0.05, monthOnly: 0.01, firstOfYear: 0.02,  turned: 0.015, misdated: 0.03,  sexWrong: 0.008, noCity: 0.02, formerCity: 0.03, noPhone: 0.3,  formerPhone: 0.04, misdialled: 0.03, noEmail: 0.25, otherEmail: 0.1,  twice: 0.02 },
};

/** A person as one line of a list tells of them; null where it does not. */
export interface Sighting {
  readonly person: Person;
  readonly script: Script;
  readonly given: string | null;
  readonly family: string;
  readonly birth:
    | Day
    | { readonly year: number; readonly month: number | null; readonly day: null }
    | null;
  readonly sex: Sex;
  readonly city: City | null;
  readonly phone: string | null;
  readonly email: string | null;
}

/** What a list writes of somebody. */
export function see(random: Random, person: Person, care: Care, script: Script): Sighting {
  const [given, family] = namesOf(random, person, care, script);
  const sexWrong = chance(random, care.sexWrong);
  return {
    person,
    script,
    given,
    family,
    birth: birthOf(random, person.birth, care),
    sex: sexWrong === (person.sex === 'male') ? 'female' : 'male',
    city: chance(random, care.noCity)
      ? null
      : chance(random, care.formerCity)
        ? person.formerCity
        : person.city,
    phone: phoneOf(random, person, care),
    email: emailOf(random, person, care),
  };
}

function namesOf(
  random: Random,
  person: Person,
  care: Care,
  script: Script,
): [string | null, string] {
  const given = givenOf(random, person, care, script);
  const family = familyOf(random, person, care, script);
  return given !== null && chance(random, care.swapped) ? [family, given] : [given, family];
}

function givenOf(
  random: Random,
  { given, number }: Person,
  care: Care,
  script: Script,
): string | null {
  if (chance(random, care.noGiven)) return null;
  const words = given.map((word, at) => written(random, word, number + at, care, script));
  const [first = '', second] = words;
  if (second === undefined) return chance(random, care.initial / 3) ? `${first.charAt(0)}.` : first;
  if (chance(random, care.initial)) return `${first.charAt(0)}. ${second}`;
  if (chance(random, care.shortened)) return chance(random, 0.7) ? second : first;
  return words.join(script === 'latin' && chance(random, 0.06) ? '-' : ' ');
}

function familyOf(
  random: Random,
  { family, married, number }: Person,
  care: Care,
  script: Script,
): string {
  const own = written(random, family, number + 7, care, script);
  if (!married || !chance(random, care.married)) return own;
  const husbands = written(random, married, number + 8, care, script);
  if (script !== 'latin') return `${own} ${husbands}`;
  return chance(random, 0.15) ? husbands : `${own} ép. ${husbands}`;
}

/** The spelling of the person's papers, which is the usual one for three in four, or now and then another. */
function written(random: Random, word: NameWord, own: number, care: Care, script: Script): string {
  const papers = ((own * 2_654_435_761) >>> 0) / 2 ** 32;
  const spellings =
    script === 'latin' ? word.latin : script === 'arabic' ? word.arabic : [word.cyrillic];
  const drawn = chance(random, care.respelt) ? random() : papers < 0.75 ? 0 : (papers - 0.75) * 4;
  const text = spellings[Math.floor(drawn * spellings.length)] ?? spellings[0] ?? '';
  return chance(random, care.typed) ? mistype(random, text, script) : text;
}

function birthOf(random: Random, { year, month, day }: Day, care: Care): Sighting['birth'] {
  const told = random();
  if (told < care.noBirth) return null;
  if (told < care.noBirth + care.yearOnly) return { year, month: null, day: null };
  if (told < care.noBirth + care.yearOnly + care.monthOnly) return { year, month, day: null };
  if (chance(random, care.firstOfYear)) return { year, month: 1, day: 1 };
  if (chance(random, care.misdated)) return misdate(random, { year, month, day });
  return chance(random, care.turned) ? turned({ year, month, day }) : { year, month, day };
}

function phoneOf(random: Random, { phone, formerPhone }: Person, care: Care): string | null {
  if (!phone || chance(random, care.noPhone)) return null;
  const told = formerPhone && chance(random, care.formerPhone * 2) ? formerPhone : phone;
  return chance(random, care.misdialled) ? misdial(random, told) : told;
}

// Names kept for examples (RFC 2606).
const DOMAINS = ['courrier.example', 'poste.example', 'mail.example', 'messagerie.example'];

function emailOf(random: Random, person: Person, care: Care): string | null {
  if (person.email === null || chance(random, care.noEmail)) return null;
  const other = chance(random, care.otherEmail);
  const first = plain(person.given.at(-1)?.latin[0] ?? '');
  const last = plain(person.family.latin[0] ?? '');
  const number = person.email < 250 ? '' : String(person.email % 100);
  const domain = DOMAINS[person.email % DOMAINS.length];
  const usual =
    person.email % 3 === 0 ? `${first.charAt(0)}${last}${number}` : `${first}.${last}${number}`;
  if (!other) return `${chance(random, 0.02) ? mistype(random, usual, 'latin') : usual}@${domain}`;
  const kind = random();
  if (kind < 0.4) return `${usual}@${DOMAINS[(person.email + 1) % DOMAINS.length]}`;
  return kind < 0.7
    ? `${first}${last}${number}@${domain}`
    : `${last}${person.birth.year}@${domain}`;
}

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase();
