import { type Job, latestJobOf } from '../../platform/jobs/jobs.ts';
import type { PageContext } from '../../web/http/context.ts';
import { type FieldError, type Typed, typed } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { JobState } from '../../web/http/working.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import { teamPage } from '../../web/layout/team.tsx';
import type { Mapping } from './columns.ts';
import { AcceptForm, Closed, MapNext, WithdrawForm } from './decision-views.tsx';
import { deletionDay } from './expiring.ts';
import { closureOf, type List, stateOf, tileOf } from './finding.ts';
import { Profile } from './profile-views.tsx';
import { labelOf } from './showing.ts';
import { ListPage } from './views.tsx';

export interface Wrong {
  readonly accept?: readonly FieldError[];
  readonly values?: Typed;
  readonly withdraw?: string;
}

/** The page of one list, whatever its state. */
export async function showList(
  c: PageContext,
  site: Site,
  list: List,
  wrong: Wrong = {},
): Promise<string> {
  const { locale } = c.var;
  const { db } = site.hub.house;
  const tile = await tileOf(db, list.sourceId);
  const job = await latestJobOf(db, `list:${list.id}`);
  const state = stateOf(list);
  const busy = job !== null && job.endedAt === null && state !== 'withdrawn';
  const today = site.hub.clock().toISOString().slice(0, 10);
  const closure = closureOf(tile, today);
  const base = `/${locale.lang}/staff/lists/${list.id}`;
  const deleted = deletionDay(list, tile);
  return teamPage(c, {
    title: list.fileName,
    trail: [{ label: locale.t('team.page.lists'), href: `/${locale.lang}/staff/lists` }],
    children: (
      <ListPage
        locale={locale}
        fileName={list.fileName}
        source={labelOf(tile, locale)}
        sourceSlug={tile.source.slug}
        state={state}
        trouble={state === 'received' && job?.endedAt != null}
        rows={list.rows}
        heldOn={list.heldOn}
        uniquePeople={list.uniquePeople}
        moments={momentsOf(list, c)}
      >
        {state === 'withdrawn' && <p>{locale.t('lists.withdrawn.about')}</p>}
        {closure && state !== 'withdrawn' && (
          <Closed
            locale={locale}
            closure={closure}
            deletedOn={deleted && longDate(deleted, locale.lang)}
          />
        )}
        {state !== 'withdrawn' && <Work c={c} base={base} job={job} list={list} />}
        {list.columns && (
          <Profile
            locale={locale}
            base={base}
            columns={list.columns}
            refused={list.refused ?? []}
            mapping={usesOf(list)}
            rows={list.rows ?? 0}
            issues={list.issues}
            issueCount={list.issueCount}
          />
        )}
        {state === 'read' && <MapNext locale={locale} base={base} />}
        {state === 'mapped' && !busy && (
          <AcceptForm
            locale={locale}
            base={base}
            today={today}
            values={wrong.values ?? typed({ heldOn: tile.source.vintage })}
            errors={wrong.accept ?? []}
            dropped={Object.keys(list.mapping ?? {}).filter(
              (header) => list.mapping?.[header] === 'none',
            )}
          />
        )}
        {state === 'accepted' && !closure && <p>{locale.t('lists.accepted.about')}</p>}
        {state === 'accepted' && !closure && (
          <p>
            <a href={`${base}/weights`}>{locale.t('weights.title')}</a>{' '}
            {locale.t('lists.accepted.unheard')}
          </p>
        )}
        {state === 'accepted' && !closure && (
          <p>
            <a href={`${base}/return`}>{locale.t('returns.title')}</a>{' '}
            {locale.t('lists.accepted.return')}
          </p>
        )}
        {state !== 'withdrawn' && (
          <WithdrawForm
            locale={locale}
            base={base}
            accepted={state === 'accepted'}
            {...(wrong.withdraw && { error: wrong.withdraw })}
          />
        )}
      </ListPage>
    ),
  });
}

/** As somebody said, else as the program suggests. */
export const usesOf = ({ columns, mapping }: List): Mapping =>
  Object.fromEntries(
    (columns ?? []).map(({ header, suggested }) => [header, mapping?.[header] ?? suggested]),
  );

interface WorkProps {
  readonly c: PageContext;
  readonly base: string;
  readonly job: Job | null;
  readonly list: List;
}

/** What a job does with the list, or why it ended with nothing. */
const Work = ({ c, base, job, list }: WorkProps) =>
  job && !isDone(list, job) ? (
    <JobState
      c={c}
      base={base}
      job={job}
      label={c.var.locale.t(`lists.working.${job.kind.replace('lists/', '')}`)}
      again={`${base}/retry`}
    />
  ) : null;

/** What ended badly is of no more interest once it was done again. */
const isDone = (list: List, { kind, endedAt }: Job): boolean =>
  endedAt !== null &&
  ((kind === 'lists/received' && list.profiledAt !== null) ||
    (kind === 'lists/mapped' && list.issueCount !== null) ||
    list.acceptedAt !== null);

function momentsOf(list: List, { var: { locale } }: PageContext) {
  const dates = {
    received: list.createdAt,
    accepted: list.acceptedAt,
    withdrawn: list.withdrawnAt,
  };
  return Object.entries(dates).flatMap(([name, at]) =>
    at ? [{ label: locale.t(`lists.on.${name}`), at }] : [],
  );
}
