/** An invented list of persons, a third of whom stand on it more than once, with the errors that lists have. */
import { type Random, seededStreams } from '../src/methods/random/random.ts';

export const LIST_HEADER = 'id,given_name,surname,date_of_birth,city,postcode,phone,email';

interface Person {
  given: string;
  surname: string;
  birth: string;
  town: number;
  postcode: string;
  phone: string;
  email: string;
}

/** Lines of about `records` records; an id is the number of the person and of the record. */
export function* linesOfList(records: number): Generator<string> {
  const random = seededStreams(11)('list');
  const given = invented(random, 3000, 2, 3);
  const surnames = invented(random, 40_000, 2, 4);
  const towns = invented(random, 2000, 2, 4);
  for (let person = 0, written = 0; written < records; person += 1) {
    const one = imagine(random, person, given, surnames);
    const copies = random() < 0.67 ? 1 : random() < 0.7 ? 2 : 3;
    for (let copy = 0; copy < copies && written < records; copy += 1, written += 1)
      yield `p${person}-${copy},${fieldsOf(copy === 0 ? one : slipped(random, one, given, surnames), towns).join(',')}\n`;
  }
}

const ONSETS = 'b d f g k l m n p r s t v z ch dj nd mb sh tr kh'.split(' ');
const VOWELS = 'a e i o u a i ou ia'.split(' ');

const pick = <T>(random: Random, values: readonly T[]): T =>
  values[Math.floor(random() * values.length)] as T; // never empty

function invented(random: Random, count: number, least: number, most: number): string[] {
  return Array.from({ length: count }, () => {
    const syllables = least + Math.floor(random() * (most - least + 1));
    const word = Array.from(
      { length: syllables },
      () => pick(random, ONSETS) + pick(random, VOWELS),
    ).join('');
    return word.charAt(0).toUpperCase() + word.slice(1);
  });
}

/** A few names are everybody's, most are rare: Zipf's law, by the inverse of its distribution. */
const frequent = (random: Random, names: readonly string[]): string =>
  names[Math.floor(names.length ** random()) - 1] ?? '';

const digits = (random: Random, count: number): string =>
  Array.from({ length: count }, () => Math.floor(random() * 10)).join('');

function imagine(
  random: Random,
  person: number,
  given: readonly string[],
  surnames: readonly string[],
): Person {
  const [first, last] = [frequent(random, given), frequent(random, surnames)];
  const birth = new Date(
    Date.UTC(1935 + Math.floor(random() * 70), 0, 1 + Math.floor(random() * 365)),
  );
  const town = Math.floor(2000 ** random()) - 1;
  return {
    given: first,
    surname: last,
    birth: birth.toISOString().slice(0, 10),
    town,
    postcode: String(10_000 + town * 37).slice(0, 5),
    phone: random() < 0.3 ? '' : `06${digits(random, 8)}`,
    // No two people have one address.
    email: random() < 0.4 ? '' : `${first}.${last}${person.toString(36)}@example.org`.toLowerCase(),
  };
}

/** The same person on another day: somebody else typed, something has changed, something is missing. */
function slipped(
  random: Random,
  person: Person,
  given: readonly string[],
  surnames: readonly string[],
): Person {
  const typed = (text: string) => (random() < 0.12 ? misspelt(random, text) : text);
  const moved = random() < 0.15 ? Math.floor(2000 ** random()) - 1 : person.town;
  const [first, last] =
    random() < 0.02 ? [person.surname, person.given] : [person.given, person.surname];
  return {
    given: random() < 0.02 ? frequent(random, given) : typed(first),
    surname: random() < 0.03 ? frequent(random, surnames) : typed(last),
    birth: random() < 0.06 ? misdated(random, person.birth) : random() < 0.03 ? '' : person.birth,
    town: moved,
    postcode: random() < 0.1 ? '' : String(10_000 + moved * 37).slice(0, 5),
    phone: random() < 0.35 ? '' : random() < 0.15 ? `06${digits(random, 8)}` : person.phone,
    email: random() < 0.4 ? '' : typed(person.email),
  };
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

function misspelt(random: Random, text: string): string {
  if (text.length < 3) return text;
  const at = 1 + Math.floor(random() * (text.length - 2));
  const other = LETTERS.charAt(Math.floor(random() * 26));
  const kind = random();
  if (kind < 0.35) return text.slice(0, at) + other + text.slice(at + 1);
  if (kind < 0.6) return text.slice(0, at) + text.slice(at + 1);
  if (kind < 0.8) return text.slice(0, at) + other + text.slice(at);
  return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
}

function misdated(random: Random, birth: string): string {
  const [year = '', month = '', day = ''] = birth.split('-');
  if (random() < 0.4 && Number(day) <= 12) return `${year}-${day}-${month}`;
  const other = String(1 + Math.floor(random() * 28)).padStart(2, '0');
  return random() < 0.6 ? `${year}-${month}-${other}` : `${Number(year) + 1}-${month}-${day}`;
}

function fieldsOf(
  { given, surname, birth, town, postcode, phone, email }: Person,
  towns: readonly string[],
): string[] {
  return [given, surname, birth, towns[town] ?? '', postcode, phone, email];
}
