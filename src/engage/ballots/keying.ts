import type { Executor } from '../../platform/database/database.ts';
import type { Hub } from '../../platform/hub.ts';
import { Problem } from '../../platform/problem.ts';
import { country } from '../../reference/countries/countries.ts';
import type { FieldError, Typed } from '../../web/http/forms.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import {
  AGE_BANDS,
  addStatement,
  admit,
  type Consultation,
  castVote,
  SEXES,
  statementsOf,
  type Traits,
  tellOf,
} from '../consultations/consultations.ts';
import { type FoundBallot, type PaperChannel, useBallot } from './batches.ts';
import { type Answer, linesOf, readLine, type Wrong } from './keyed-answers.ts';
import { LINE_NAMES } from './keying-views.tsx';

/** What one ballot says. */
export interface Keyed {
  /** One a statement of the sheet; null where nothing could be read. */
  readonly answers: readonly (Answer | null)[];
  readonly own: string;
  readonly traits: Traits;
}

/** Reads what was keyed, or says what is wrong in the words of whoever keys. */
export function readBallot(
  form: Typed,
  statements: number,
  locale: Locale,
): { keyed: Keyed } | { errors: FieldError[] } {
  const errors: FieldError[] = [];
  const answers = linesOf(statements).flatMap((wide, at) => {
    const name = LINE_NAMES[at] ?? '';
    const read = readLine(form.one(name), wide);
    if (Array.isArray(read)) return read;
    errors.push({ name, message: wrongLine(read, locale) });
    return [];
  });
  const boxed = <Code extends string>(name: string, codes: readonly Code[]): Code | null => {
    const text = form.one(name).trim();
    if (text === '') return null;
    const code = codes[Number(western(text)) - 1];
    if (code === undefined) errors.push({ name, message: locale.t('keying.wrong.box') });
    return code ?? null;
  };
  const [sex, ageBand] = [boxed('sex', SEXES), boxed('age', AGE_BANDS)];
  const residence = form.one('residence');
  if (errors.length > 0) return { errors };
  return {
    keyed: {
      answers,
      own: form.one('own').trim(),
      traits: { sex, ageBand, residence: country(residence) ? residence : null },
    },
  };
}

const western = (text: string): string =>
  text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) % 16));

const wrongLine = (wrong: Wrong, locale: Locale): string =>
  wrong.why === 'sign'
    ? locale.t('keying.wrong.sign', { sign: wrong.sign })
    : locale.t('keying.wrong.count', { given: wrong.given, wanted: wrong.wanted });

/** How many answers two keyings of a ballot read differently. */
export const differencesIn = (one: Keyed['answers'], other: Keyed['answers']): number =>
  one.filter((answer, at) => answer !== (other[at] ?? null)).length;

interface Keeping {
  readonly actor: string;
  /** From a second keying; null where there was none. */
  readonly differences: number | null;
}

/** A ballot becomes a voice, of the same weight as any other. Gives how many answers were counted. */
export async function keepBallot(
  tx: Executor,
  hub: Hub,
  consultation: Consultation,
  found: FoundBallot,
  keyed: Keyed,
  { actor, differences }: Keeping,
): Promise<number> {
  const { voice } = found.ballot;
  if (!voice) throw new Problem('ballots/used', 409);
  await useBallot(tx, hub, found, { actor, differences });
  const { traits, own, answers } = keyed;
  const { lang, channel } = found.batch;
  const participant = await admit(tx, hub, consultation, {
    by: { voice },
    channel: channel as PaperChannel, // a check constraint takes no other
    lang,
  });
  await tellOf(tx, participant.id, traits);
  const shown = await statementsOf(tx, consultation.id, 'fr');
  const byNumber = new Map(shown.map(({ id, number }) => [number, id]));
  let counted = 0;
  for (const [at, number] of found.batch.statements.entries()) {
    const [statement, answer] = [byNumber.get(number), answers[at] ?? null];
    // A statement may have been hidden since the sheet was printed.
    if (statement === undefined || answer === null) continue;
    await castVote(tx, hub, consultation, participant.id, statement, answer);
    counted += 1;
  }
  if (own)
    await addStatement(tx, hub, consultation, {
      ...{ lang, text: own, author: participant.id },
      source: channel as PaperChannel,
    });
  return counted;
}
