import type { Child, FC } from 'hono/jsx';
import { languageName } from '../../reference/languages/languages.ts';
import { Button } from '../../web/components/fields.tsx';
import { DefinitionList, Timeline } from '../../web/components/lists.tsx';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { ConsultationDocument } from './documents.ts';
import { ConsultationCards, Said, SaidAtLength, StageTag } from './parts.tsx';
import type { Phase } from './phases.ts';
import type { OpenConsultation, ShownConsultation } from './showing.ts';
import type { StatementShown } from './shown-statements.ts';
import type { Shown } from './statements.ts';

interface Speaks {
  readonly locale: Locale;
}

/** Every consultation: what can be answered, what will be, and what became of the others. */
export const ConsultationList: FC<
  Speaks & { readonly consultations: readonly OpenConsultation[] }
> = ({ locale, consultations }) => (
  <div class="stack">
    <h1>{locale.t('consultations.title')}</h1>
    <p class="lead">{locale.t('consultations.lead')}</p>
    {consultations.length === 0 && (
      <EmptyState title={locale.t('participate.none')}>
        <p>{locale.t('participate.none.text')}</p>
      </EmptyState>
    )}
    {(['now', 'ahead', 'over'] as const).map((part) => (
      <Part
        locale={locale}
        part={part}
        consultations={consultations.filter(({ stage }) => partOf(stage) === part)}
      />
    ))}
  </div>
);

const partOf = (stage: OpenConsultation['stage']): 'now' | 'ahead' | 'over' => {
  if (stage === 'closed') return 'over';
  return stage === 'announced' ? 'ahead' : 'now';
};

const Part: FC<
  Speaks & { readonly part: string; readonly consultations: readonly OpenConsultation[] }
> = ({ locale, part, consultations }) =>
  consultations.length === 0 ? null : (
    <section class="section stack" aria-labelledby={part}>
      <h2 id={part}>{locale.t(`consultations.part.${part}`)}</h2>
      <ConsultationCards locale={locale} consultations={consultations} />
    </section>
  );

interface PageProps extends Speaks {
  readonly consultation: OpenConsultation;
  readonly phases: readonly Phase[];
  readonly documents: readonly ConsultationDocument[];
  /** How many can be answered. */
  readonly statements: number;
  /** The final documents that came of it, as far as they are published. */
  readonly finals: readonly {
    readonly slug: string;
    readonly lang: string;
    readonly title: string;
  }[];
  readonly day: string;
}

/** One consultation: the question, the way in, what to read, when what happens, and what is known of whoever answers. */
export const ConsultationPage: FC<PageProps> = (props) => {
  const { locale, consultation, phases, documents, statements, finals, day } = props;
  const { slug, shown, lang, stage, access, answerBy } = consultation;
  const base = `/${locale.lang}/consultations/${slug}`;
  return (
    <div class="stack">
      <p>
        <StageTag locale={locale} stage={stage} />
      </p>
      <Said as="h1" lang={shown.lang}>
        {shown.title}
      </Said>
      <Said as="p" class="lead" lang={shown.lang}>
        {shown.question}
      </Said>
      {shown.lang !== locale.lang && (
        <p class="small muted">
          {locale.t('consultations.untranslated', { lang: languageName(lang, locale.lang) })}
        </p>
      )}
      {stage === 'listening' && (
        <>
          <div class="row">
            <Button href={`${base}/take-part`}>{locale.t('consultations.take')}</Button>
          </div>
          <p class="small muted">{locale.t(`consultations.access.${access}.short`)}</p>
        </>
      )}
      {shown.context && <SaidAtLength lang={shown.lang} text={shown.context} />}
      {documents.length > 0 && (
        <section class="section stack" aria-labelledby="reading">
          <h2 id="reading">{locale.t('consultations.documents')}</h2>
          <DocumentLines locale={locale} documents={documents} />
        </section>
      )}
      <section class="section stack" aria-labelledby="when">
        <h2 id="when">{locale.t('consultations.when')}</h2>
        <Calendar locale={locale} phases={phases} answerBy={answerBy} day={day} />
      </section>
      <section class="section stack" aria-labelledby="known">
        <h2 id="known">{locale.t('consultations.known')}</h2>
        <Promises locale={locale} consultation={consultation} />
      </section>
      <section class="section stack" aria-labelledby="said">
        <h2 id="said">{locale.t('consultations.statements')}</h2>
        <p>
          <a href={`${base}/statements`}>
            {locale.t('consultations.statements.n', { n: statements })}
          </a>
        </p>
        {stage !== 'announced' && (
          <p class="row">
            <a href={`${base}/results`}>{locale.t('results.title')}</a>
            <a href={`${base}/unheard`}>{locale.t('unheard.title')}</a>
          </p>
        )}
      </section>
      {stage !== 'announced' && (
        <section class="section stack" aria-labelledby="becomes">
          <h2 id="becomes">{locale.t('consultations.became')}</h2>
          <p class="row">
            <a href={`${base}/proposals`}>{locale.t('proposals.title')}</a>
            {finals.map(({ slug: address, lang: own, title }) => (
              <a href={`/${locale.lang}/documents/${address}`} lang={own} dir="auto">
                {title}
              </a>
            ))}
            <a href={`${base}/answers`}>{locale.t('answers.mine')}</a>
          </p>
        </section>
      )}
    </div>
  );
};

export const DocumentLines: FC<
  Speaks & { readonly documents: readonly ConsultationDocument[] }
> = ({ locale, documents }) => (
  <ul class="lines">
    {documents.map(({ lang, title, address }) => (
      <li>
        <a href={address} hreflang={lang} rel="noreferrer">
          <Said lang={lang}>{title}</Said>
        </a>{' '}
        <span class="small muted">{languageName(lang, locale.lang)}</span>
      </li>
    ))}
  </ul>
);

const Calendar: FC<
  Speaks & { readonly phases: readonly Phase[]; readonly answerBy: string; readonly day: string }
> = ({ locale, phases, answerBy, day }) => {
  const date = (on: string) => longDate(on, locale.lang);
  const moments = phases.map(({ kind, opensOn, closesOn }) => ({
    date: locale.t('consultations.from-to', { from: date(opensOn), to: date(closesOn) }),
    title: locale.t(`consultations.phase.${kind}`),
    text: locale.t(`consultations.phase.${kind}.text`),
    state: stateOn(day, opensOn, closesOn),
  }));
  return (
    <Timeline
      moments={[
        ...moments,
        {
          date: date(answerBy),
          datetime: answerBy,
          title: locale.t('consultations.answer'),
          text: locale.t('consultations.answer.text'),
          state: answerBy < day ? 'done' : 'ahead',
        },
      ]}
    />
  );
};

function stateOn(day: string, from: string, to: string): 'done' | 'now' | 'ahead' {
  if (to < day) return 'done';
  return from <= day ? 'now' : 'ahead';
}

/** What is known of whoever takes part, in the words in which it was promised. */
export const Promises: FC<
  Speaks & {
    readonly consultation: Pick<
      ShownConsultation,
      'access' | 'anonymity' | 'moderation' | 'minimum'
    >;
  }
> = ({ locale, consultation: { access, anonymity, moderation, minimum } }) => (
  <DefinitionList
    entries={[
      {
        term: locale.t(`consultations.anonymity.${anonymity}`),
        text: locale.t(`consultations.anonymity.${anonymity}.text`),
      },
      {
        term: locale.t('consultations.access'),
        text: locale.t(`consultations.access.${access}`),
      },
      {
        term: locale.t('consultations.moderation'),
        text: locale.t(`consultations.moderation.${moderation}`),
      },
      {
        term: locale.t('consultations.minimum'),
        text: locale.t('consultations.minimum.text', { n: minimum }),
      },
    ]}
  />
);

export const StatementList: FC<
  Speaks & { readonly slug: string; readonly statements: readonly Shown[] }
> = ({ locale, slug, statements }) => (
  <div class="stack">
    <h1>{locale.t('consultations.statements')}</h1>
    {statements.length === 0 ? (
      <EmptyState title={locale.t('consultations.statements.none')}>
        <p>{locale.t('consultations.statements.none.text')}</p>
      </EmptyState>
    ) : (
      <ol class="lines">
        {statements.map(({ number: n, lang, text }) => (
          <li value={n}>
            <a href={`/${locale.lang}/consultations/${slug}/statements/${n}`}>
              <Said lang={lang}>{text}</Said>
            </a>
          </li>
        ))}
      </ol>
    )}
  </div>
);

interface StatementProps extends Speaks {
  readonly consultation: ShownConsultation;
  readonly statement: StatementShown;
  /** It can be answered today. */
  readonly listening: boolean;
  /** What became of it. */
  readonly children?: Child;
}

/** A statement under its own address: what was said, and where its answers are counted; nothing about whoever said it. */
export const StatementPage: FC<StatementProps> = ({
  locale,
  consultation,
  statement,
  listening,
  children,
}) => {
  const base = `/${locale.lang}/consultations/${consultation.slug}`;
  const { state, text, lang, on, into, reason } = statement;
  return (
    <div class="stack">
      <h1>{locale.t('consultations.statement', { n: statement.number })}</h1>
      {text && (
        <Said as="blockquote" class="statement serif" lang={lang}>
          {text}
        </Said>
      )}
      <Original locale={locale} statement={statement} />
      <p class="small muted">
        {locale.t(`consultations.source.${statement.source}`, { date: longDate(on, locale.lang) })}
      </p>
      {state === 'waiting' && <Notice>{locale.t('consultations.statement.waiting')}</Notice>}
      {state === 'hidden' && (
        <Notice title={locale.t('consultations.statement.hidden')}>
          <p>
            {locale.t('consultations.statement.reason')} <bdi>{reason}</bdi>
          </p>
        </Notice>
      )}
      {state === 'joined' && into !== null && (
        <Notice title={locale.t('consultations.statement.joined')}>
          <p>
            <a href={`${base}/statements/${into}`}>
              {locale.t('consultations.statement', { n: into })}
            </a>
          </p>
        </Notice>
      )}
      {state === 'shown' && (
        <p>
          <a href={`${base}/results`}>{locale.t('consultations.statement.answers')}</a>
          {' · '}
          {listening && (
            <>
              <a href={`${base}/take-part?statement=${statement.number}`}>
                {locale.t('consultations.take')}
              </a>
              {' · '}
            </>
          )}
          <a href={`${base}/statements/${statement.number}/report`}>
            {locale.t('consultations.report')}
          </a>
        </p>
      )}
      {children}
    </div>
  );
};

/** The words as they were said, a tap away from their translation. */
export const Original: FC<Speaks & { readonly statement: Pick<Shown, 'original'> }> = ({
  locale,
  statement: { original },
}) =>
  original && (
    <details class="small">
      <summary>
        {locale.t('consultations.original', { lang: languageName(original.lang, locale.lang) })}
      </summary>
      <Said as="p" lang={original.lang}>
        {original.text}
      </Said>
    </details>
  );
