import type { FC } from 'hono/jsx';
import { LANGS, languageName } from '../../reference/languages/languages.ts';
import {
  Button,
  EqualButtons,
  ErrorSummary,
  Select,
  TextInput,
} from '../../web/components/fields.tsx';
import { DefinitionList, Tag } from '../../web/components/lists.tsx';
import { EmptyState } from '../../web/components/notice.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { MOST } from './forms.ts';
import type { Amendment, Counted, Proposal, Stand, Version } from './proposals.ts';
import { AmendmentFields, AmendmentView, countedWords, ProposalFields } from './views.tsx';

interface Speaks {
  readonly locale: Locale;
}

interface Formed extends Speaks {
  readonly values: Typed;
  readonly errors: readonly FieldError[];
}

const errorProps = (errors: readonly FieldError[], name: string) => {
  const error = errorAt(errors, name);
  return error ? { error } : {};
};

interface DeskProps extends Speaks {
  readonly consultations: readonly {
    readonly id: string;
    readonly title: string;
    readonly lang: string;
    readonly proposals: number;
    readonly waiting: number;
  }[];
}

/** The consultations of which proposals are drawn. */
export const ProposalDesk: FC<DeskProps> = ({ locale, consultations }) => (
  <>
    <h1>{locale.t('team.page.proposals')}</h1>
    <p class="lead">{locale.t('proposals.desk.lead')}</p>
    {consultations.length === 0 ? (
      <EmptyState title={locale.t('proposals.desk.none')}>
        <p>{locale.t('proposals.desk.none.text')}</p>
      </EmptyState>
    ) : (
      <ul class="lines">
        {consultations.map(({ id, title, lang, proposals, waiting }) => (
          <li>
            <a href={`/${locale.lang}/staff/proposals/in/${id}`}>
              <bdi lang={lang}>{title}</bdi>
            </a>{' '}
            {waiting > 0 && (
              <Tag tone="attention">{locale.t('proposals.waiting', { n: waiting })}</Tag>
            )}
            <p class="small muted">{locale.t('proposals.count', { n: proposals })}</p>
          </li>
        ))}
      </ul>
    )}
  </>
);

interface InProps extends Formed {
  readonly consultation: { readonly id: string; readonly title: string; readonly lang: string };
  readonly proposals: readonly Proposal[];
  readonly waiting: ReadonlySet<string>;
  /** Which form was sent, where it came back. */
  readonly which: 'new' | 'join' | null;
  readonly once: string;
}

/** The proposals of one consultation: drawing one more, joining several. */
export const ProposalsOfOne: FC<InProps> = (props) => {
  const { locale, consultation, proposals, waiting, which, values, errors, once } = props;
  const base = `/${locale.lang}/staff/proposals/in/${consultation.id}`;
  return (
    <>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <h1>
        <bdi lang={consultation.lang}>{consultation.title}</bdi>
      </h1>
      {proposals.length === 0 && <p class="muted">{locale.t('proposals.none')}</p>}
      <ol class="lines proposals">
        {proposals.map((proposal) => (
          <li>
            <p class="row">
              <a href={`/${locale.lang}/staff/proposals/${proposal.id}`}>
                {locale.t('trace.proposal', { n: proposal.number })}
              </a>
              <StateTag locale={locale} proposal={proposal} />
              {waiting.has(proposal.id) && (
                <Tag tone="attention">{locale.t('proposals.waits')}</Tag>
              )}
            </p>
            <p lang={proposal.shown.lang} dir="auto">
              {proposal.shown.text}
            </p>
          </li>
        ))}
      </ol>
      <section class="section stack" aria-labelledby="draw">
        <h2 id="draw">{locale.t('proposals.draw')}</h2>
        <p>{locale.t('proposals.draw.text')}</p>
        <form class="form" method="post" action={`${base}/new`}>
          <input type="hidden" name="once" value={once} />
          <ProposalFields locale={locale} values={values} errors={which === 'new' ? errors : []} />
          <div class="row">
            <Button>{locale.t('proposals.draw.do')}</Button>
          </div>
        </form>
      </section>
      {proposals.filter(({ endedOn, hiddenOn }) => !endedOn && !hiddenOn).length > 1 && (
        <JoinSection {...props} base={base} />
      )}
    </>
  );
};

const JoinSection: FC<InProps & { readonly base: string }> = ({
  locale,
  base,
  which,
  values,
  errors,
  once,
}) => {
  const own = which === 'join' ? errors : [];
  return (
    <section class="section stack" aria-labelledby="join">
      <h2 id="join">{locale.t('proposals.join')}</h2>
      <p>{locale.t('proposals.join.text')}</p>
      <form class="form" method="post" action={`${base}/join`}>
        <input type="hidden" name="once" value={once} />
        <TextInput
          name="numbers"
          id="f-numbers"
          label={locale.t('proposals.join.numbers')}
          dir="ltr"
          short
          required
          maxlength={200}
          value={values.one('numbers')}
          {...errorProps(own, 'numbers')}
        />
        <TextInput
          name="text"
          id="f-joined"
          label={locale.t('proposals.join.into')}
          rows={4}
          maxlength={MOST.text}
          dir="auto"
          required
          value={which === 'join' ? values.one('text') : ''}
          {...errorProps(own, 'text')}
        />
        <div class="row">
          <Button tone="plain">{locale.t('proposals.join.do')}</Button>
        </div>
      </form>
    </section>
  );
};

const StateTag: FC<Speaks & { readonly proposal: Proposal }> = ({ locale, proposal }) => {
  if (proposal.hiddenOn) return <Tag tone="quiet">{locale.t('proposals.state.hidden')}</Tag>;
  if (!proposal.acceptedOn)
    return <Tag tone="attention">{locale.t('proposals.state.waiting')}</Tag>;
  if (proposal.endedOn) return <Tag tone="quiet">{locale.t('proposals.state.ended')}</Tag>;
  return <Tag tone="done">{locale.t('proposals.state.open')}</Tag>;
};

interface OneProps extends Formed {
  readonly proposal: Proposal;
  readonly versions: readonly Version[];
  readonly amendments: readonly Amendment[];
  readonly stands: readonly Stand[];
  readonly counted: Counted;
}

/** One proposal at the desk: amendments to decide, words to moderate, the text to revise, translate, split. */
export const StaffProposal: FC<OneProps> = (props) => {
  const { locale, proposal, errors, counted } = props;
  const live = !proposal.endedOn && !proposal.hiddenOn;
  return (
    <>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <p class="row">
        <span class="muted">{locale.t('trace.proposal', { n: proposal.number })}</span>
        <StateTag locale={locale} proposal={proposal} />
      </p>
      <h1 class="said" lang={proposal.lang} dir="auto">
        {proposal.original}
      </h1>
      <DefinitionList
        entries={[
          { term: locale.t('proposals.opinions'), text: countedWords(counted, locale) },
          {
            term: locale.t('proposals.lang'),
            text: languageName(proposal.lang, locale.lang),
          },
          {
            term: locale.t('proposals.said'),
            text: locale.t(`proposals.source.${proposal.source}`, {
              date: longDate(proposal.on, locale.lang),
            }),
          },
        ]}
      />
      <p class="row">
        <a href={`/${locale.lang}/consultations/${proposal.slug}/proposals/${proposal.number}`}>
          {locale.t('proposals.public')}
        </a>
        <a href={`/${locale.lang}/staff/fates/proposal/${proposal.id}`}>
          {locale.t('fate.decide')}
        </a>
      </p>
      <Moderating {...props} />
      {live && <Deciding {...props} />}
      <Words {...props} />
      {live && <Rewording {...props} />}
    </>
  );
};

const act = (locale: Locale, { id }: Proposal, name: string) =>
  `/${locale.lang}/staff/proposals/${id}/${name}`;

const Moderating: FC<OneProps> = ({ locale, proposal, errors, values }) => (
  <section class="section stack" aria-labelledby="moderating">
    <h2 id="moderating">{locale.t('proposals.moderating')}</h2>
    {(!proposal.acceptedOn || proposal.hiddenOn) && (
      <form method="post" action={act(locale, proposal, 'accept')}>
        <Button>{locale.t('proposals.accept')}</Button>
      </form>
    )}
    {!proposal.hiddenOn && (
      <details>
        <summary>{locale.t('proposals.hide')}</summary>
        <form class="form" method="post" action={act(locale, proposal, 'hide')}>
          <TextInput
            name="reason"
            id="f-hide"
            label={locale.t('proposals.hide.reason')}
            rows={2}
            maxlength={MOST.reason}
            dir="auto"
            required
            value={values.one('reason')}
            {...errorProps(errors, 'hide')}
          />
          <div class="row">
            <Button tone="grave">{locale.t('proposals.hide')}</Button>
          </div>
        </form>
      </details>
    )}
    {proposal.hiddenOn && (
      <p>
        <span class="small muted">{locale.t('proposals.hidden.reason')}</span>{' '}
        <span dir="auto">{proposal.reason}</span>
      </p>
    )}
  </section>
);

const Deciding: FC<OneProps> = ({ locale, proposal, versions, amendments, values, errors }) => {
  const open = amendments.filter(({ decision, hiddenOn }) => decision === null && !hiddenOn);
  return (
    <section class="section stack" aria-labelledby="deciding">
      <h2 id="deciding">{locale.t('amendments.deciding')}</h2>
      {open.length === 0 && <p class="muted">{locale.t('amendments.deciding.none')}</p>}
      {open.length > 0 && (
        <ol class="lines proposals">
          {open.map((amendment) => (
            <li>
              <AmendmentView {...{ locale, proposal, versions, amendment }} />
              {!amendment.acceptedOn && (
                <form
                  method="post"
                  action={act(locale, proposal, `amendments/${amendment.id}/show`)}
                >
                  <Button tone="plain">{locale.t('amendments.show')}</Button>
                </form>
              )}
              <form
                class="form"
                method="post"
                action={act(locale, proposal, `amendments/${amendment.id}/decide`)}
              >
                <TextInput
                  name="reason"
                  id={`f-${amendment.id}`}
                  label={locale.t('amendments.reason')}
                  hint={locale.t('amendments.reason.hint')}
                  rows={2}
                  maxlength={MOST.reason}
                  dir="auto"
                  required
                  value={values.one('amendment') === amendment.id ? values.one('reason') : ''}
                  {...errorProps(errors, amendment.id)}
                />
                <EqualButtons>
                  <Button tone="plain" name="decision" value="accepted">
                    {locale.t('amendments.accept')}
                  </Button>
                  <Button tone="plain" name="decision" value="rejected">
                    {locale.t('amendments.reject')}
                  </Button>
                </EqualButtons>
              </form>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
};

/** What participants say of it, each shown or hidden by a button. */
const Words: FC<OneProps> = ({ locale, proposal, stands }) => (
  <section class="section stack" aria-labelledby="words">
    <h2 id="words">{locale.t('proposals.words')}</h2>
    {stands.length === 0 && <p class="muted">{locale.t('proposals.words.none')}</p>}
    <ul class="lines">
      {stands.map(({ id, stand, lang, reason, shown, hidden }) => (
        <li>
          <p class="row">
            <strong>{locale.t(`proposals.stand.${stand}.one`)}</strong>
            {hidden && <Tag tone="quiet">{locale.t('proposals.state.hidden')}</Tag>}
            {!shown && !hidden && <Tag tone="attention">{locale.t('proposals.state.waiting')}</Tag>}
          </p>
          <p lang={lang} dir="auto">
            {reason}
          </p>
          <form
            class="row"
            method="post"
            action={act(locale, proposal, `stands/${id}/${shown && !hidden ? 'hide' : 'show'}`)}
          >
            <Button tone="link">
              {locale.t(shown && !hidden ? 'proposals.words.hide' : 'proposals.words.show')}
            </Button>
          </form>
        </li>
      ))}
    </ul>
  </section>
);

const Rewording: FC<OneProps> = (props) => {
  const { locale, proposal, values, errors } = props;
  const translated = proposal.shown.lang !== proposal.lang;
  return (
    <section class="section stack" aria-labelledby="rewording">
      <h2 id="rewording">{locale.t('proposals.rewording')}</h2>
      <details open={values.one('form') === 'revise'}>
        <summary>{locale.t('proposals.revise')}</summary>
        <form class="form" method="post" action={act(locale, proposal, 'revise')}>
          <AmendmentFields
            {...{ locale, proposal }}
            values={values}
            errors={values.one('form') === 'revise' ? errors : []}
          />
          <div class="row">
            <Button>{locale.t('proposals.revise.do')}</Button>
          </div>
        </form>
      </details>
      <details open={values.one('form') === 'translate'}>
        <summary>{locale.t('proposals.translate')}</summary>
        <form class="form" method="post" action={act(locale, proposal, 'translate')}>
          <Select
            name="to"
            label={locale.t('proposals.translate.to')}
            value={translated ? proposal.shown.lang : locale.lang}
            options={LANGS.filter((lang) => lang !== proposal.lang).map((lang) => ({
              value: lang,
              label: languageName(lang, locale.lang),
            }))}
            short
          />
          <TextInput
            name="text"
            id="f-translation"
            label={locale.t('proposals.translate.text')}
            rows={4}
            maxlength={MOST.text}
            dir="auto"
            required
            value={translated ? proposal.shown.text : ''}
          />
          <div class="row">
            <Button>{locale.t('proposals.translate.do')}</Button>
          </div>
        </form>
      </details>
      <details open={values.one('form') === 'split'}>
        <summary>{locale.t('proposals.split')}</summary>
        <form class="form" method="post" action={act(locale, proposal, 'split')}>
          <TextInput
            name="texts"
            label={locale.t('proposals.split.texts')}
            hint={locale.t('proposals.split.hint')}
            rows={8}
            lang={proposal.lang}
            dir="auto"
            required
            value={values.one('texts') || proposal.original}
            {...errorProps(errors, 'texts')}
          />
          <div class="row">
            <Button tone="plain">{locale.t('proposals.split.do')}</Button>
          </div>
        </form>
      </details>
    </section>
  );
};
