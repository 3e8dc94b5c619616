import type { Child, FC } from 'hono/jsx';
import { KindMark } from '../../web/components/kind.tsx';
import { percent } from '../../web/components/locale.ts';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { DataTable } from '../../web/components/table.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { Picture, toneOf } from './picture.tsx';
import { LEAST } from './publishing.ts';
import {
  type GroupResult,
  letterOf,
  type Result,
  type Stance,
  type StatementResult,
  voicesIn,
} from './result.ts';
import { inFigures, SplitBar, SplitLegend } from './split-bar.tsx';

/** A statement as it is shown: in the reader's language where somebody translated it. */
export interface Worded {
  readonly lang: string;
  readonly text: string;
}

export interface ResultsProps {
  readonly locale: Locale;
  readonly question: string;
  /** Its pages stand below this address: `/fr/consultations/ecole`. */
  readonly base: string;
  readonly result: Result;
  /** When this was last true. */
  readonly at: Date;
  /** By number. */
  readonly words: ReadonlyMap<number, Worded>;
}

/** What was said, in words and bars; then who answers alike; then what divides; then how to read it. */
export const ResultsPage: FC<ResultsProps> = (props) => {
  const { locale, question, result, at } = props;
  return (
    <div class="stack">
      <h1>{locale.t('results.title')}</h1>
      <p class="lead serif" dir="auto">
        {question}
      </p>
      <p>{sentence(result, locale)}</p>
      <p class="small muted">
        {locale.t('results.at', { moment: longDate(at, locale.lang) })}{' '}
        <KindMark kind="observed" locale={locale} />
      </p>
      {result.setAside > 0 && (
        <Notice title={locale.t('results.setAside', { n: result.setAside })}>
          <p>{locale.t('results.setAside.text')}</p>
        </Notice>
      )}
      <Convergences {...props} />
      <Groups {...props} />
      <Divides {...props} />
      <All {...props} />
      <Reading {...props} />
      <Data {...props} />
    </div>
  );
};

/** Before the first count, and where there is none. */
export const NoResults: FC<Pick<ResultsProps, 'locale' | 'base'>> = (props) => {
  const { locale, base } = props;
  return (
    <div class="stack">
      <h1>{locale.t('results.title')}</h1>
      <EmptyState
        title={locale.t('results.none')}
        action={{ label: locale.t('results.takePart'), href: `${base}/take-part` }}
      >
        <p>{locale.t('results.none.text')}</p>
      </EmptyState>
    </div>
  );
};

function sentence({ participants, votes, statements, present }: Result, locale: Locale): string {
  const said = locale.t('results.sentence', {
    people: locale.t('results.people', { n: participants }),
    answers: locale.t('results.answers', { n: votes }),
    statements: locale.t('results.statements', { n: statements.length }),
  });
  return present > 0 ? `${said} ${locale.t('results.present', { n: present })}` : said;
}

const Convergences: FC<ResultsProps> = (props) => {
  const { locale, result } = props;
  return (
    <section class="section stack" aria-labelledby="convergences">
      <h2 id="convergences">{locale.t('results.convergences')}</h2>
      {result.convergences.length > 0 ? (
        <>
          <p>
            {locale.t(
              result.groups.length > 0 ? 'results.convergences.all' : 'results.convergences.text',
            )}
          </p>
          <SplitLegend locale={locale} />
          <ol class="statements">
            {result.convergences.map((stance) => (
              <Statement {...props} stance={stance} />
            ))}
          </ol>
        </>
      ) : (
        <p>
          {result.noGroups === 'few'
            ? locale.t('results.few', { n: result.minimum })
            : locale.t('results.convergences.none')}
        </p>
      )}
    </section>
  );
};

const statementOf = ({ statements }: Result, wanted: number): StatementResult | undefined =>
  statements.find(({ number }) => number === wanted);

/** One statement: its words, its bar, its figures; where it is told of groups, a bar for each. */
const Statement: FC<ResultsProps & { readonly stance: Stance; readonly groups?: boolean }> = (
  props,
) => {
  const { locale, result, stance, groups = false } = props;
  const tally = statementOf(result, stance.number)?.tally;
  return (
    <li class="statement">
      <Words {...props} number={stance.number} />
      {groups ? (
        <GroupBars {...props} number={stance.number} />
      ) : (
        tally && (
          <>
            <SplitBar locale={locale} tally={tally} />
            <p class="small numbers">{inFigures(tally, locale)}</p>
          </>
        )
      )}
    </li>
  );
};

const Words: FC<ResultsProps & { readonly number: number }> = (props) => {
  const { locale, base, words } = props;
  const said = words.get(props.number);
  return (
    <p class="statement-words">
      <a class="statement-number" href={`${base}/statements/${props.number}`}>
        {locale.t('results.number', { n: props.number })}
      </a>{' '}
      <span lang={said?.lang} dir="auto">
        {said?.text}
      </span>
    </p>
  );
};

const GroupBars: FC<ResultsProps & { readonly number: number }> = (props) => {
  const { locale, result } = props;
  const at = result.statements.findIndex((one) => one.number === props.number);
  return (
    <ul class="group-bars">
      {result.groups.map(({ id, tallies }) => {
        const tally = tallies[at] ?? null;
        return (
          <li>
            <b class={toneOf(id)}>
              <span>{locale.t('results.group', { letter: letterOf(id) })}</span>
            </b>
            {tally ? (
              <>
                <SplitBar locale={locale} tally={tally} />
                <span class="small numbers">{inFigures(tally, locale)}</span>
              </>
            ) : (
              <span class="small muted">{locale.t('results.withheld')}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
};

const Groups: FC<ResultsProps> = (props) => {
  const { locale, result } = props;
  const { groups, noGroups } = result;
  return (
    <section class="section stack" aria-labelledby="groups">
      <h2 id="groups">{locale.t('results.groups')}</h2>
      {noGroups ? (
        <p>{locale.t(`results.noGroups.${noGroups}`, { n: result.minimum })}</p>
      ) : (
        <>
          <p>{locale.t('results.groups.text', { n: groups.length })}</p>
          {result.convergences.length === 0 && <SplitLegend locale={locale} />}
          {groups.map((group) => (
            <Group {...props} group={group} />
          ))}
          <PictureOfGroups {...props} />
        </>
      )}
    </section>
  );
};

const Group: FC<ResultsProps & { readonly group: GroupResult }> = (props) => {
  const { locale, group } = props;
  const letter = letterOf(group.id);
  return (
    <section class="stack group" aria-labelledby={`group-${letter}`}>
      <h3 id={`group-${letter}`}>
        {locale.t('results.group', { letter })}{' '}
        <span class="muted">{locale.t('results.group.size', { n: group.size })}</span>
      </h3>
      {group.representative.length > 0 ? (
        <>
          <p class="small">{locale.t('results.group.text')}</p>
          <ol class="statements">
            {group.representative.map((stance) => (
              <Statement {...props} stance={stance} groups />
            ))}
          </ol>
        </>
      ) : (
        <p>{locale.t('results.group.nothing')}</p>
      )}
    </section>
  );
};

const TENTHS = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;

const PictureOfGroups: FC<ResultsProps> = ({ locale, result, base }) => (
  <figure class="chart" aria-labelledby="picture-title">
    <figcaption id="picture-title">{locale.t('results.picture')}</figcaption>
    <Picture groups={result.groups} label={locale.t('results.picture.label')} />
    <p class="small">{locale.t('results.picture.not')}</p>
    <DataTable
      locale={locale}
      id="picture"
      caption={locale.t('results.picture.table')}
      rows={result.groups}
      csv={`${base}/results.csv`}
      columns={[
        {
          title: locale.t('results.group.column'),
          header: true,
          cell: ({ id }) => letterOf(id),
        },
        { title: locale.t('results.size'), numeric: true, cell: ({ size }) => size },
        {
          title: locale.t('results.axis.first'),
          numeric: true,
          format: TENTHS,
          cell: ({ x }) => x,
        },
        {
          title: locale.t('results.axis.second'),
          numeric: true,
          format: TENTHS,
          cell: ({ y }) => y,
        },
        {
          title: locale.t('results.spread'),
          numeric: true,
          format: TENTHS,
          cell: ({ spread }) => spread,
        },
      ]}
    />
  </figure>
);

const Divides: FC<ResultsProps> = (props) => {
  const { locale, result } = props;
  if (result.divides.length === 0) return null;
  const apart = result.groups.length > 0;
  return (
    <section class="section stack" aria-labelledby="divides">
      <h2 id="divides">{locale.t('results.divides')}</h2>
      <p>{locale.t(apart ? 'results.divides.groups' : 'results.divides.text')}</p>
      <ol class="statements">
        {result.divides.map((number) => (
          <Statement {...props} stance={{ number, agree: true }} groups={apart} />
        ))}
      </ol>
    </section>
  );
};

const MOST_SHOWN = 200;

const All: FC<ResultsProps> = ({ locale, result, base, words }) => {
  const said = result.statements.filter(({ tally }) => tally !== null);
  if (said.length === 0) return null;
  const share = (of: (one: NonNullable<StatementResult['tally']>) => number) =>
    function cell({ tally }: StatementResult): Child {
      return tally && percent(of(tally) / Math.max(1, voicesIn(tally)), locale);
    };
  return (
    <section class="section stack" aria-labelledby="all">
      <h2 id="all">{locale.t('results.all')}</h2>
      <p>{locale.t('results.order')}</p>
      <DataTable
        locale={locale}
        id="statements"
        wordy
        tall={said.length > 30}
        caption={locale.t('results.all.caption')}
        rows={said.slice(0, MOST_SHOWN)}
        csv={`${base}/statements.csv`}
        columns={[
          {
            title: locale.t('results.statement'),
            header: true,
            cell: (one) => (
              <a
                href={`${base}/statements/${one.number}`}
                lang={words.get(one.number)?.lang}
                dir="auto"
              >
                {one.number}. {words.get(one.number)?.text}
              </a>
            ),
          },
          {
            title: locale.t('results.answer.agree'),
            numeric: true,
            cell: share((one) => one.agree),
          },
          {
            title: locale.t('results.answer.disagree'),
            numeric: true,
            cell: share((one) => one.disagree),
          },
          { title: locale.t('results.answer.pass'), numeric: true, cell: share((one) => one.pass) },
          {
            title: locale.t('results.voices.column'),
            numeric: true,
            cell: ({ tally }) => tally && voicesIn(tally),
          },
        ]}
      />
      {said.length > MOST_SHOWN && (
        <p class="small">{locale.t('results.all.more', { n: said.length - MOST_SHOWN })}</p>
      )}
    </section>
  );
};

const Reading: FC<ResultsProps> = ({ locale, result }) => (
  <section class="section stack" aria-labelledby="reading">
    <h2 id="reading">{locale.t('results.reading')}</h2>
    <ul>
      <li>{locale.t('results.reading.who')}</li>
      {result.present > 0 && <li>{locale.t('results.reading.hands')}</li>}
      {result.groups.length > 0 && <li>{locale.t('results.reading.groups')}</li>}
      <li>{locale.t('results.reading.threshold', { n: result.threshold })}</li>
      <li>{locale.t('results.reading.batches', { n: Math.max(LEAST, result.threshold) })}</li>
      {result.withheld > 0 && result.noGroups !== 'threat' && (
        <li>{locale.t('results.reading.withheld', { n: result.withheld })}</li>
      )}
    </ul>
  </section>
);

const Data: FC<ResultsProps> = ({ locale, result, base }) => {
  const files = [
    ['results.json', 'results.file.json'],
    ['results.csv', 'results.file.csv'],
    ...(result.groups.length > 0 ? [['results.svg', 'results.file.svg']] : []),
    ['statements.csv', 'results.file.statements'],
    ...(result.noGroups === 'threat' ? [] : [['votes.csv', 'results.file.votes']]),
  ] as const;
  return (
    <section class="section stack" aria-labelledby="data">
      <h2 id="data">{locale.t('results.data')}</h2>
      <p>{locale.t('results.data.text')}</p>
      <ul>
        {files.map(([file, words]) => (
          <li>
            <a href={`${base}/${file}`}>{locale.t(words ?? '')}</a>
          </li>
        ))}
      </ul>
      <p>
        <a href={`${base}/unheard`}>{locale.t('unheard.title')}</a> ·{' '}
        <a href={base}>{locale.t('results.back')}</a>
      </p>
    </section>
  );
};
