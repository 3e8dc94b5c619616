import type { FC } from 'hono/jsx';
import { Tag, Timeline } from '../../web/components/lists.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Fate } from './deciding.ts';
import type { Named } from './names.ts';
import type { ToldFate } from './telling.ts';
import type { Trace, Traced } from './traces.ts';

interface Speaks {
  readonly locale: Locale;
}

const TONES = {
  retained: 'done',
  joined: 'plain',
  'not-retained': 'quiet',
  expected: 'attention',
} as const;

/** What became of it, in a few words that lead to where it went. */
export const FateTag: FC<Speaks & { readonly told: ToldFate | null; readonly today: string }> = ({
  locale,
  told,
  today,
}) => {
  if (!told) return <Tag tone="quiet">{locale.t('fate.none')}</Tag>;
  const to = told.paragraph ?? told.joined;
  return (
    <Tag
      tone={TONES[told.fate.fate as keyof typeof TONES]}
      {...(to && { href: `/${locale.lang}${to.path}` })}
    >
      {fateWords(told, locale, today)}
    </Tag>
  );
};

/** Retenue (§ 3) · Regroupée avec le n° 12 · Non retenue · Réponse attendue avant le… */
export function fateWords(
  { fate, paragraph, joined }: ToldFate,
  locale: Locale,
  today: string,
): string {
  if (fate.fate === 'retained' && paragraph)
    return locale.t('fate.retained.in', { n: paragraph.number });
  if (fate.fate === 'joined' && joined) return locale.t('fate.joined.with', { n: joined.number });
  if (fate.fate === 'expected' && fate.expectedBy) {
    const late = fate.expectedBy < today;
    return locale.t(late ? 'fate.late' : 'fate.expected', {
      date: longDate(fate.expectedBy, locale.lang),
    });
  }
  return locale.t(`fate.${fate.fate}`);
}

interface FateBoxProps extends Speaks {
  readonly told: ToldFate | null;
  /** All that was decided, oldest first. */
  readonly history: readonly Fate[];
  readonly today: string;
  /** The day by which the consultation promised an answer. */
  readonly answerBy: string | null;
}

/** What became of it, why, since when, and what was said before. */
export const FateBox: FC<FateBoxProps> = ({ locale, told, history, today, answerBy }) => (
  <section class="section stack" aria-labelledby="fate">
    <h2 id="fate">{locale.t('fate.title')}</h2>
    <p>
      <FateTag locale={locale} told={told} today={today} />
    </p>
    {told ? (
      <FateReason locale={locale} fate={told.fate} />
    ) : (
      <p class="muted">
        {answerBy
          ? locale.t(answerBy < today ? 'fate.promise.over' : 'fate.promise', {
              date: longDate(answerBy, locale.lang),
            })
          : locale.t('fate.promise.none')}
      </p>
    )}
    {history.length > 1 && (
      <details>
        <summary>{locale.t('fate.history')}</summary>
        <Timeline
          moments={history.map((fate) => ({
            date: longDate(fate.decidedOn, locale.lang),
            datetime: fate.decidedOn,
            title: locale.t(`fate.${fate.fate === 'expected' ? 'promised' : fate.fate}`),
            state: fate.endedOn ? 'done' : 'now',
            text: (
              <span class="written" lang={fate.lang} dir="auto">
                {fate.reason}
              </span>
            ),
          }))}
        />
      </details>
    )}
  </section>
);

export const FateReason: FC<Speaks & { readonly fate: Fate }> = ({ locale, fate }) => (
  <>
    <blockquote lang={fate.lang} dir="auto">
      <p>{fate.reason}</p>
    </blockquote>
    <p class="small muted">
      {locale.t('fate.decided', { date: longDate(fate.decidedOn, locale.lang) })}
    </p>
  </>
);

/** A way to something that was said or written, and its words. */
export const NamedLink: FC<Speaks & { readonly named: Named }> = ({ locale, named }) => (
  <a href={`/${locale.lang}${named.path}`}>
    {locale.t(`trace.${named.kind}`, { n: named.number })}
  </a>
);

/** Where it comes from, and what came of it: every step leads on. */
export const TraceBox: FC<Speaks & { readonly trace: Trace }> = ({ locale, trace }) => (
  <>
    <TraceList locale={locale} id="from" traced={trace.from} />
    <TraceList locale={locale} id="became" traced={trace.became} />
  </>
);

const TraceList: FC<
  Speaks & { readonly id: 'from' | 'became'; readonly traced: readonly Traced[] }
> = ({ locale, id, traced }) =>
  traced.length === 0 ? null : (
    <section class="section stack" aria-labelledby={`trace-${id}`}>
      <h2 id={`trace-${id}`}>{locale.t(`trace.${id}`)}</h2>
      <ul class="lines">
        {traced.map(({ named, how }) => (
          <li>
            <p class="row">
              <NamedLink locale={locale} named={named} />
              {how && <span class="small muted">{locale.t(`trace.how.${id}.${how}`)}</span>}
            </p>
            <p lang={named.lang} dir="auto">
              {shortened(named.text)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );

const LETTERS = 240;

/** The beginning of a long text, cut between words. */
export function shortened(text: string): string {
  if (text.length <= LETTERS) return text;
  const cut = text.slice(0, LETTERS);
  return `${cut.slice(0, cut.lastIndexOf(' ') + 1 || LETTERS).trimEnd()}…`;
}
