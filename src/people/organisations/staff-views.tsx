import type { FC } from 'hono/jsx';
import { countryName } from '../../reference/countries/countries.ts';
import {
  Button,
  ErrorSummary,
  FileInput,
  PrintButton,
  TextInput,
} from '../../web/components/fields.tsx';
import { DefinitionList, Tag } from '../../web/components/lists.tsx';
import { number } from '../../web/components/locale.ts';
import { Pagination, Tabs } from '../../web/components/navigation.tsx';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { DataTable } from '../../web/components/table.tsx';
import type { FieldError, Typed } from '../../web/http/forms.ts';
import { longDate } from '../../web/i18n/dates.ts';
import { inRow } from '../../web/i18n/formats.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Approval } from '../approvals/approvals.ts';
import type { Change } from './changes.ts';
import { CodeCard } from './code-card.tsx';
import type { Pair } from './duplicates.ts';
import { OrganisationFields } from './form-views.tsx';
import type { OrganisationList } from './lists.ts';
import { History, RecordFacts, StateTag } from './record-view.tsx';
import { nameOf } from './records.ts';
import { type Organisation, type OrganisationState, stateOf } from './states.ts';

interface Speaks {
  readonly locale: Locale;
}

const STATES = ['waiting', 'unasked', 'shown', 'hidden', 'refused', 'merged'] as const;

interface ListProps extends Speaks {
  readonly state: OrganisationState;
  readonly counts: Readonly<Record<OrganisationState, number>>;
  readonly rows: readonly Organisation[];
  readonly next: string | null;
  readonly first: boolean;
  readonly pairs: number;
}

/** The organisations of the hub by where they stand, those that wait for somebody first. */
export const StaffList: FC<ListProps> = ({ locale, state, counts, rows, next, first, pairs }) => {
  const base = `/${locale.lang}/staff/organisations`;
  const total = STATES.reduce((sum, each) => sum + counts[each], 0);
  return (
    <>
      <h1>{locale.t('team.page.organisations')}</h1>
      <p class="lead">{locale.t('organisations.lead')}</p>
      <div class="row">
        <Button href={`${base}/lists/new`}>{locale.t('organisations.bring')}</Button>
        <Button tone="plain" href={`${base}/pairs`}>
          {locale.t('organisations.pairs.link', { n: pairs })}
        </Button>
      </div>
      {total === 0 ? (
        <EmptyState title={locale.t('organisations.none')}>
          <p>{locale.t('organisations.none.text')}</p>
        </EmptyState>
      ) : (
        <>
          <Tabs
            label={locale.t('organisations.states')}
            tabs={STATES.filter((each) => counts[each] > 0 || each === state).map((each) => ({
              label: `${locale.t(`organisation.state.${each}`)} (${number(counts[each], locale)})`,
              href: `${base}?state=${each}`,
              current: each === state,
            }))}
          />
          {rows.length === 0 ? (
            <EmptyState title={locale.t('organisations.nobody')} />
          ) : (
            <DataTable
              locale={locale}
              id="organisations"
              stacked
              caption={locale.t(`organisation.state.${state}`)}
              wordy
              rows={rows}
              columns={[
                {
                  title: locale.t('organisation.name'),
                  header: true,
                  cell: (each) => (
                    <a href={`${base}/${each.id}`}>
                      <bdi>{nameOf(each)}</bdi>
                    </a>
                  ),
                },
                {
                  title: locale.t('organisation.kind'),
                  cell: ({ kind }) => locale.t(`organisation.kind.${kind}`),
                },
                {
                  title: locale.t('organisation.town'),
                  cell: (each) => placeOf(each, locale) || null,
                },
                {
                  title: locale.t('organisations.since'),
                  cell: ({ createdAt }) => longDate(createdAt, locale.lang),
                },
              ]}
            />
          )}
          <Pagination
            locale={locale}
            {...(first ? {} : { previous: `${base}?state=${state}` })}
            {...(next ? { next: `${base}?state=${state}&after=${next}` } : {})}
          />
        </>
      )}
    </>
  );
};

const placeOf = (
  { town, country }: Pick<Organisation, 'town' | 'country'>,
  { lang }: Locale,
): string => inRow([town ?? '', country ? countryName(country, lang) : ''].filter(Boolean), lang);

interface StaffPageProps extends Speaks {
  readonly organisation: Organisation;
  readonly changes: readonly Change[];
  readonly stewards: number;
  /** Somebody asked for verification and waits for a second person. */
  readonly asked: Approval | null;
  /** It was this reader who asked. */
  readonly mine: boolean;
}

/** One organisation, and what the office can do about it. */
export const StaffOrganisation: FC<StaffPageProps> = (props) => {
  const { locale, organisation, changes, stewards } = props;
  const base = `/${locale.lang}/staff/organisations/${organisation.id}`;
  const state = stateOf(organisation);
  return (
    <>
      <h1>
        <bdi>{nameOf(organisation)}</bdi>
      </h1>
      <p class="row">
        <StateTag locale={locale} organisation={organisation} />
        {organisation.verifiedAt && <Tag tone="done">{locale.t('organisation.verified')}</Tag>}
        {stewards === 0 && state !== 'merged' && (
          <Tag tone="attention">{locale.t('organisations.noSteward')}</Tag>
        )}
      </p>
      <RecordFacts locale={locale} organisation={organisation} />
      <section class="section stack" aria-labelledby="acts">
        <h2 id="acts">{locale.t('organisations.acts')}</h2>
        {state === 'waiting' && <Act locale={locale} base={base} verb="pass" main />}
        {state !== 'merged' && state !== 'waiting' && (
          <Act locale={locale} base={base} verb="invite" main={stewards === 0} />
        )}
        <Verification {...props} base={base} />
        <div class="row">
          {state !== 'merged' && (
            <Button tone="plain" href={`${base}/edit`}>
              {locale.t('organisations.edit')}
            </Button>
          )}
          {state === 'hidden' && <Act locale={locale} base={base} verb="show" bare />}
          {(state === 'shown' || state === 'waiting' || state === 'unasked') && (
            <Act locale={locale} base={base} verb="hide" bare />
          )}
        </div>
      </section>
      <History locale={locale} changes={changes} />
    </>
  );
};

interface ActProps extends Speaks {
  readonly base: string;
  readonly verb: 'pass' | 'invite' | 'show' | 'hide' | 'agree' | 'unverify';
  readonly main?: boolean;
  readonly bare?: boolean;
}

const Act: FC<ActProps> = ({ locale, base, verb, main = false, bare = false }) => (
  <form method="post" action={`${base}/${verb}`} class="stack">
    {!bare && <p>{locale.t(`organisations.${verb}.text`)}</p>}
    <Button tone={main ? 'main' : 'plain'}>{locale.t(`organisations.${verb}`)}</Button>
  </form>
);

/** What is verified, asked for, or can be asked for: always two people. */
const Verification: FC<StaffPageProps & { readonly base: string }> = ({
  locale,
  organisation,
  asked,
  mine,
  base,
}) => {
  if (organisation.verifiedBy === 'people')
    return <Act locale={locale} base={base} verb="unverify" />;
  if (stateOf(organisation) !== 'shown') return null;
  if (asked && mine) return <p>{locale.t('organisations.verify.mine')}</p>;
  if (asked)
    return (
      <Notice tone="attention" title={locale.t('organisations.verify.asked')}>
        <p>
          <bdi>{asked.reason}</bdi>
        </p>
        <Act locale={locale} base={base} verb="agree" />
      </Notice>
    );
  return (
    <form class="form" method="post" action={`${base}/verify`}>
      <TextInput
        name="reason"
        label={locale.t('organisations.verify.reason')}
        hint={locale.t('organisations.verify.hint')}
        required
        maxlength={500}
        dir="auto"
      />
      <div class="row">
        <Button tone="plain">{locale.t('organisations.verify')}</Button>
      </div>
    </form>
  );
};

interface EditProps extends Speaks {
  readonly organisation: Organisation;
  readonly values: Typed;
  readonly errors: readonly FieldError[];
}

export const StaffEdit: FC<EditProps> = ({ locale, organisation, values, errors }) => (
  <>
    <h1>
      <bdi>{nameOf(organisation)}</bdi>
    </h1>
    <OrganisationFields
      locale={locale}
      action={`/${locale.lang}/staff/organisations/${organisation.id}/edit`}
      draft={`staff-organisation-${organisation.id}`}
      values={values}
      errors={errors}
      office
      submit={locale.t('button.save')}
    />
  </>
);

interface LetterProps extends Speaks {
  readonly organisation: Organisation;
  readonly code: string;
  readonly hub: string;
  readonly address: string;
}

/** The letter to the one who speaks for an organisation: shown this once, to be printed or copied into a message. */
export const Letter: FC<LetterProps> = ({ locale, organisation, code, hub, address }) => {
  const link = `${address}/${locale.lang}/invitation/${code}`;
  return (
    <>
      <h1>{locale.t('organisations.letter')}</h1>
      <CodeCard
        label={locale.t('organisations.letter')}
        from={hub}
        text={locale.t('organisations.letter.text', { name: nameOf(organisation), hub })}
        qr={locale.t('members.sheet.qr')}
        {...{ code, link }}
      />
      <div class="screen-only">
        <Notice tone="attention" title={locale.t('card.once')}>
          <p>{locale.t('organisations.letter.once')}</p>
        </Notice>
      </div>
      <div class="row">
        <Button href={`/${locale.lang}/staff/organisations/${organisation.id}`}>
          {locale.t('card.kept')}
        </Button>
        <PrintButton locale={locale} />
      </div>
    </>
  );
};

interface PairsProps extends Speaks {
  readonly pairs: readonly {
    readonly pair: Pair;
    readonly one: Organisation;
    readonly other: Organisation;
  }[];
  readonly joined: readonly {
    readonly pair: Pair;
    readonly kept: Organisation;
    readonly gone: Organisation;
  }[];
}

/** Records that may be one, side by side, each with its three answers; and the joins that can be taken back. */
export const Pairs: FC<PairsProps> = ({ locale, pairs, joined }) => {
  const base = `/${locale.lang}/staff/organisations/pairs`;
  return (
    <>
      <h1>{locale.t('organisations.pairs')}</h1>
      <p class="lead">{locale.t('organisations.pairs.lead')}</p>
      {pairs.length === 0 ? (
        <EmptyState title={locale.t('organisations.pairs.none')}>
          <p>{locale.t('organisations.pairs.none.text')}</p>
        </EmptyState>
      ) : (
        pairs.map(({ pair, one, other }) => (
          <form method="post" action={`${base}/${pair.id}`} class="section stack">
            <p class="row">
              <Tag tone={pair.score >= 0.6 ? 'attention' : 'quiet'}>
                {locale.t(`organisations.pairs.${pair.score >= 0.6 ? 'likely' : 'possible'}`)}
              </Tag>
              <span class="muted">
                {pair.reasons
                  .map((reason) => locale.t(`organisation.reason.${reason}`))
                  .join(' · ')}
              </span>
            </p>
            <div class="two">
              {[one, other].map((each) => (
                <div class="stack">
                  <h2 class="h3">
                    <a href={`/${locale.lang}/staff/organisations/${each.id}`}>
                      <bdi>{nameOf(each)}</bdi>
                    </a>
                  </h2>
                  <p>
                    <StateTag locale={locale} organisation={each} />
                  </p>
                  <Short locale={locale} organisation={each} />
                  <Button tone="plain" name="keep" value={each.id}>
                    {locale.t('organisations.pairs.keep')}
                    <span class="unseen"> {nameOf(each)}</span>
                  </Button>
                </div>
              ))}
            </div>
            <p>
              <Button tone="plain" name="keep" value="">
                {locale.t('organisations.pairs.apart')}
              </Button>
            </p>
          </form>
        ))
      )}
      {joined.length > 0 && (
        <section class="section stack" aria-labelledby="joined">
          <h2 id="joined">{locale.t('organisations.joined')}</h2>
          <ul class="plain">
            {joined.map(({ pair, kept, gone }) => (
              <li>
                <form method="post" action={`${base}/${pair.id}/undo`} class="row">
                  <span>
                    {locale.t('organisations.joined.line', {
                      gone: nameOf(gone),
                      kept: nameOf(kept),
                    })}
                  </span>
                  <Button tone="link">
                    {locale.t('organisations.joined.undo')}
                    <span class="unseen"> {nameOf(gone)}</span>
                  </Button>
                </form>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
};

const Short: FC<{ readonly locale: Locale; readonly organisation: Organisation }> = ({
  locale,
  organisation: one,
}) => {
  const entries: [string, string][] = [
    [
      'otherNames',
      inRow(
        one.names.slice(1).map(({ text }) => text),
        locale.lang,
      ),
    ],
    ['town', placeOf(one, locale)],
    ['website', one.website ?? ''],
    ['email', one.email ?? ''],
    ['registration', one.registration ?? ''],
  ];
  return (
    <DefinitionList
      entries={entries
        .filter(([, text]) => text !== '')
        .map(([name, text]) => ({
          term: locale.t(`organisation.${name}`),
          text: name === 'town' ? text : <bdi>{text}</bdi>,
        }))}
    />
  );
};

interface BringProps extends Speaks {
  readonly lists: readonly Pick<OrganisationList, 'id' | 'fileName' | 'broughtAt' | 'appliedAt'>[];
  readonly errors: readonly FieldError[];
}

export const BringList: FC<BringProps> = ({ locale, errors, lists }) => (
  <>
    <h1>{locale.t('organisations.bring')}</h1>
    <p class="lead">{locale.t('organisations.bring.lead')}</p>
    <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
    <form
      class="form"
      method="post"
      action={`/${locale.lang}/staff/organisations/lists`}
      enctype="multipart/form-data"
    >
      <FileInput
        name="files"
        label={locale.t('organisations.bring.file')}
        hint={locale.t('organisations.bring.hint')}
        accept=".csv,.tsv,.txt,.xlsx"
        required
        {...(errors[0] ? { error: errors[0].message } : {})}
      />
      <div class="row">
        <Button>{locale.t('organisations.bring.read')}</Button>
      </div>
    </form>
    <Notice title={locale.t('organisations.bring.rule')}>
      <p>{locale.t('organisations.bring.rule.text')}</p>
    </Notice>
    {lists.length > 0 && (
      <section class="section stack" aria-labelledby="former">
        <h2 id="former">{locale.t('organisations.lists')}</h2>
        <ul class="plain">
          {lists.map(({ id, fileName, broughtAt, appliedAt }) => (
            <li>
              <a href={`/${locale.lang}/staff/organisations/lists/${id}`}>
                <bdi>{fileName}</bdi>
              </a>{' '}
              <span class="muted">{longDate(broughtAt, locale.lang)}</span>{' '}
              {!appliedAt && <Tag tone="attention">{locale.t('organisations.lists.waits')}</Tag>}
            </li>
          ))}
        </ul>
      </section>
    )}
  </>
);
