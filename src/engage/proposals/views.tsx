import type { Child, FC } from 'hono/jsx';
import { LANGS, languageName } from '../../reference/languages/languages.ts';
import { Differences } from '../../web/components/differences.tsx';
import {
  Button,
  EqualButtons,
  ErrorSummary,
  KeepDraft,
  Select,
  TextInput,
} from '../../web/components/fields.tsx';
import { Tag } from '../../web/components/lists.tsx';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { FateTag, NamedLink, type ToldFate, type Traced } from '../fates/fates.ts';
import { MOST } from './forms.ts';
import type { Amendment, Counted, Proposal, Stand, Version } from './proposals.ts';

interface Speaks {
  readonly locale: Locale;
}

/** The consultation below which these pages stand. */
export interface Around extends Speaks {
  /** `/fr/consultations/ecole` */
  readonly base: string;
  readonly title: string;
  readonly lang: string;
  readonly today: string;
}

export interface Listed {
  readonly proposal: Proposal;
  readonly counted: Counted;
  readonly told: ToldFate | null;
  readonly from: readonly Traced[];
}

interface ListProps extends Around {
  readonly listed: readonly Listed[];
  /** Participants write proposals now. */
  readonly open: boolean;
}

/** What could be done, drawn from what was said. */
export const ProposalList: FC<ListProps> = (props) => {
  const { locale, base, listed, open } = props;
  const [standing, ended] = [
    listed.filter(({ proposal }) => !proposal.endedOn),
    listed.filter(({ proposal }) => proposal.endedOn),
  ];
  const offer = { label: locale.t('proposals.offer'), href: `${base}/proposals/new` };
  return (
    <div class="stack">
      <h1>{locale.t('proposals.title')}</h1>
      <p class="lead">{locale.t('proposals.lead')}</p>
      {standing.length === 0 ? (
        <EmptyState title={locale.t('proposals.none')} {...(open && { action: offer })}>
          <p>{locale.t('proposals.none.text')}</p>
        </EmptyState>
      ) : (
        <>
          {open && (
            <div class="row">
              <Button href={offer.href}>{offer.label}</Button>
            </div>
          )}
          <ol class="lines proposals">
            {standing.map((each) => (
              <ProposalLine {...props} {...each} />
            ))}
          </ol>
        </>
      )}
      {ended.length > 0 && (
        <details>
          <summary>{locale.t('proposals.ended', { n: ended.length })}</summary>
          <ol class="lines proposals">
            {ended.map((each) => (
              <ProposalLine {...props} {...each} />
            ))}
          </ol>
        </details>
      )}
    </div>
  );
};

const ProposalLine: FC<ListProps & Listed> = ({
  locale,
  base,
  today,
  proposal,
  counted,
  told,
  from,
}) => (
  <li>
    <article class="stack">
      <p class="row">
        <a href={`${base}/proposals/${proposal.number}`}>
          {locale.t('trace.proposal', { n: proposal.number })}
        </a>
        <FateTag locale={locale} told={told} today={today} />
      </p>
      <p class="serif lead" lang={proposal.shown.lang} dir="auto">
        {proposal.shown.text}
      </p>
      <p class="small muted">{countedWords(counted, locale)}</p>
      <DrawnFrom locale={locale} from={from} />
    </article>
  </li>
);

export const countedWords = ({ support, objection }: Counted, locale: Locale): string =>
  [
    locale.t('proposals.supports', { n: support }),
    locale.t('proposals.objections', { n: objection }),
  ].join(' · ');

const DrawnFrom: FC<Speaks & { readonly from: readonly Traced[] }> = ({ locale, from }) => {
  const direct = from.filter(({ how }) => how !== null);
  return direct.length === 0 ? null : (
    <p class="small">
      {locale.t('proposals.drawn')}{' '}
      {direct.map(({ named }, index) => (
        <>
          {index > 0 && ' · '}
          <NamedLink locale={locale} named={named} />
        </>
      ))}
    </p>
  );
};

interface PageProps extends Around {
  readonly proposal: Proposal;
  readonly versions: readonly Version[];
  readonly amendments: readonly Amendment[];
  readonly stands: readonly Stand[];
  readonly counted: Counted;
  /** Whether stands and amendments are taken today. */
  readonly open: boolean;
  /** What the reader said, where they take part; `undefined` where they do not. */
  readonly own: Stand | null | undefined;
  readonly values: Typed;
  readonly errors: readonly FieldError[];
  /** What became of it, and where it comes from. */
  readonly children?: Child;
}

/** One proposal: its text, what people think of it, how they would word it, where it comes from. */
export const ProposalPage: FC<PageProps> = (props) => {
  const { locale, proposal, versions, errors, children } = props;
  return (
    <div class="stack">
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <header class="stack">
        <p class="card-over">{locale.t('trace.proposal', { n: proposal.number })}</p>
        <h1 class="said" lang={proposal.shown.lang} dir="auto">
          {proposal.shown.text}
        </h1>
        <p class="small muted">
          {locale.t(`proposals.source.${proposal.source}`, {
            date: longDate(proposal.on, locale.lang),
          })}
          {versions.length > 1 && ` · ${locale.t('proposals.version', { n: proposal.version })}`}
        </p>
      </header>
      {proposal.shown.lang !== proposal.lang && <Original locale={locale} proposal={proposal} />}
      {proposal.endedOn && (
        <Notice title={locale.t('proposals.replaced')}>
          <p>{locale.t('proposals.replaced.text')}</p>
        </Notice>
      )}
      <Opinions {...props} />
      <Amendments {...props} />
      {children}
      {versions.length > 1 && <Versions locale={locale} proposal={proposal} versions={versions} />}
    </div>
  );
};

const Original: FC<Speaks & { readonly proposal: Proposal }> = ({ locale, proposal }) => (
  <details>
    <summary>
      {locale.t('proposals.original', { language: languageName(proposal.lang, locale.lang) })}
    </summary>
    <blockquote lang={proposal.lang} dir="auto">
      <p>{proposal.original}</p>
    </blockquote>
  </details>
);

const Opinions: FC<PageProps> = (props) => {
  const { locale, stands, counted, proposal } = props;
  const readable = stands.filter(({ shown, hidden }) => shown && !hidden);
  return (
    <section class="section stack" aria-labelledby="opinions">
      <h2 id="opinions">{locale.t('proposals.opinions')}</h2>
      <p>{countedWords(counted, locale)}</p>
      {props.open && !proposal.endedOn && <StandForm {...props} />}
      {readable.length > 0 && (
        <div class="two">
          {(['support', 'objection'] as const).map((kind) => (
            <div class="stack">
              <h3>{locale.t(`proposals.stand.${kind}`)}</h3>
              <Reasons locale={locale} stands={readable.filter(({ stand }) => stand === kind)} />
            </div>
          ))}
        </div>
      )}
    </section>
  );
};

const Reasons: FC<Speaks & { readonly stands: readonly Stand[] }> = ({ locale, stands }) =>
  stands.length === 0 ? (
    <p class="muted">{locale.t('proposals.stand.none')}</p>
  ) : (
    <ul class="lines">
      {stands.map(({ lang, reason }) => (
        <li>
          <p lang={lang} dir="auto">
            {reason}
          </p>
        </li>
      ))}
    </ul>
  );

/** Yes and no, of one weight, with the reason. */
const StandForm: FC<PageProps> = ({ locale, base, proposal, own, values, errors }) => {
  if (own === undefined)
    return (
      <p>
        <a href={`${base}/take-part`}>{locale.t('proposals.takePart')}</a>
      </p>
    );
  const error = errorAt(errors, 'reason');
  const at = `${base}/proposals/${proposal.number}`;
  return (
    <>
      {own && (
        <Notice title={locale.t(`proposals.own.${own.stand}`)}>
          <p lang={own.lang} dir="auto">
            {own.reason}
          </p>
          {own.hidden && <p class="small">{locale.t('proposals.own.hidden')}</p>}
          {!own.shown && !own.hidden && <p class="small">{locale.t('proposals.own.waits')}</p>}
          <form method="post" action={`${at}/withdraw`}>
            <Button tone="link">{locale.t('proposals.own.withdraw')}</Button>
          </form>
        </Notice>
      )}
      <form class="form" method="post" action={`${at}/stand`}>
        <TextInput
          name="reason"
          label={locale.t(own ? 'proposals.stand.change' : 'proposals.stand.reason')}
          hint={locale.t('proposals.stand.hint')}
          rows={3}
          maxlength={MOST.reason}
          dir="auto"
          required
          value={values.one('reason')}
          {...(error ? { error } : {})}
        />
        <EqualButtons>
          <Button tone="plain" name="stand" value="support">
            {locale.t('proposals.stand.say.support')}
          </Button>
          <Button tone="plain" name="stand" value="objection">
            {locale.t('proposals.stand.say.objection')}
          </Button>
        </EqualButtons>
      </form>
    </>
  );
};

const Amendments: FC<PageProps> = (props) => {
  const { locale, base, proposal, versions, amendments, own, open } = props;
  const shown = amendments.filter(
    ({ acceptedOn, hiddenOn, source, decision }) =>
      acceptedOn && !hiddenOn && !(source === 'office' && decision === null),
  );
  return (
    <section class="section stack" aria-labelledby="amendments">
      <h2 id="amendments">{locale.t('amendments.title')}</h2>
      {shown.length === 0 && <p class="muted">{locale.t('amendments.none')}</p>}
      {shown.length > 0 && (
        <ol class="lines proposals">
          {shown.map((amendment) => (
            <li>
              <AmendmentView
                locale={locale}
                proposal={proposal}
                versions={versions}
                amendment={amendment}
              />
            </li>
          ))}
        </ol>
      )}
      {open && !proposal.endedOn && own !== undefined && (
        <p>
          <a href={`${base}/proposals/${proposal.number}/amend`}>{locale.t('amendments.new')}</a>
        </p>
      )}
    </section>
  );
};

interface AmendmentProps extends Speaks {
  readonly proposal: Proposal;
  readonly versions: readonly Version[];
  readonly amendment: Amendment;
}

/** Another wording beside that which it would change, why, and what was decided. */
export const AmendmentView: FC<AmendmentProps> = ({ locale, proposal, versions, amendment }) => {
  const base = versions.find(({ version }) => version === amendment.base);
  return (
    <article class="stack">
      <p class="row">
        <strong id={`amendment-${amendment.number}`}>
          {locale.t('amendments.number', { n: amendment.number })}
        </strong>
        <Tag
          tone={
            amendment.decision === 'accepted' ? 'done' : amendment.decision ? 'quiet' : 'attention'
          }
        >
          {locale.t(`amendments.decision.${amendment.decision ?? 'open'}`)}
        </Tag>
        <span class="small muted">{longDate(amendment.on, locale.lang)}</span>
      </p>
      <Differences
        locale={locale}
        lang={proposal.lang}
        before={base?.text ?? ''}
        after={amendment.text}
        titles={[
          locale.t('proposals.version', { n: amendment.base }),
          locale.t('amendments.number', { n: amendment.number }),
        ]}
      />
      <p>
        <span class="small muted">{locale.t('amendments.why')}</span>{' '}
        <bdi lang={amendment.whyLang}>{amendment.why}</bdi>
      </p>
      {amendment.decision && amendment.decidedOn && amendment.source === 'participant' && (
        <p>
          <span class="small muted">
            {locale.t(`amendments.decided.${amendment.decision}`, {
              date: longDate(amendment.decidedOn, locale.lang),
            })}
          </span>{' '}
          <bdi lang={amendment.reasonLang ?? proposal.lang}>{amendment.reason}</bdi>
        </p>
      )}
    </article>
  );
};

const Versions: FC<
  Speaks & { readonly proposal: Proposal; readonly versions: readonly Version[] }
> = ({ locale, proposal, versions }) => (
  <section class="section stack" aria-labelledby="versions">
    <h2 id="versions">{locale.t('proposals.versions')}</h2>
    {versions.slice(1).map((after, index) => {
      const before = versions[index];
      return (
        <details>
          <summary>
            {locale.t('proposals.version', { n: after.version })}
            {' · '}
            {longDate(after.on, locale.lang)}
          </summary>
          <Differences
            locale={locale}
            lang={proposal.lang}
            before={before?.text ?? ''}
            after={after.text}
            titles={[
              locale.t('proposals.version', { n: after.version - 1 }),
              locale.t('proposals.version', { n: after.version }),
            ]}
          />
        </details>
      );
    })}
  </section>
);

interface FormProps extends Around {
  readonly values: Typed;
  readonly errors: readonly FieldError[];
  readonly once: string;
}

/** The language of what is written, the reader's first. */
export const LangSelect: FC<Speaks & { readonly value: string }> = ({ locale, value }) => (
  <Select
    name="lang"
    label={locale.t('proposals.lang')}
    value={value || locale.lang}
    options={LANGS.map((lang) => ({ value: lang, label: languageName(lang, locale.lang) }))}
    short
  />
);

/** What a proposal is made of; a facilitator's and a participant's form alike. */
export const ProposalFields: FC<Pick<FormProps, 'locale' | 'values' | 'errors'>> = ({
  locale,
  values,
  errors,
}) => {
  const at = (name: string) => {
    const error = errorAt(errors, name);
    return error ? { error } : {};
  };
  return (
    <>
      <TextInput
        name="text"
        label={locale.t('proposals.text')}
        hint={locale.t('proposals.text.hint')}
        rows={5}
        maxlength={MOST.text}
        dir="auto"
        required
        value={values.one('text')}
        {...at('text')}
      />
      <LangSelect locale={locale} value={values.one('lang')} />
      <TextInput
        name="statements"
        label={locale.t('proposals.statements')}
        hint={locale.t('proposals.statements.hint')}
        optional={locale.t('form.optional')}
        dir="ltr"
        inputmode="numeric"
        maxlength={200}
        short
        value={values.one('statements')}
        {...at('statements')}
      />
    </>
  );
};

export const OfferPage: FC<FormProps & { readonly before: boolean }> = (props) => {
  const { locale, base, errors, once, before } = props;
  return (
    <div class="stack">
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <h1>{locale.t('proposals.offer')}</h1>
      <p class="lead">{locale.t('proposals.offer.lead')}</p>
      {before && <p>{locale.t('proposals.offer.before')}</p>}
      <KeepDraft locale={locale} name={`proposal ${base}`} answered={errors.length > 0}>
        <form class="form" method="post" action={`${base}/proposals/new`}>
          <input type="hidden" name="once" value={once} />
          <ProposalFields {...props} />
          <div class="row">
            <Button>{locale.t('proposals.offer.send')}</Button>
          </div>
        </form>
      </KeepDraft>
    </div>
  );
};

export const AmendPage: FC<FormProps & { readonly proposal: Proposal }> = (props) => {
  const { locale, base, errors, once, proposal } = props;
  return (
    <div class="stack">
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <p class="card-over">{locale.t('trace.proposal', { n: proposal.number })}</p>
      <h1>{locale.t('amendments.new')}</h1>
      <p class="lead">{locale.t('amendments.new.lead')}</p>
      <form class="form" method="post" action={`${base}/proposals/${proposal.number}/amend`}>
        <input type="hidden" name="once" value={once} />
        <AmendmentFields {...props} />
        <div class="row">
          <Button>{locale.t('amendments.send')}</Button>
        </div>
      </form>
    </div>
  );
};

export const AmendmentFields: FC<
  Pick<FormProps, 'locale' | 'values' | 'errors'> & { readonly proposal: Proposal }
> = ({ locale, values, errors, proposal }) => {
  const [text, why] = [errorAt(errors, 'text'), errorAt(errors, 'why')];
  return (
    <>
      <TextInput
        name="text"
        label={locale.t('amendments.text')}
        hint={locale.t('amendments.text.hint', {
          language: languageName(proposal.lang, locale.lang),
        })}
        rows={6}
        maxlength={MOST.text}
        lang={proposal.lang}
        dir="auto"
        required
        value={values.one('text') || proposal.original}
        {...(text ? { error: text } : {})}
      />
      <TextInput
        name="why"
        label={locale.t('amendments.why.label')}
        rows={3}
        maxlength={MOST.why}
        dir="auto"
        required
        value={values.one('why')}
        {...(why ? { error: why } : {})}
      />
    </>
  );
};
