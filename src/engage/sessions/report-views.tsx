import type { FC } from 'hono/jsx';
import { Button, TextInput } from '../../web/components/fields.tsx';
import { Tag } from '../../web/components/lists.tsx';
import { Notice } from '../../web/components/notice.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { Said, SaidAtLength } from '../consultations/consultations.ts';
import type { Evaluation, Summit, Worded } from '../summits/summits.ts';
import type { Reported, ReportParagraph } from './report.ts';

interface Speaks {
  readonly locale: Locale;
}

interface ReportProps extends Speaks {
  readonly summit: Worded;
  readonly madeOn: string;
  readonly sessions: readonly Reported[];
  readonly evaluation: Evaluation;
}

/** What came out of a summit, session by session; each line leads to where it was said. */
export const ReportPage: FC<ReportProps> = ({ locale, summit, madeOn, sessions, evaluation }) => {
  const base = `/${locale.lang}/summits/${summit.slug}`;
  return (
    <article class="stack">
      <header>
        <p class="card-over">
          <Said lang={summit.lang}>{summit.title}</Said>
        </p>
        <h1>{locale.t('summits.report')}</h1>
      </header>
      <p class="muted">{locale.t('report.made', { date: longDate(madeOn, locale.lang) })}</p>
      {summit.thanks && <SaidAtLength lang={summit.lang} text={summit.thanks} />}
      {sessions.length === 0 && <p>{locale.t('report.nothing')}</p>}
      {sessions.map(({ session, paragraphs }) => (
        <section class="section stack" aria-labelledby={session.code}>
          <h2 id={session.code}>
            <Said lang={session.wordsIn}>{session.title}</Said>
          </h2>
          {(['recommendation', 'guide', 'question', 'note'] as const).map((kind) => (
            <Part
              locale={locale}
              kind={kind}
              paragraphs={paragraphs.filter((paragraph) => paragraph.kind === kind)}
              session={`${base}/sessions/${session.code}`}
            />
          ))}
        </section>
      ))}
      <Evaluated locale={locale} evaluation={evaluation} base={base} />
    </article>
  );
};

interface PartProps extends Speaks {
  readonly kind: ReportParagraph['kind'];
  readonly paragraphs: readonly ReportParagraph[];
  readonly session: string;
}

const Part: FC<PartProps> = ({ locale, kind, paragraphs, session }) =>
  paragraphs.length === 0 ? null : (
    <div class="stack">
      <h3>{locale.t(`report.part.${kind}`)}</h3>
      <ul class="lines">
        {paragraphs.map((paragraph) => (
          <li>
            <Said as="p" lang={paragraph.lang} class="written">
              {paragraph.text}
            </Said>
            {paragraph.answer && (
              <p class="small written" dir="auto">
                {answerOf(paragraph, locale)}
              </p>
            )}
            <p class="small">
              <a href={`${session}#${paragraph.source}`}>{locale.t('report.source')}</a>
            </p>
          </li>
        ))}
      </ul>
    </div>
  );

/** Of a stance its counts in words, else what was said. */
function answerOf({ kind, answer }: ReportParagraph, locale: Locale): string {
  if (kind !== 'guide' || !answer.startsWith('{')) return answer;
  const counts: Record<string, number> = JSON.parse(answer);
  return ['agree', 'disagree', 'pass']
    .map((word) => locale.t(`sessions.count.${word}`, { n: counts[word] ?? 0 }))
    .join(' · ');
}

const Evaluated: FC<Speaks & { readonly evaluation: Evaluation; readonly base: string }> = ({
  locale,
  evaluation,
  base,
}) => (
  <section class="section stack" aria-labelledby="evaluation">
    <h2 id="evaluation">{locale.t('report.evaluation')}</h2>
    <dl class="facts">
      {Object.entries(evaluation).map(([name, merged]) => (
        <div>
          <dt>{locale.t(`summits.evaluation.${name}`)}</dt>
          <dd>
            {merged
              ? merged.cells
                  .map(({ code, people }) =>
                    locale.t('report.counted', {
                      n: people,
                      answer: locale.t(`summits.evaluation.answer.${code}`),
                    }),
                  )
                  .join(' · ')
              : locale.t('report.few')}
          </dd>
        </div>
      ))}
    </dl>
    <p>
      <a href={`${base}/evaluation`}>{locale.t('summits.evaluation')}</a>
    </p>
  </section>
);

interface DeskProps extends Speaks {
  readonly summit: Summit;
  readonly madeOn: string | null;
  readonly count: number;
}

/** Where the report is made from the sessions, those who came are thanked, and a document begins. */
export const ReportDesk: FC<DeskProps> = ({ locale, summit, madeOn, count }) => {
  const base = `/${locale.lang}/staff/summits/${summit.id}`;
  return (
    <>
      <h1>{locale.t('summits.report')}</h1>
      <p class="lead">{locale.t('report.desk.lead')}</p>
      {madeOn && (
        <Notice title={locale.t('report.made', { date: longDate(madeOn, locale.lang) })}>
          <p>
            {locale.t('report.count', { n: count })}{' '}
            {summit.publishedOn && (
              <a href={`/${locale.lang}/summits/${summit.slug}/report`}>
                {locale.t('summits.report.read')}
              </a>
            )}
          </p>
        </Notice>
      )}
      <form method="post" action={`${base}/report`}>
        <Button tone={madeOn ? 'plain' : 'main'}>
          {locale.t(madeOn ? 'report.again' : 'report.make')}
        </Button>
      </form>
      {madeOn && (
        <section class="section stack" aria-labelledby="thanks">
          <h2 id="thanks">
            {locale.t('report.thanks')}{' '}
            {summit.thankedOn && <Tag tone="done">{locale.t('report.thanked')}</Tag>}
          </h2>
          <form class="form" method="post" action={`${base}/thanks`}>
            <TextInput
              name="thanks"
              label={locale.t('report.thanks.text')}
              hint={locale.t('report.thanks.hint')}
              value={summit.thanks}
              rows={3}
              maxlength={1000}
              dir="auto"
              required
            />
            <div class="row">
              <Button tone="plain">{locale.t('report.thanks.send')}</Button>
            </div>
          </form>
        </section>
      )}
      {madeOn && (
        <section class="section stack" aria-labelledby="document">
          <h2 id="document">{locale.t('report.document')}</h2>
          <p>{locale.t('report.document.text')}</p>
          <form method="post" action={`${base}/document`}>
            <Button tone="plain">{locale.t('report.document.begin')}</Button>
          </form>
        </section>
      )}
    </>
  );
};
