import type { Child, FC } from 'hono/jsx';
import type { Flag } from '../../methods/opinions/opinions.ts';
import { Button, Select, TextInput } from '../../web/components/fields.tsx';
import { Tag } from '../../web/components/lists.tsx';
import { number, percent } from '../../web/components/locale.ts';
import { DataTable } from '../../web/components/table.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Aside } from './asides.ts';
import type { HearingTask } from './hearing.ts';
import { voicesIn } from './result.ts';
import type { Worded } from './results-views.tsx';
import { CHANNELS, type ChannelSplit, type Likely, type Watch } from './safeguards.ts';
import type { Silence } from './silence.ts';
import { type Aspect, OTHER } from './unheard.ts';
import { categoryName } from './unheard-views.tsx';

interface SafeguardsProps {
  readonly locale: Locale;
  readonly title: string;
  /** `/fr/staff/consultations/<id>` */
  readonly base: string;
  readonly watch: Watch;
  readonly asides: readonly Aside[];
  readonly tasks: readonly HearingTask[];
  readonly silence: Silence | null;
  readonly words: ReadonlyMap<number, Worded>;
}

/** What the team looks after: nothing here is removed by itself. */
export const Safeguards: FC<SafeguardsProps> = (props) => {
  const { locale, title } = props;
  return (
    <>
      <h1>{locale.t('safeguards.title')}</h1>
      <p class="muted">{title}</p>
      <p class="lead">{locale.t('safeguards.lead')}</p>
      <Signals {...props} />
      <Asides {...props} />
      <Channels {...props} />
      <LikelySame {...props} />
      <Hearing {...props} />
    </>
  );
};

const Signals: FC<SafeguardsProps> = (props) => {
  const { locale, watch } = props;
  return (
    <section class="section stack" aria-labelledby="signals">
      <h2 id="signals">{locale.t('safeguards.signals')}</h2>
      {watch.flags.length === 0 ? (
        <p>{locale.t('safeguards.signals.none')}</p>
      ) : (
        <>
          <p>{locale.t('safeguards.signals.text')}</p>
          {watch.flags.map((flag, at) => (
            <Signal {...props} flag={flag} at={at} />
          ))}
        </>
      )}
    </section>
  );
};

const Signal: FC<SafeguardsProps & { readonly flag: Flag; readonly at: number }> = (props) => {
  const { locale, flag, base, at, asides } = props;
  const open = asides.some(({ flag: known, endedOn }) => known === keyOf(flag) && !endedOn);
  return (
    <article class="card">
      <h3 class="card-title">{nameOf(flag, locale)}</h3>
      <p>{reasonOf(flag, locale)}</p>
      <p class="small muted">{locale.t(`safeguards.${flag.code}.honest`)}</p>
      {open ? (
        <Tag tone="done">{locale.t('safeguards.aside.done')}</Tag>
      ) : flag.code === 'alike' ? (
        <details>
          <summary>{locale.t('safeguards.aside.open')}</summary>
          <form class="form" method="post" action={`${base}/opinions/aside`}>
            <input type="hidden" name="flag" value={keyOf(flag)} />
            <TextInput
              name="reason"
              id={`f-reason-${at}`}
              label={locale.t('safeguards.aside.reason')}
              hint={locale.t('safeguards.aside.hint')}
              rows={3}
              maxlength={1000}
              dir="auto"
              required
            />
            <div class="row">
              <Button tone="grave">{locale.t('safeguards.aside.do')}</Button>
            </div>
          </form>
        </details>
      ) : null}
    </article>
  );
};

/** What a flag is known by from one count to the next. */
export const keyOf = (flag: Flag): string =>
  flag.code === 'flood' ? `flood ${flag.day}` : `alike ${[...flag.participants].sort()[0] ?? ''}`;

const nameOf = (flag: Flag, locale: Locale): string =>
  flag.code === 'flood'
    ? locale.t('safeguards.flood', { day: longDate(flag.day, locale.lang) })
    : locale.t('safeguards.alike', { n: flag.participants.length });

const reasonOf = (flag: Flag, locale: Locale): string =>
  flag.code === 'flood'
    ? locale.t('safeguards.flood.why', {
        n: flag.newcomers,
        usual: number(flag.usual, locale, { maximumFractionDigits: 1 }),
        deviations: number(flag.deviations, locale, { maximumFractionDigits: 1 }),
      })
    : locale.t('safeguards.alike.why', {
        shared: flag.shared,
        same: flag.same,
        expected: number(flag.expected, locale, { maximumSignificantDigits: 1 }),
      });

const Asides: FC<SafeguardsProps> = ({ locale, base, asides }) =>
  asides.length === 0 ? null : (
    <section class="section stack" aria-labelledby="asides">
      <h2 id="asides">{locale.t('safeguards.asides')}</h2>
      <p>{locale.t('safeguards.asides.text')}</p>
      <DataTable
        locale={locale}
        id="asides-table"
        stacked
        caption={locale.t('safeguards.asides.caption')}
        rows={asides}
        columns={[
          {
            title: locale.t('safeguards.aside.reason.short'),
            header: true,
            cell: ({ reason }) => <span dir="auto">{reason}</span>,
          },
          { title: locale.t('results.voices.column'), numeric: true, cell: ({ voices }) => voices },
          {
            title: locale.t('safeguards.aside.on'),
            cell: ({ on }) => longDate(on, locale.lang),
          },
          {
            title: locale.t('relay.batch.action'),
            cell: ({ id, endedOn, on }) =>
              endedOn ? (
                <Tag tone="quiet">
                  {locale.t('safeguards.aside.ended', { on: longDate(endedOn, locale.lang) })}
                </Tag>
              ) : (
                <form method="post" action={`${base}/opinions/aside/${id}/end`}>
                  <button class="button link" type="submit">
                    {locale.t('safeguards.aside.end')}
                    <span class="unseen"> {longDate(on, locale.lang)}</span>
                  </button>
                </form>
              ),
          },
        ]}
      />
    </section>
  );

const Channels: FC<SafeguardsProps> = ({ locale, watch, words }) => {
  const shown = watch.split.filter(({ tallies }) => tallies.filter(Boolean).length > 0);
  return (
    <section class="section stack" aria-labelledby="channels">
      <h2 id="channels">{locale.t('safeguards.channels')}</h2>
      <p>{locale.t('safeguards.channels.text')}</p>
      <DataTable
        locale={locale}
        id="voices"
        caption={locale.t('safeguards.channels.voices')}
        rows={watch.channels}
        columns={[
          {
            title: locale.t('safeguards.channel'),
            header: true,
            cell: ({ channel }) => locale.t(`safeguards.channel.${channel}`),
          },
          { title: locale.t('results.voices.column'), numeric: true, cell: ({ voices }) => voices },
          {
            title: locale.t('safeguards.answers'),
            numeric: true,
            cell: ({ votes }) => votes,
          },
        ]}
      />
      {shown.length > 0 && (
        <DataTable
          locale={locale}
          id="split"
          wordy
          tall={shown.length > 30}
          caption={locale.t('safeguards.split')}
          note={locale.t('safeguards.split.note')}
          rows={shown}
          columns={[
            {
              title: locale.t('results.statement'),
              header: true,
              cell: (one: ChannelSplit): Child => (
                <span lang={words.get(one.number)?.lang} dir="auto">
                  {one.number}. {words.get(one.number)?.text}
                </span>
              ),
            },
            ...CHANNELS.map((channel, at) => ({
              title: locale.t(`safeguards.channel.${channel}`),
              numeric: true,
              cell: ({ tallies }: ChannelSplit): Child => {
                const tally = tallies[at];
                return tally ? percent(tally.agree / Math.max(1, voicesIn(tally)), locale) : null;
              },
            })),
          ]}
        />
      )}
    </section>
  );
};

const LikelySame: FC<SafeguardsProps> = ({ locale, base, watch, words }) =>
  watch.likely.length === 0 ? null : (
    <section class="section stack" aria-labelledby="likely">
      <h2 id="likely">{locale.t('safeguards.likely')}</h2>
      <p>{locale.t('safeguards.likely.text')}</p>
      <ul class="plain-list">
        {watch.likely.map((pair) => (
          <LikelyPair locale={locale} base={base} pair={pair} words={words} />
        ))}
      </ul>
    </section>
  );

interface LikelyPairProps extends Pick<SafeguardsProps, 'locale' | 'base' | 'words'> {
  readonly pair: Likely;
}

const LikelyPair: FC<LikelyPairProps> = ({ locale, base, pair, words }) => (
  <li class="stack">
    {[pair.one, pair.other].map((one) => (
      <p class="serif" lang={words.get(one)?.lang} dir="auto">
        {one}. {words.get(one)?.text}
      </p>
    ))}
    {pair.opposed ? (
      <Tag tone="attention">{locale.t('safeguards.opposed')}</Tag>
    ) : (
      <form method="post" action={`${base}/opinions/join`}>
        <input type="hidden" name="into" value={String(pair.one)} />
        <input type="hidden" name="statement" value={String(pair.other)} />
        <Button tone="plain">
          {locale.t('safeguards.join', { one: pair.other, into: pair.one })}
        </Button>
      </form>
    )}
  </li>
);

/** Who is silent, and asking relays to go and hear them. */
const Hearing: FC<SafeguardsProps> = ({ locale, base, tasks, silence }) => {
  const silent = (silence?.heard ?? []).flatMap(({ aspect, rows }) =>
    rows
      .filter(({ participants, code }) => participants === null && code !== OTHER)
      .map(({ code }) => ({ aspect, code })),
  );
  const asked = new Set(tasks.filter(({ endedOn }) => !endedOn).map(placeOf));
  const left = silent.filter((one) => !asked.has(placeOf(one)));
  return (
    <section class="section stack" aria-labelledby="hearing">
      <h2 id="hearing">{locale.t('unheard.title')}</h2>
      {left.length > 0 ? (
        <form class="form" method="post" action={`${base}/opinions/hearing`}>
          <Select
            name="cell"
            label={locale.t('hearing.who')}
            options={left.map((one) => ({
              value: placeOf(one),
              label: categoryName(one.aspect, one.code, locale),
            }))}
            short
          />
          <TextInput
            name="words"
            label={locale.t('hearing.words')}
            hint={locale.t('hearing.words.hint')}
            rows={2}
            maxlength={500}
            dir="auto"
          />
          <div class="row">
            <Button>{locale.t('hearing.ask')}</Button>
          </div>
        </form>
      ) : (
        <p>{locale.t(silence ? 'hearing.nobody' : 'hearing.unknown')}</p>
      )}
      {tasks.length > 0 && <Tasks locale={locale} base={base} tasks={tasks} />}
    </section>
  );
};

/** `residence SEN`: one value of a form. */
export const placeOf = ({ aspect, code }: { readonly aspect: Aspect; readonly code: string }) =>
  `${aspect} ${code}`;

const Tasks: FC<Pick<SafeguardsProps, 'locale' | 'base' | 'tasks'>> = ({ locale, base, tasks }) => (
  <DataTable
    locale={locale}
    id="tasks"
    stacked
    caption={locale.t('hearing.tasks')}
    rows={tasks}
    columns={[
      {
        title: locale.t('hearing.who.short'),
        header: true,
        cell: ({ aspect, code }) => categoryName(aspect, code, locale),
      },
      { title: locale.t('hearing.since'), cell: ({ askedOn }) => longDate(askedOn, locale.lang) },
      {
        title: locale.t('relay.batch.action'),
        cell: ({ id, endedOn, code, aspect }) =>
          endedOn ? (
            <Tag tone="quiet">{locale.t('hearing.ended')}</Tag>
          ) : (
            <form method="post" action={`${base}/opinions/hearing/${id}/end`}>
              <button class="button link" type="submit">
                {locale.t('hearing.end')}
                <span class="unseen"> {categoryName(aspect, code, locale)}</span>
              </button>
            </form>
          ),
      },
    ]}
  />
);
