import type { FC } from 'hono/jsx';
import { Button, EqualButtons, TextInput } from '../../web/components/fields.tsx';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import type { FieldError, Typed } from '../../web/http/forms.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Change } from './changes.ts';
import { OrganisationFields } from './form-views.tsx';
import { Inside } from './inside.tsx';
import { History, RecordFacts, StateTag } from './record-view.tsx';
import { nameOf } from './records.ts';
import { type Organisation, stateOf } from './states.ts';

interface Speaks {
  readonly locale: Locale;
}

/** The organisations that somebody looks after, and the ways to one more. */
export const OwnOrganisations: FC<Speaks & { readonly own: readonly Organisation[] }> = ({
  locale,
  own,
}) => (
  <>
    <h1>{locale.t('me.page.organisations')}</h1>
    <p class="lead">{locale.t('me.organisations.lead')}</p>
    {own.length === 0 ? (
      <EmptyState
        title={locale.t('me.organisations.none')}
        action={{
          label: locale.t('me.organisations.new'),
          href: `/${locale.lang}/me/organisations/new`,
        }}
      >
        <p>{locale.t('me.organisations.none.text')}</p>
      </EmptyState>
    ) : (
      <>
        <ul class="lines">
          {own.map((each) => (
            <li>
              <a href={`/${locale.lang}/me/organisations/${each.id}`}>
                <strong>
                  <bdi>{nameOf(each)}</bdi>
                </strong>
              </a>{' '}
              <StateTag locale={locale} organisation={each} />
            </li>
          ))}
        </ul>
        <div class="row">
          <Button tone="plain" href={`/${locale.lang}/me/organisations/new`}>
            {locale.t('me.organisations.new')}
          </Button>
        </div>
      </>
    )}
    <section class="section stack" aria-labelledby="code">
      <h2 id="code">{locale.t('invitation.have')}</h2>
      <InvitationForm locale={locale} wrong={false} tone="plain" />
    </section>
  </>
);

interface EditProps extends Speaks {
  readonly values: Typed;
  readonly errors: readonly FieldError[];
}

export const NewOrganisation: FC<EditProps & { readonly once: string }> = ({
  locale,
  values,
  errors,
  once,
}) => (
  <>
    <h1>{locale.t('me.organisations.new')}</h1>
    <p class="lead">{locale.t('me.organisations.new.lead')}</p>
    <OrganisationFields
      locale={locale}
      action={`/${locale.lang}/me/organisations/new`}
      draft="new-organisation"
      values={values}
      errors={errors}
      once={once}
      office={false}
      submit={locale.t('me.organisations.send')}
    />
  </>
);

interface OwnOrganisationProps extends EditProps {
  readonly organisation: Organisation;
  readonly changes: readonly Change[];
  readonly saved: boolean;
}

/** One's own organisation: where it stands, what it says, what happened to it. */
export const OwnOrganisation: FC<OwnOrganisationProps> = ({
  locale,
  organisation,
  values,
  errors,
  changes,
  saved,
}) => {
  const base = `/${locale.lang}/me/organisations/${organisation.id}`;
  const state = stateOf(organisation);
  return (
    <>
      <h1>
        <bdi>{nameOf(organisation)}</bdi>
      </h1>
      <p>
        <StateTag locale={locale} organisation={organisation} />
      </p>
      <Inside locale={locale} organisation={organisation} here="record" />
      {saved && (
        <Notice title={locale.t('me.organisations.saved')} live>
          <p>{locale.t(`me.organisations.state.${state}`)}</p>
        </Notice>
      )}
      {!saved && <p>{locale.t(`me.organisations.state.${state}`)}</p>}
      {organisation.website && (
        <p>
          <a href={`${base}/domain`}>{locale.t('domain.title')}</a>
        </p>
      )}
      {state === 'shown' && (
        <p>
          <a href={`/${locale.lang}/directory/organisations/${organisation.slug}`}>
            {locale.t('me.organisations.page')}
          </a>
        </p>
      )}
      <OrganisationFields
        locale={locale}
        action={base}
        draft={`organisation-${organisation.id}`}
        values={values}
        errors={errors}
        office={organisation.kind === 'public'}
        submit={locale.t('button.save')}
      />
      {(state === 'shown' || state === 'unasked') && (
        <section class="section stack" aria-labelledby="leave">
          <h2 id="leave">
            {locale.t(`me.organisations.${state === 'shown' ? 'leave' : 'return'}`)}
          </h2>
          <p>{locale.t(`me.organisations.${state === 'shown' ? 'leave' : 'return'}.text`)}</p>
          <form method="post" action={`${base}/${state === 'shown' ? 'withdraw' : 'accept'}`}>
            <Button tone="plain">
              {locale.t(`me.organisations.${state === 'shown' ? 'leave' : 'return'}.do`)}
            </Button>
          </form>
        </section>
      )}
      <History locale={locale} changes={changes} />
    </>
  );
};

/** Where the code of a letter is typed. */
export const InvitationForm: FC<
  Speaks & { readonly wrong: boolean; readonly tone?: 'main' | 'plain' }
> = ({ locale, wrong, tone = 'main' }) => (
  <form class="form" method="post" action={`/${locale.lang}/invitation`}>
    <TextInput
      name="code"
      label={locale.t('invitation.code')}
      hint={locale.t('invitation.code.hint')}
      autocomplete="off"
      maxlength={200}
      required
      dir="ltr"
      {...(wrong ? { error: locale.t('invitation.wrong') } : {})}
    />
    <div class="row">
      <Button tone={tone}>{locale.t('invitation.open')}</Button>
    </div>
  </form>
);

interface InvitationProps extends Speaks {
  readonly organisation: Organisation;
  readonly code: string;
  readonly signedIn: boolean;
}

/** What an invitation opens: the record as it stands, and a yes and a no of the same weight. */
export const InvitationPage: FC<InvitationProps> = ({ locale, organisation, code, signedIn }) => {
  const base = `/${locale.lang}/invitation/${code}`;
  return (
    <div class="stack">
      <h1>
        <bdi>{nameOf(organisation)}</bdi>
      </h1>
      <p class="lead">{locale.t('invitation.lead')}</p>
      <section class="section stack" aria-labelledby="record">
        <h2 id="record">{locale.t('invitation.record')}</h2>
        <RecordFacts locale={locale} organisation={organisation} />
      </section>
      <section class="section stack" aria-labelledby="choice">
        <h2 id="choice">{locale.t('invitation.choice')}</h2>
        <p>{locale.t('invitation.choice.text')}</p>
        {!signedIn && <p>{locale.t('invitation.account')}</p>}
        <EqualButtons>
          <form method="post" action={`${base}/accept`}>
            <Button>{locale.t('invitation.accept')}</Button>
          </form>
          <form method="post" action={`${base}/refuse`}>
            <Button>{locale.t('invitation.refuse')}</Button>
          </form>
        </EqualButtons>
        <p class="small muted">{locale.t('invitation.refuse.text')}</p>
      </section>
    </div>
  );
};

export const Refused: FC<Speaks> = ({ locale }) => (
  <div class="stack">
    <h1>{locale.t('invitation.refused')}</h1>
    <p class="lead">{locale.t('invitation.refused.text')}</p>
  </div>
);

export const AskCode: FC<Speaks & { readonly wrong: boolean }> = ({ locale, wrong }) => (
  <div class="stack">
    <h1>{locale.t('invitation.have')}</h1>
    <p class="lead">{locale.t('invitation.have.lead')}</p>
    <InvitationForm locale={locale} wrong={wrong} />
  </div>
);
