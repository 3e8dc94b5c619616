import type { Child, FC } from 'hono/jsx';
import { GATE, type GateReport } from '../../methods/encoding/encoding.ts';
import { Button, Checkbox, FileInput } from '../../web/components/fields.tsx';
import { DefinitionList, Tag } from '../../web/components/lists.tsx';
import { percent } from '../../web/components/locale.ts';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { CopyText } from '../../web/components/share.tsx';
import { DataTable } from '../../web/components/table.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { FileState, OverlapState } from './showing.ts';

interface Speaks {
  readonly locale: Locale;
}

const TONES = {
  awaiting: 'quiet',
  ready: 'attention',
  counted: 'done',
  linked: 'done',
  ended: 'quiet',
} as const;

export const StateTag: FC<Speaks & { state: OverlapState }> = ({ locale, state }) => (
  <Tag tone={TONES[state]}>{locale.t(`overlaps.state.${state}`)}</Tag>
);

export interface OverlapLine {
  readonly id: string;
  readonly title: string;
  readonly holders: readonly string[];
  readonly state: OverlapState;
  readonly endsOn: string;
}

export const OverlapList: FC<Speaks & { lines: readonly OverlapLine[]; open: boolean }> = ({
  locale,
  lines,
  open,
}) => (
  <>
    <h1>{locale.t('team.page.overlaps')}</h1>
    <p class="lead">{locale.t('overlaps.lead')}</p>
    {lines.length === 0 && (
      <EmptyState title={locale.t('overlaps.purpose.list')}>
        <p>{locale.t(open ? 'overlaps.first' : 'overlaps.agreements.lacking')}</p>
        <p>
          <Button href={`/${locale.lang}/staff/${open ? 'overlaps/new' : 'holders'}`}>
            {locale.t(open ? 'overlaps.new' : 'team.page.holders')}
          </Button>
        </p>
      </EmptyState>
    )}
    {lines.length > 0 && (
      <>
        <p>
          <Button href={`/${locale.lang}/staff/overlaps/new`}>{locale.t('overlaps.new')}</Button>
        </p>
        <OverlapTable locale={locale} lines={lines} />
      </>
    )}
  </>
);

const OverlapTable: FC<Speaks & { lines: readonly OverlapLine[] }> = ({ locale, lines }) => (
  <DataTable
    locale={locale}
    id="overlaps"
    caption={locale.t('team.page.overlaps')}
    stacked
    rows={lines}
    columns={[
      {
        title: locale.t('overlaps.title'),
        header: true,
        cell: ({ id, title }) => (
          <a href={`/${locale.lang}/staff/overlaps/${id}`}>
            <bdi>{title}</bdi>
          </a>
        ),
      },
      {
        title: locale.t('overlaps.state'),
        cell: ({ state }) => <StateTag locale={locale} state={state} />,
      },
      {
        title: locale.t('overlaps.holders'),
        cell: ({ holders }) => <bdi>{holders.join(' · ')}</bdi>,
      },
      { title: locale.t('overlaps.endsOn'), cell: ({ endsOn }) => longDate(endsOn, locale.lang) },
    ]}
  />
);

interface HeadProps extends Speaks {
  readonly title: string;
  readonly state: OverlapState;
  readonly purpose: string;
  readonly endsOn: string;
  readonly threshold: number;
}

export const OverlapHead: FC<HeadProps> = (props) => {
  const { locale, title, state, purpose, endsOn, threshold } = props;
  return (
    <>
      <p class="row">
        <StateTag locale={locale} state={state} />
      </p>
      <h1>
        <bdi>{title}</bdi>
      </h1>
      <DefinitionList
        entries={[
          { term: locale.t('overlaps.purpose'), text: <bdi>{purpose}</bdi> },
          { term: locale.t('overlaps.endsOn'), text: longDate(endsOn, locale.lang) },
          { term: locale.t('overlaps.threshold'), text: percent(threshold, locale) },
        ]}
      />
      {state === 'ended' && (
        <Notice title={locale.t('overlaps.ended')}>
          <p>{locale.t('overlaps.ended.about')}</p>
        </Notice>
      )}
    </>
  );
};

export const Section: FC<{ id: string; title: string; children?: Child }> = ({
  id,
  title,
  children,
}) => (
  <section class="section stack" aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {children}
  </section>
);

export interface PartyLine {
  readonly id: string;
  readonly holder: string;
  readonly source: string;
  readonly state: FileState;
  readonly rows: number | null;
  readonly uses: readonly string[];
  readonly gate: GateReport | null;
}

const FILE_TONES = {
  awaited: 'quiet',
  judging: 'quiet',
  failed: 'attention',
  passed: 'done',
  refused: 'attention',
  withdrawn: 'quiet',
  closed: 'attention',
} as const;

interface PartiesProps extends Speaks {
  readonly base: string;
  readonly lines: readonly PartyLine[];
  readonly open: boolean;
}

export const Parties: FC<PartiesProps> = ({ locale, base, lines, open }) => (
  <Section id="parties" title={locale.t('overlaps.holders')}>
    <DataTable
      locale={locale}
      id="overlap-parties"
      caption={locale.t('overlaps.parties.caption')}
      stacked
      rows={lines}
      columns={[
        {
          title: locale.t('holder.name'),
          header: true,
          cell: ({ holder, source }) => (
            <>
              <bdi>{holder}</bdi>
              <br />
              <small class="muted">
                <bdi>{source}</bdi>
              </small>
            </>
          ),
        },
        {
          title: locale.t('overlaps.allows'),
          cell: ({ uses }) =>
            uses.map((use) => locale.t(`overlaps.use.${use}`)).join(' · ') ||
            locale.t('overlaps.use.none'),
        },
        {
          title: locale.t('overlaps.file'),
          cell: ({ state }) => (
            <Tag tone={FILE_TONES[state]}>{locale.t(`overlaps.file.${state}`)}</Tag>
          ),
        },
        { title: locale.t('lists.rows'), numeric: true, cell: ({ rows }) => rows },
        ...(open
          ? [
              {
                title: locale.t('overlaps.link'),
                cell: ({ id, holder }: PartyLine) => (
                  <form method="post" action={`${base}/holders/${id}/link`}>
                    <button
                      type="submit"
                      class="button plain"
                      aria-label={`${locale.t('overlaps.link.make')} · ${holder}`}
                    >
                      {locale.t('overlaps.link.make')}
                    </button>
                  </form>
                ),
              },
            ]
          : []),
      ]}
    />
    {open && <p class="small">{locale.t('overlaps.link.about')}</p>}
    {lines.map(
      ({ holder, gate }) =>
        gate && gate.reasons.length > 0 && <Refused locale={locale} holder={holder} gate={gate} />,
    )}
  </Section>
);

/** What an attacker would read in a file, and what mends it. */
export const Refused: FC<Speaks & { holder?: string; gate: GateReport }> = ({
  locale,
  holder,
  gate,
}) => (
  <Notice
    tone="error"
    title={holder ? locale.t('overlaps.refused.of', { holder }) : locale.t('overlaps.refused')}
  >
    <ul>
      {gate.reasons.map((reason) => (
        <li>{locale.t(`overlaps.refused.${reason}`, wordsOf(gate, locale))}</li>
      ))}
    </ul>
    <p>{locale.t('overlaps.refused.deleted')}</p>
  </Notice>
);

const wordsOf = (gate: GateReport, locale: Locale) => ({
  repeated: percent(gate.repeated, locale),
  read: percent(gate.read, locale),
  filled: percent(gate.filled, locale),
  most: percent(GATE.read, locale),
  full: percent(GATE.filled, locale),
});

/** What the hub does not ask for, and how holders agree on it. */
export const SecretAdvice: FC<Speaks> = ({ locale }) => (
  <Section id="secret" title={locale.t('overlaps.secret')}>
    <p>{locale.t('overlaps.secret.about')}</p>
    <ol>
      {['draw', 'hand', 'check', 'end'].map((step) => (
        <li>{locale.t(`overlaps.secret.${step}`)}</li>
      ))}
    </ol>
  </Section>
);

interface SchemaProps extends Speaks {
  readonly base: string;
  readonly fields: readonly string[];
  /** No file has been received yet, and the project is open. */
  readonly replaceable: boolean;
  readonly wrong: string | null;
}

export const SchemaPart: FC<SchemaProps> = ({ locale, base, fields, replaceable, wrong }) => (
  <Section id="schema" title={locale.t('overlaps.schema')}>
    <p>{locale.t('overlaps.schema.fields', { fields: fields.join(' · ') })}</p>
    <p>
      <a href={`${base}/schema.json`} download>
        {locale.t('overlaps.schema.take')}
      </a>
    </p>
    {replaceable && (
      <details open={wrong !== null}>
        <summary>{locale.t('overlaps.schema.replace')}</summary>
        <form class="form" method="post" action={`${base}/schema`} enctype="multipart/form-data">
          <FileInput
            name="files"
            label={locale.t('encode.schema.file')}
            hint={locale.t('overlaps.schema.replace.hint')}
            accept=".json,application/json"
            {...(wrong && { error: wrong })}
          />
          <div class="row">
            <Button tone="plain">{locale.t('overlaps.schema.replace.do')}</Button>
          </div>
        </form>
      </details>
    )}
  </Section>
);

/** The holder's link, this once. */
export const LinkPage: FC<Speaks & { holder: string; address: string; back: string }> = ({
  locale,
  holder,
  address,
  back,
}) => (
  <>
    <h1>{locale.t('overlaps.link.for', { holder })}</h1>
    <Notice tone="attention" title={locale.t('overlaps.link.once')}>
      <p>{locale.t('overlaps.link.once.about')}</p>
    </Notice>
    <CopyText
      locale={locale}
      id="link"
      label={locale.t('overlaps.link')}
      rows={3}
      dir="ltr"
      text={address}
    />
    <p>
      <a href={back}>{locale.t('overlaps.link.back')}</a>
    </p>
  </>
);

export interface Hindrance {
  readonly holder: string;
  readonly why: string;
}

interface LinksProps extends Speaks {
  readonly base: string;
  readonly hindrances: readonly Hindrance[];
  readonly pairs: boolean;
  readonly counted: boolean;
  readonly linkedOn: string | null;
  readonly unlinked: { readonly why: string; readonly on: string } | null;
  readonly busy: boolean;
}

/** Links, or who does not allow them. */
export const LinksPart: FC<LinksProps> = (props) => {
  const { locale, base, hindrances, pairs, counted, linkedOn, unlinked, busy } = props;
  return (
    <Section id="links" title={locale.t('overlaps.links')}>
      <p>{locale.t('overlaps.links.about')}</p>
      {unlinked && (
        <Notice tone="attention" title={locale.t('overlaps.unlinked', { on: unlinked.on })}>
          <p>{locale.t(`overlaps.unlinked.${unlinked.why}`)}</p>
        </Notice>
      )}
      {linkedOn && (
        <Notice title={locale.t('overlaps.linked', { on: linkedOn })}>
          <p>{locale.t(pairs ? 'overlaps.linked.pairs' : 'overlaps.linked.about')}</p>
        </Notice>
      )}
      {hindrances.length > 0 && (
        <>
          <p>{locale.t('overlaps.links.hindered')}</p>
          <ul>
            {hindrances.map(({ holder, why }) => (
              <li>
                {locale.t('overlaps.named', {
                  name: holder,
                  text: locale.t(`overlaps.hindrance.${why}`),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
      {hindrances.length === 0 && !linkedOn && !counted && (
        <p>{locale.t('overlaps.links.count-first')}</p>
      )}
      {hindrances.length === 0 && !linkedOn && counted && !busy && (
        <form method="post" action={`${base}/links`}>
          <Button>{locale.t('overlaps.links.make')}</Button>
        </form>
      )}
    </Section>
  );
};

export const EndForm: FC<Speaks & { base: string; error?: string }> = ({ locale, base, error }) => (
  <details open={error !== undefined}>
    <summary>{locale.t('overlaps.end')}</summary>
    <p>{locale.t('overlaps.end.about')}</p>
    <form class="form" method="post" action={`${base}/end`}>
      <Checkbox name="sure" label={locale.t('overlaps.end.sure')} {...(error && { error })} />
      <div class="row">
        <Button tone="grave">{locale.t('overlaps.end')}</Button>
      </div>
    </form>
  </details>
);
