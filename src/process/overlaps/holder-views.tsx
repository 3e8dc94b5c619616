import type { Child, FC } from 'hono/jsx';
import { SHOWN } from '../../methods/encoding/encoding.ts';
import { Button, Checkbox, FileInput, Radios } from '../../web/components/fields.tsx';
import { DefinitionList, Tag } from '../../web/components/lists.tsx';
import { number } from '../../web/components/locale.ts';
import { Notice } from '../../web/components/notice.tsx';
import { longDate, longMoment } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Figures } from './figures.ts';
import type { Overlap, OverlapFile } from './finding.ts';
import type { FileState } from './showing.ts';
import { Sizes } from './sizes-view.tsx';
import { Refused, SecretAdvice, Section } from './staff-views.tsx';

interface Speaks {
  readonly locale: Locale;
}

export interface HolderPageProps extends Speaks {
  /** Where this page is, with the holder's own token. */
  readonly base: string;
  readonly overlap: Overlap;
  readonly holder: string;
  readonly others: readonly string[];
  readonly owner: string;
  readonly state: FileState;
  readonly file: OverlapFile | null;
  readonly trouble: Child;
  readonly figures: Figures | null;
  readonly nameOf: (party: string) => string;
  readonly links: readonly { readonly holder: string; readonly links: number | null }[];
  readonly unlinked: { readonly why: string; readonly on: string } | null;
  readonly megabytes: number;
  readonly errors: Readonly<Partial<Record<'file' | 'unique' | 'sure', string>>>;
}

/** What a holder is asked, step by step; nobody signs in. */
export const HolderPage: FC<HolderPageProps> = (props) => {
  const { locale, overlap, holder, state } = props;
  const over = overlap.endedAt !== null;
  const open = !over && state !== 'withdrawn' && state !== 'closed';
  return (
    <div class="stack">
      <p class="row">
        <Tag tone="quiet">{locale.t('overlaps.holder.as', { holder })}</Tag>
      </p>
      <h1>
        <bdi>{overlap.title}</bdi>
      </h1>
      <p class="lead">{locale.t('overlaps.holder.lead')}</p>
      {over && (
        <Notice title={locale.t('overlaps.ended')}>
          <p>{locale.t('overlaps.ended.about')}</p>
        </Notice>
      )}
      {!over && (state === 'withdrawn' || state === 'closed') && (
        <Notice tone="attention" title={locale.t(`overlaps.holder.${state}`)}>
          <p>{locale.t(`overlaps.holder.${state}.about`)}</p>
        </Notice>
      )}
      <About {...props} />
      {open && <Learns locale={locale} owner={props.owner} />}
      {open && <SecretAdvice locale={locale} />}
      {open && <EncodeStep {...props} />}
      {open && <SendStep {...props} />}
      {props.figures && <SizeStep {...props} figures={props.figures} />}
      {open && <LinkStep {...props} />}
      {open && <Withdraw {...props} />}
    </div>
  );
};

const About: FC<HolderPageProps> = ({ locale, overlap, holder, others, owner }) => (
  <DefinitionList
    entries={[
      { term: locale.t('overlaps.purpose'), text: <bdi>{overlap.purpose}</bdi> },
      {
        term: locale.t('overlaps.holder.who'),
        text: <bdi>{[holder, ...others].join(' · ')}</bdi>,
      },
      ...(owner ? [{ term: locale.t('overlaps.holder.owner'), text: <bdi>{owner}</bdi> }] : []),
      { term: locale.t('overlaps.endsOn'), text: longDate(overlap.endsOn, locale.lang) },
    ]}
  />
);

const WILL = ['codes', 'count', 'size'] as const;
const WILL_NOT = ['names', 'secret', 'ids', 'others'] as const;

const Learns: FC<Speaks & { owner: string }> = ({ locale }) => (
  <Section id="learns" title={locale.t('overlaps.learns')}>
    <h3>{locale.t('overlaps.learns.not')}</h3>
    <ul>
      {WILL_NOT.map((what) => (
        <li>{locale.t(`overlaps.learns.not.${what}`)}</li>
      ))}
    </ul>
    <h3>{locale.t('overlaps.learns.yes')}</h3>
    <ul>
      {WILL.map((what) => (
        <li>{locale.t(`overlaps.learns.yes.${what}`)}</li>
      ))}
    </ul>
  </Section>
);

const EncodeStep: FC<HolderPageProps> = ({ locale, base }) => (
  <Section id="encode" title={locale.t('overlaps.step.encode')}>
    <p>{locale.t('overlaps.step.encode.about')}</p>
    <div class="row">
      <Button href={`${base}/encode`}>{locale.t('overlaps.step.encode.open')}</Button>
      <a href={`${base}/schema.json`} download>
        {locale.t('overlaps.schema.take')}
      </a>
    </div>
  </Section>
);

const SendStep: FC<HolderPageProps> = (props) => {
  const { locale, base, file, state, trouble, megabytes, errors } = props;
  return (
    <Section id="send" title={locale.t('overlaps.step.send')}>
      {file && <ReceiptOf locale={locale} file={file} state={state} />}
      {trouble}
      {file?.gate && file.gate.reasons.length > 0 && <Refused locale={locale} gate={file.gate} />}
      <p>{locale.t(file ? 'overlaps.step.send.again' : 'overlaps.step.send.about')}</p>
      <form class="form" method="post" action={`${base}/file`} enctype="multipart/form-data">
        <FileInput
          name="files"
          label={locale.t('overlaps.step.send.file')}
          hint={locale.t('overlaps.step.send.hint', { megabytes })}
          accept=".csv,text/csv"
          required
          {...(errors.file && { error: errors.file })}
        />
        <Radios
          name="unique"
          label={locale.t('overlaps.unique')}
          hint={locale.t('overlaps.unique.hint')}
          options={['yes', 'no'].map((value) => ({
            value,
            label: locale.t(`overlaps.unique.${value}`),
          }))}
          {...(errors.unique && { error: errors.unique })}
        />
        <div class="row">
          <Button>{locale.t('overlaps.step.send.do')}</Button>
        </div>
      </form>
    </Section>
  );
};

/** What the hub has of the holder: how much, since when, and a fingerprint to compare. */
const ReceiptOf: FC<Speaks & { file: OverlapFile; state: FileState }> = ({
  locale,
  file,
  state,
}) => (
  <Notice title={locale.t('overlaps.receipt')}>
    <DefinitionList
      entries={[
        { term: locale.t('lists.rows'), text: number(file.rows, locale) },
        { term: locale.t('overlaps.receipt.at'), text: longMoment(file.receivedAt, locale.lang) },
        {
          term: locale.t('overlaps.receipt.fingerprint'),
          text: (
            <code class="wrap" dir="ltr">
              {file.fingerprint.match(/.{8}/g)?.join(' ')}
            </code>
          ),
        },
        { term: locale.t('overlaps.state'), text: locale.t(`overlaps.file.${state}`) },
      ]}
    />
  </Notice>
);

const SizeStep: FC<HolderPageProps & { figures: Figures }> = ({ locale, figures, nameOf }) => (
  <Section id="size" title={locale.t('overlaps.size')}>
    <p>{locale.t('overlaps.size.holder')}</p>
    <Sizes locale={locale} figures={figures} nameOf={nameOf} />
  </Section>
);

const LinkStep: FC<HolderPageProps> = ({ locale, base, links, unlinked }) => (
  <Section id="links" title={locale.t('overlaps.links')}>
    {unlinked && (
      <Notice tone="attention" title={locale.t('overlaps.unlinked', { on: unlinked.on })}>
        <p>{locale.t(`overlaps.unlinked.${unlinked.why}`)}</p>
      </Notice>
    )}
    {links.length === 0 ? (
      <p>{locale.t('overlaps.links.none')}</p>
    ) : (
      <>
        <p>{locale.t('overlaps.links.yours')}</p>
        <ul>
          {links.map((one) => (
            <li>
              {locale.t('overlaps.named', {
                name: one.holder,
                text:
                  one.links === null
                    ? locale.t('overlaps.few', { least: SHOWN.least })
                    : locale.t('overlaps.about', { n: number(one.links, locale) }),
              })}
            </li>
          ))}
        </ul>
        {links.some((one) => one.links !== null) && (
          <form method="post" action={`${base}/links`}>
            <Button>{locale.t('overlaps.links.fetch')}</Button>
          </form>
        )}
      </>
    )}
  </Section>
);

const Withdraw: FC<HolderPageProps> = ({ locale, base, errors }) => (
  <details open={errors.sure !== undefined}>
    <summary>{locale.t('overlaps.withdraw')}</summary>
    <p>{locale.t('overlaps.withdraw.about')}</p>
    <form class="form" method="post" action={`${base}/withdraw`}>
      <Checkbox
        name="sure"
        label={locale.t('overlaps.withdraw.sure')}
        {...(errors.sure && { error: errors.sure })}
      />
      <div class="row">
        <Button tone="grave">{locale.t('overlaps.withdraw')}</Button>
      </div>
    </form>
  </details>
);
