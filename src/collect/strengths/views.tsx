import type { FC } from 'hono/jsx';
import { Inside, nameOf, type Organisation } from '../../people/organisations/organisations.ts';
import { Button, Checkboxes, PrintButton } from '../../web/components/fields.tsx';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { Questionnaire } from '../../web/components/questionnaire.tsx';
import { DataTable } from '../../web/components/table.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { AREAS, LEVELS, STRONG } from './areas.ts';
import type { Agreement, Area, Assessment, Levels } from './strengths.ts';

interface OfOrganisation {
  readonly locale: Locale;
  readonly organisation: Organisation;
}

interface StrengthsProps extends OfOrganisation {
  /** Newest first. */
  readonly assessments: readonly Assessment[];
  readonly agreement: Agreement | null;
  readonly done: 'assessed' | 'agreed' | null;
}

const levelName = (locale: Locale, level: number): string => locale.t(`strength.level.${level}`);

/** How an organisation sees itself: its last answer to read and print, the way it came, and whom it would meet. */
export const Strengths: FC<StrengthsProps> = (props) => {
  const { locale, organisation, assessments, done } = props;
  const base = `/${locale.lang}/me/organisations/${organisation.id}/strengths`;
  const [latest, ...earlier] = assessments;
  return (
    <>
      <p class="card-over">
        <bdi>{nameOf(organisation)}</bdi>
      </p>
      <h1>{locale.t('inside.strengths')}</h1>
      <Inside locale={locale} organisation={organisation} here="strengths" />
      {done && <Notice live title={locale.t(`strengths.done.${done}`)} />}
      <p class="lead">{locale.t('strengths.lead')}</p>
      {!latest ? (
        <EmptyState
          title={locale.t('strengths.none')}
          action={{ label: locale.t('strengths.begin'), href: `${base}/edit` }}
        >
          <p>{locale.t('strengths.none.text')}</p>
        </EmptyState>
      ) : (
        <>
          <div class="row screen-only">
            <Button href={`${base}/edit`}>{locale.t('strengths.again')}</Button>
            <PrintButton locale={locale} />
          </div>
          <Result locale={locale} latest={latest} before={earlier[0] ?? null} />
          {earlier.length > 0 && <Past locale={locale} assessments={assessments} />}
          <PeerChoice {...props} levels={latest.levels} />
        </>
      )}
    </>
  );
};

interface ResultProps {
  readonly locale: Locale;
  readonly latest: Assessment;
  readonly before: Assessment | null;
}

const Result: FC<ResultProps> = ({ locale, latest, before }) => (
  <section class="section stack" aria-labelledby="result">
    <h2 id="result">{locale.t('strengths.result', { date: longDate(latest.on, locale.lang) })}</h2>
    <dl class="facts">
      {AREAS.map((area) => (
        <div>
          <dt>{locale.t(`strength.${area}`)}</dt>
          <dd>
            <strong>{levelName(locale, latest.levels[area])}</strong>
            <br />
            {locale.t(`strength.${area}.${latest.levels[area]}`)}
            {before && before.levels[area] !== latest.levels[area] && (
              <p class="small muted">
                {locale.t('strengths.before', {
                  level: levelName(locale, before.levels[area]),
                  date: longDate(before.on, locale.lang),
                })}
              </p>
            )}
          </dd>
        </div>
      ))}
    </dl>
  </section>
);

const Past: FC<{ readonly locale: Locale; readonly assessments: readonly Assessment[] }> = ({
  locale,
  assessments,
}) => (
  <section class="section stack" aria-labelledby="past">
    <h2 id="past">{locale.t('strengths.past')}</h2>
    <DataTable
      locale={locale}
      id="history"
      stacked
      caption={locale.t('strengths.past.caption')}
      rows={assessments}
      columns={[
        {
          title: locale.t('strengths.day'),
          header: true,
          cell: ({ on }) => <span class="cell-name">{longDate(on, locale.lang)}</span>,
        },
        ...AREAS.map((area) => ({
          title: locale.t(`strength.${area}`),
          cell: ({ levels }: Assessment) => levelName(locale, levels[area]),
        })),
      ]}
    />
  </section>
);

const PeerChoice: FC<StrengthsProps & { readonly levels: Levels }> = ({
  locale,
  organisation,
  agreement,
  levels,
}) => {
  const base = `/${locale.lang}/me/organisations/${organisation.id}`;
  const strong = AREAS.filter((area) => levels[area] >= STRONG);
  const choices = (areas: readonly Area[]) =>
    areas.map((area) => ({ value: area, label: locale.t(`strength.${area}`) }));
  return (
    <section class="section stack screen-only" aria-labelledby="peers">
      <h2 id="peers">{locale.t('strengths.peers')}</h2>
      <p>{locale.t('strengths.peers.text')}</p>
      {agreement && (
        <p>
          <a href={`${base}/peers`}>{locale.t('strengths.peers.see')}</a>
        </p>
      )}
      <form class="form" method="post" action={`${base}/strengths/peers`}>
        <Checkboxes
          name="asks"
          label={locale.t('strengths.asks')}
          options={choices(AREAS)}
          values={agreement?.asks ?? []}
        />
        {strong.length > 0 ? (
          <Checkboxes
            name="offers"
            label={locale.t('strengths.offers')}
            hint={locale.t('strengths.offers.hint')}
            options={choices(strong)}
            values={agreement?.offers ?? []}
          />
        ) : (
          <p class="small muted">{locale.t('strengths.offers.none')}</p>
        )}
        <div class="row">
          <Button>{locale.t(agreement ? 'button.save' : 'strengths.peers.agree')}</Button>
        </div>
      </form>
      {agreement && (
        <form method="post" action={`${base}/strengths/peers/end`}>
          <Button tone="plain">{locale.t('strengths.peers.end')}</Button>
        </form>
      )}
    </section>
  );
};

interface AssessingProps extends OfOrganisation {
  readonly chosen: (area: string) => string;
  /** Areas that were sent without an answer. */
  readonly missing: readonly Area[];
}

/** Five questions, each with its levels in plain words. */
export const Assessing: FC<AssessingProps> = ({ locale, organisation, chosen, missing }) => {
  const base = `/${locale.lang}/me/organisations/${organisation.id}/strengths`;
  return (
    <>
      <p class="card-over">
        <bdi>{nameOf(organisation)}</bdi>
      </p>
      <h1>{locale.t('strengths.edit')}</h1>
      <p class="lead">{locale.t('strengths.edit.lead')}</p>
      <Questionnaire
        locale={locale}
        action={`${base}/edit`}
        cancel={base}
        chosen={chosen}
        missing={missing}
        questions={AREAS.map((area) => ({
          name: area,
          label: locale.t(`strength.${area}`),
          hint: locale.t(`strength.${area}.about`),
          options: LEVELS.map((level) => ({
            value: String(level),
            label: locale.t(`strength.${area}.${level}`),
          })),
        }))}
      />
    </>
  );
};
