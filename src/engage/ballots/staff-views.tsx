import type { Child, FC } from 'hono/jsx';
import { autonym, LANGS } from '../../reference/languages/languages.ts';
import { Button, Checkbox, ErrorSummary, Select, TextInput } from '../../web/components/fields.tsx';
import { Tag } from '../../web/components/lists.tsx';
import { number } from '../../web/components/locale.ts';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { DataTable } from '../../web/components/table.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { BatchLine } from './batches.ts';
import type { CountedHands, Hands, Sitting } from './sittings.ts';

interface Speaks {
  readonly locale: Locale;
  /** `/fr/staff/consultations/<id>` */
  readonly base: string;
}

interface PrintingProps extends Speaks {
  readonly title: string;
  readonly once: string;
  readonly batches: readonly BatchLine[];
  /** How many statements could stand on a ballot. */
  readonly statements: number;
  readonly open: boolean;
}

const COUNTS = [1, 5, 10, 20, 50] as const;
const LENGTHS = [10, 15, 20, 30] as const;

/** Printing ballots, and the paper that is out. */
export const Printing: FC<PrintingProps> = (props) => {
  const { locale, base, title, once, batches, statements, open } = props;
  const choice = (n: number) => ({ value: String(n), label: number(n, locale) });
  return (
    <>
      <h1>{locale.t('ballots.title')}</h1>
      <p class="muted">{title}</p>
      <p class="lead">{locale.t('ballots.lead')}</p>
      {open && statements > 0 ? (
        <form class="form" method="post" action={`${base}/ballots`}>
          <input type="hidden" name="once" value={once} />
          <Select
            name="lang"
            label={locale.t('relay.print.lang')}
            options={LANGS.map((lang) => ({ value: lang, label: autonym(lang) ?? lang }))}
            value={locale.lang}
            short
          />
          <Select
            name="channel"
            label={locale.t('ballots.channel')}
            options={(['paper', 'room'] as const).map((channel) => ({
              value: channel,
              label: locale.t(`ballots.channel.${channel}`),
            }))}
          />
          <Select
            name="statements"
            label={locale.t('ballots.statements')}
            hint={locale.t('ballots.statements.hint')}
            options={LENGTHS.map(choice)}
            value="15"
            short
          />
          <Select
            name="count"
            label={locale.t('relay.print.count')}
            options={COUNTS.map(choice)}
            value="10"
            short
          />
          <Checkbox name="large" label={locale.t('relay.print.large')} />
          <div class="row">
            <Button>{locale.t('ballots.print')}</Button>
          </div>
        </form>
      ) : (
        <Notice title={locale.t(open ? 'ballots.noStatements' : 'ballots.closed')} />
      )}
      {batches.length > 0 && <Batches {...props} />}
    </>
  );
};

const Batches: FC<PrintingProps> = ({ locale, base, batches }) => (
  <DataTable
    locale={locale}
    id="batches"
    stacked
    caption={locale.t('ballots.batches')}
    rows={batches}
    columns={[
      {
        title: locale.t('relay.batch'),
        header: true,
        cell: ({ madeOn, lang, channel }) =>
          `${longDate(madeOn, locale.lang)} · ${autonym(lang) ?? lang} · ${locale.t(`ballots.channel.${channel}`)}`,
      },
      { title: locale.t('relay.batch.printed'), numeric: true, cell: ({ printed }) => printed },
      { title: locale.t('relay.batch.keyed'), numeric: true, cell: ({ keyed }) => keyed },
      { title: locale.t('ballots.twice'), numeric: true, cell: ({ twice }) => twice },
      {
        title: locale.t('ballots.differences'),
        numeric: true,
        cell: ({ differences }) => differences,
      },
      {
        title: locale.t('relay.batch.action'),
        cell: ({ id, cancelledOn, madeOn }) =>
          cancelledOn ? (
            <Tag tone="quiet">{locale.t('ballots.cancelled')}</Tag>
          ) : (
            <form method="post" action={`${base}/ballots/${id}/cancel`}>
              <button class="button link" type="submit">
                {locale.t('relay.batch.cancel')}
                <span class="unseen"> {longDate(madeOn, locale.lang)}</span>
              </button>
            </form>
          ),
      },
    ]}
  />
);

interface RoomProps extends Speaks {
  readonly title: string;
  readonly once: string;
  readonly sittings: readonly Sitting[];
  readonly open: boolean;
  readonly values: Typed;
  readonly errors: readonly FieldError[];
}

/** Sittings of a consultation, and opening one. */
export const Rooms: FC<RoomProps> = (props) => {
  const { locale, base, title, once, sittings, open, values, errors } = props;
  const wrong = (name: string) => {
    const error = errorAt(errors, name);
    return error ? { error } : {};
  };
  return (
    <>
      <h1>{locale.t('room.title')}</h1>
      <p class="muted">{title}</p>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <p class="lead">{locale.t('room.lead')}</p>
      <Notice tone="attention" title={locale.t('room.limit')}>
        <p>{locale.t('room.limit.text')}</p>
      </Notice>
      {open && (
        <form class="form" method="post" action={`${base}/room`}>
          <input type="hidden" name="once" value={once} />
          <TextInput
            name="place"
            label={locale.t('room.place')}
            hint={locale.t('room.place.hint')}
            value={values.one('place')}
            maxlength={120}
            dir="auto"
            required
            {...wrong('place')}
          />
          <TextInput
            name="present"
            label={locale.t('room.present')}
            type="number"
            inputmode="numeric"
            min={1}
            max={100_000}
            value={values.one('present')}
            required
            short
            {...wrong('present')}
          />
          <div class="row">
            <Button>{locale.t('room.open')}</Button>
          </div>
        </form>
      )}
      {sittings.length > 0 && (
        <DataTable
          locale={locale}
          id="sittings"
          stacked
          caption={locale.t('room.sittings')}
          rows={sittings}
          columns={[
            {
              title: locale.t('room.place'),
              header: true,
              cell: ({ id, place }) => (
                <a href={`${base}/room/${id}`} dir="auto">
                  {place}
                </a>
              ),
            },
            { title: locale.t('room.on'), cell: ({ on }) => longDate(on, locale.lang) },
            { title: locale.t('room.present'), numeric: true, cell: ({ present }) => present },
            {
              title: locale.t('room.state'),
              cell: ({ closedOn }) => (
                <Tag tone={closedOn ? 'quiet' : 'attention'}>
                  {locale.t(closedOn ? 'room.closed' : 'room.running')}
                </Tag>
              ),
            },
          ]}
        />
      )}
    </>
  );
};

interface StatementLine {
  readonly id: string;
  readonly number: number;
  readonly lang: string;
  readonly text: string;
}

interface SittingProps extends Speaks {
  readonly sitting: Sitting;
  readonly statements: readonly StatementLine[];
  readonly counts: ReadonlyMap<string, CountedHands>;
  /** The statement that is asked now; the first that has no count where nothing was chosen. */
  readonly now: StatementLine | null;
  /** Number of the statement whose count was just written down, or undone. */
  readonly done: { readonly what: 'counted' | 'undone'; readonly number: number } | null;
  readonly values: Typed;
  readonly errors: readonly FieldError[];
}

const HANDS = ['agree', 'disagree', 'pass'] as const;

/** One statement at a time, large enough to be read out; three numbers; undo. */
export const SittingPage: FC<SittingProps> = (props) => {
  const { locale, base, sitting, statements, counts, done, errors } = props;
  return (
    <>
      <h1 dir="auto">{sitting.place}</h1>
      <p class="muted">
        {longDate(sitting.on, locale.lang)} ·{' '}
        {locale.t('room.present.count', { n: sitting.present })}
      </p>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      {done && (
        <Notice live title={locale.t(`room.done.${done.what}`, { n: done.number })}>
          {!sitting.closedOn && done.what === 'counted' && (
            <form method="post" action={`${base}/room/${sitting.id}/undo`}>
              <Button tone="plain">{locale.t('room.undo')}</Button>
            </form>
          )}
        </Notice>
      )}
      {sitting.closedOn ? (
        <Notice
          title={locale.t('room.closed.on', { on: longDate(sitting.closedOn, locale.lang) })}
        />
      ) : (
        <AskNow {...props} />
      )}
      <DataTable
        locale={locale}
        id="counts"
        wordy
        caption={locale.t('room.counts')}
        rows={statements}
        columns={[
          {
            title: locale.t('results.statement'),
            header: true,
            cell: ({ id, number: one, lang, text }) => (
              <a href={`${base}/room/${sitting.id}?statement=${one}`} lang={lang} dir="auto">
                {one}. {text}
                {counts.has(id) && <span class="unseen"> ✓</span>}
              </a>
            ),
          },
          ...HANDS.map((hand) => ({
            title: locale.t(`results.answer.${hand}`),
            numeric: true,
            cell: ({ id }: StatementLine): Child => counts.get(id)?.[hand] ?? null,
          })),
        ]}
      />
      {!sitting.closedOn && (
        <form method="post" action={`${base}/room/${sitting.id}/close`}>
          <Button tone="plain">{locale.t('room.close')}</Button>
        </form>
      )}
      <p>
        <a href={`${base}/room`}>{locale.t('room.all')}</a>
      </p>
    </>
  );
};

const AskNow: FC<SittingProps> = (props) => {
  const { locale, base, sitting, now, counts, values, errors } = props;
  if (!now)
    return (
      <EmptyState title={locale.t('room.finished')}>
        <p>{locale.t('room.finished.text')}</p>
      </EmptyState>
    );
  const counted: Hands | undefined = counts.get(now.id);
  return (
    <form
      class="form"
      method="post"
      action={`${base}/room/${sitting.id}?statement=${now.number}`}
      data-enter
    >
      <p class="muted">{locale.t('results.number', { n: now.number })}</p>
      <p class="lead serif" lang={now.lang} dir="auto">
        {now.text}
      </p>
      <div class="row">
        {HANDS.map((hand, at) => {
          const error = errorAt(errors, hand);
          return (
            <TextInput
              name={hand}
              label={locale.t(`results.answer.${hand}`)}
              type="number"
              inputmode="numeric"
              min={0}
              max={sitting.present}
              autofocus={at === 0 && errors.length === 0}
              value={values.one(hand) || String(counted?.[hand] ?? '')}
              required
              short
              {...(error && { error })}
            />
          );
        })}
      </div>
      <div class="row">
        <Button>{locale.t('room.count')}</Button>
      </div>
    </form>
  );
};
