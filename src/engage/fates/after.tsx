import type { FC } from 'hono/jsx';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { dayOf, type Fate, fateHistory, fatesOf } from './deciding.ts';
import { FateBox, TraceBox } from './parts.tsx';
import { type ToldFate, tellFates } from './telling.ts';
import { type Trace, traceOf } from './traces.ts';

interface After {
  readonly told: ToldFate | null;
  readonly history: readonly Fate[];
  readonly trace: Trace;
  readonly answerBy: string;
  readonly today: string;
}

/** What became of a statement: its fate, and what came of it. */
export async function afterStatement(
  db: Executor,
  clock: Clock,
  { answerBy }: { readonly answerBy: string },
  id: string,
  lang: Lang,
): Promise<After> {
  const fates = await fatesOf(db, 'statement', [id]);
  const [told] = await tellFates(db, [...fates.values()], lang);
  return {
    told: told ?? null,
    history: await fateHistory(db, 'statement', id),
    trace: await traceOf(db, { kind: 'statement', id }, lang),
    answerBy,
    today: dayOf(clock),
  };
}

export const AfterStatement: FC<{ readonly locale: Locale; readonly after: After }> = ({
  locale,
  after,
}) => (
  <>
    <FateBox locale={locale} {...after} />
    <TraceBox locale={locale} trace={after.trace} />
  </>
);
