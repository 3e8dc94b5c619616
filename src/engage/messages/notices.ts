import { randomInt } from 'node:crypto';
import canonicalize from 'canonicalize';
import { eq } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { type Keys, verifySignature } from '../../platform/keys.ts';
import { LANGS, type Lang } from '../../reference/languages/languages.ts';
import { localeOf } from '../../web/i18n/i18n.ts';
import { officialNotices } from './tables.ts';
import { type Content, type Words, wordsIn } from './words.ts';

interface Means {
  readonly clock: Clock;
  readonly keys: Keys;
}

/** Without what is taken for something else when it is read out: 0 O, 1 I L, U V, B 8, S 5. */
const LETTERS = '234679ACDEFGHJKMNPQRTWXYZ';
const LENGTH = 10;

/** Writes down that a notice with these words was sent, and signs it; gives the code by which anybody can check it. */
export async function issueNotice(
  tx: Executor,
  { clock, keys }: Means,
  said: Pick<Content, 'template' | 'args'>,
): Promise<string> {
  const code = newCode();
  const digests = Object.fromEntries(
    LANGS.map((lang) => [lang, digestOf(keys, code, linesOf(wordsIn(said, localeOf(lang))))]),
  ) as Record<Lang, string>; // LANGS names every key
  const notice = {
    code,
    template: said.template,
    sentOn: clock().toISOString().slice(0, 10),
    digests,
  };
  await tx.insert(officialNotices).values({ ...notice, signature: keys.sign(signed(notice)) });
  return code;
}

const newCode = (): string =>
  Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');

/** K7QFM-2XD4R. */
export const writeNoticeCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`;

const linesOf = ({ subject, paragraphs }: Words): string => [subject, ...paragraphs].join('\n');

/** Line breaks, spaces and the marks of a quoted reply are whoever's program's; the rest must be the same to the letter. */
const digestOf = (keys: Keys, code: string, text: string): string =>
  keys.hash(`notice ${code}`, text.normalize('NFKC').replace(/[\s>]+/g, ''));

const signed = (notice: {
  code: string;
  template: string;
  sentOn: string;
  digests: unknown;
}): Buffer => Buffer.from(canonicalize(notice) ?? '');

export interface Checked {
  readonly template: string;
  readonly sentOn: string;
  /** Whether the words around the code are those that were sent; null where only a code was given. */
  readonly same: boolean | null;
}

/** More than any notice, with what stands around it in a mail. */
export const MOST_TEXT = 20_000;

/** What is known of the code in a text: a notice of this hub with its day and subject, or null. */
export async function checkNotice(
  db: Executor,
  { keys }: Pick<Means, 'keys'>,
  text: string,
): Promise<Checked | null> {
  for (const code of codesIn(text)) {
    const [found] = await db.select().from(officialNotices).where(eq(officialNotices.code, code));
    if (!found) continue;
    const { signature, ...notice } = found;
    if (!verifySignature(keys.publicKey, signed(notice), signature)) continue;
    const { template, sentOn, digests } = notice;
    const words = betweenCodes(text, code);
    const same = words && Object.values(digests).includes(digestOf(keys, code, words));
    return { template, sentOn, same: words === null ? null : Boolean(same) };
  }
  return null;
}

const CODE = new RegExp(
  `(?<![A-Z0-9])([${LETTERS}]{5})[\\s\u2010\u2011-]{0,3}([${LETTERS}]{5})(?![A-Z0-9])`,
  'gi',
);

/** Everything in a text that has the form of a code, each once, and not more than a few. */
const codesIn = (text: string): string[] =>
  [
    ...new Set([...text.matchAll(CODE)].map(([, head, tail]) => `${head}${tail}`.toUpperCase())),
  ].slice(0, 20);

/** A notice stands between two lines that bear its code: what is between them, or null where there are not two. */
function betweenCodes(text: string, code: string): string | null {
  const lines = text.split('\n');
  const bears = (line: string) => codesIn(line).includes(code);
  const first = lines.findIndex(bears);
  const last = lines.findLastIndex(bears);
  return first === last ? null : lines.slice(first + 1, last).join('\n');
}
