import type { Executor } from '../../platform/database/database.ts';
import { answersIn } from './guides.ts';
import { isOpen, liveOf } from './live.ts';
import { notesOf } from './notes.ts';
import { type Counted, questionsOf } from './questions.ts';

/** What changed in a session after a number of its sequence; what it says of something replaces all that was said of it before. */
export interface News {
  readonly sequence: number;
  readonly open: boolean;
  /** When the time of whoever speaks is over; null where no time runs. */
  readonly endsAt: string | null;
  readonly questions: readonly QuestionNews[];
  readonly guides: readonly { readonly number: number; readonly answers: number }[];
  readonly notes: readonly {
    readonly number: number;
    readonly version: number;
    readonly kind: string;
    readonly lang: string;
    readonly text: string;
    readonly removed: boolean;
  }[];
}

export interface QuestionNews {
  readonly number: number;
  readonly state: string;
  readonly votes: number;
  readonly lang: string;
  /** Empty where it is not shown: hidden, or joined into another. */
  readonly text: string;
  readonly answer: string;
  readonly shown: boolean;
}

/** The sequence is read first: whatever is numbered up to it is done, and what is newer is said once more next time. */
export async function newsOf(db: Executor, sessionId: string, after: number): Promise<News> {
  const live = await liveOf(db, sessionId);
  const some = { sequence: live.sequence, open: isOpen(live), endsAt: live.endsAt };
  if (live.sequence <= after)
    return { ...some, endsAt: timeOf(live.endsAt), questions: [], guides: [], notes: [] };
  const [questions, guides, notes] = await Promise.all([
    questionsOf(db, sessionId, after),
    answersIn(db, sessionId, after),
    notesOf(db, sessionId, after),
  ]);
  return {
    ...some,
    endsAt: timeOf(live.endsAt),
    questions: questions.map(questionNews),
    guides,
    notes: notes.map(({ number, version, kind, lang, text, removedOn }) => ({
      ...{ number, version, kind, lang },
      text: removedOn ? '' : text,
      removed: removedOn !== null,
    })),
  };
}

const timeOf = (at: Date | null): string | null => at?.toISOString() ?? null;

function questionNews(question: Counted): QuestionNews {
  const { number, state, votes, lang, text, answer, hiddenOn, joinedInto } = question;
  const shown = !hiddenOn && !joinedInto;
  return {
    ...{ number, state, votes, lang, shown },
    text: shown ? text : '',
    answer: shown ? answer : '',
  };
}
