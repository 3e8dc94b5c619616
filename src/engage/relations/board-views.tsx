import type { FC } from 'hono/jsx';
import type { Config } from '../../config.ts';
import { countryName } from '../../reference/countries/countries.ts';
import { Card } from '../../web/components/card.tsx';
import { Button, TextInput } from '../../web/components/fields.tsx';
import { DefinitionList, Tag } from '../../web/components/lists.tsx';
import { EmptyState } from '../../web/components/notice.tsx';
import { DataTable } from '../../web/components/table.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { isUnthanked, type OnBoard } from './relations.ts';
import { STAGES, type Stage, stageName } from './stages.ts';

interface Speaks {
  readonly locale: Locale;
}

interface BoardProps extends Speaks {
  readonly config: Config;
  readonly rows: readonly OnBoard[];
  readonly today: string;
}

/** Four stages side by side, one below the other on a phone; a button moves a card, and no hand need drag it. */
export const Board: FC<BoardProps> = ({ locale, config, rows, today }) => {
  const base = `/${locale.lang}/staff/relations`;
  return (
    <>
      <h1>{locale.t('relations.title')}</h1>
      <p class="lead">{locale.t('relations.lead')}</p>
      {rows.length === 0 ? (
        <EmptyState
          title={locale.t('relations.empty')}
          action={{ label: locale.t('relations.add'), href: `${base}/new` }}
        >
          <p>{locale.t('relations.empty.text')}</p>
        </EmptyState>
      ) : (
        <>
          <div class="row">
            <Button href={`${base}/new`}>{locale.t('relations.add')}</Button>
            <Button tone="plain" href={`${base}/write`}>
              {locale.t('relations.write')}
            </Button>
          </div>
          <div class="board">
            {STAGES.map((stage) => (
              <Column
                locale={locale}
                config={config}
                stage={stage}
                rows={rows.filter((row) => row.stage === stage)}
                today={today}
              />
            ))}
          </div>
        </>
      )}
    </>
  );
};

const Column: FC<BoardProps & { readonly stage: Stage }> = ({
  locale,
  config,
  stage,
  rows,
  today,
}) => (
  <section class="stack" aria-labelledby={`stage-${stage}`}>
    <h2 id={`stage-${stage}`} class="h3">
      {stageName(config, stage, locale)} <span class="muted">{rows.length}</span>
    </h2>
    {rows.length === 0 && <p class="muted small">{locale.t('relations.stage.none')}</p>}
    {rows.map((row) => (
      <OrganisationCard locale={locale} config={config} row={row} stage={stage} today={today} />
    ))}
  </section>
);

interface OrganisationCardProps extends Omit<BoardProps, 'rows'> {
  readonly row: OnBoard;
  readonly stage: Stage;
}

const OrganisationCard: FC<OrganisationCardProps> = ({ locale, config, row, stage, today }) => {
  const href = `/${locale.lang}/staff/relations/${row.organisationId}`;
  const next = STAGES[STAGES.indexOf(stage) + 1];
  return (
    <Card title={row.name} href={href}>
      {row.stepOn && (
        <p>
          {row.step}
          <br />
          <span class="small">{longDate(row.stepOn, locale.lang)}</span>{' '}
          {row.stepOn < today && <Tag tone="attention">{locale.t('relations.late')}</Tag>}
        </p>
      )}
      <p class="small muted">{lastOf(row, locale)}</p>
      {isUnthanked(row) && (
        <p>
          <Tag tone="attention">{locale.t('relations.unthanked')}</Tag>
        </p>
      )}
      {next && (
        <form method="post" action={`${href}/move`}>
          <input type="hidden" name="back" value="board" />
          <button class="button link small" type="submit" name="stage" value={next}>
            {locale.t('relations.next', { stage: stageName(config, next, locale) })}
            <span class="unseen"> {row.name}</span>
          </button>
        </form>
      )}
    </Card>
  );
};

/** The last thing that happened, in a line. */
function lastOf({ askedOn, thankedOn, answeredOn }: OnBoard, locale: Locale): string {
  const dates = Object.entries({ asked: askedOn, thanked: thankedOn, answered: answeredOn });
  const [last] = dates.toSorted(([, a], [, b]) => ((a ?? '') < (b ?? '') ? 1 : -1));
  if (!last?.[1]) return locale.t('relations.never');
  return `${locale.t(`relations.event.${last[0]}`)} · ${longDate(last[1], locale.lang)}`;
}

interface FoundProps extends Speaks {
  readonly query: string;
  readonly rows: readonly {
    readonly id: string;
    readonly name: string;
    readonly country: string | null;
  }[];
}

/** Organisations that are not on the board yet. */
export const Found: FC<FoundProps> = ({ locale, query, rows }) => {
  const base = `/${locale.lang}/staff/relations`;
  return (
    <>
      <h1>{locale.t('relations.add')}</h1>
      <form class="form" method="get" action={`${base}/new`}>
        <TextInput
          name="q"
          type="search"
          label={locale.t('relations.find')}
          value={query}
          maxlength={100}
          dir="auto"
        />
        <div class="row">
          <Button tone="plain">{locale.t('relations.find.button')}</Button>
        </div>
      </form>
      {rows.length === 0 ? (
        <p>{locale.t('relations.find.none')}</p>
      ) : (
        <DataTable
          locale={locale}
          id="found"
          caption={locale.t('relations.found')}
          wordy
          rows={rows}
          columns={[
            { title: locale.t('relations.organisation'), header: true, cell: ({ name }) => name },
            {
              title: locale.t('relations.country'),
              cell: ({ country }) => country && countryName(country, locale.lang),
            },
            {
              title: locale.t('relations.action'),
              cell: ({ id, name }) => (
                <form method="post" action={base}>
                  <button class="button link" type="submit" name="organisation" value={id}>
                    {locale.t('relations.follow')}
                    <span class="unseen"> {name}</span>
                  </button>
                </form>
              ),
            },
          ]}
        />
      )}
    </>
  );
};

/** The page behind the link in a letter. */
export const StopLetters: FC<Speaks & { readonly action: string; readonly done: boolean }> = ({
  locale,
  action,
  done,
}) => (
  <div class="stack">
    <h1>{locale.t(done ? 'message.stop.done' : 'letter.stop')}</h1>
    <p class="lead">{locale.t(done ? 'letter.stop.done' : 'letter.stop.text')}</p>
    {!done && (
      <form method="post" action={action}>
        <Button>{locale.t('message.stop.button')}</Button>
      </form>
    )}
  </div>
);

/** Last asked, last thanked, last answered. */
export const Lasts: FC<
  Speaks & { readonly relation: Pick<OnBoard, 'askedOn' | 'thankedOn' | 'answeredOn'> }
> = ({ locale, relation: { askedOn, thankedOn, answeredOn } }) => (
  <DefinitionList
    entries={Object.entries({ asked: askedOn, thanked: thankedOn, answered: answeredOn }).map(
      ([kind, on]) => ({
        term: locale.t(`relations.last.${kind}`),
        text: on ? longDate(on, locale.lang) : locale.t('relations.last.never'),
      }),
    )}
  />
);
