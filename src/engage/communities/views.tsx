import type { Child, FC } from 'hono/jsx';
import { LANGS, languageName } from '../../reference/languages/languages.ts';
import { Card } from '../../web/components/card.tsx';
import {
  Button,
  Checkbox,
  ErrorSummary,
  KeepDraft,
  Radios,
  Select,
  TextInput,
} from '../../web/components/fields.tsx';
import { Tag } from '../../web/components/lists.tsx';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { type Community, communityState } from './communities.ts';
import { ACCESSES, KINDS, mayList } from './forms.ts';
import type { CommunityMember } from './members.ts';
import type { PublicCommunity } from './showing.ts';

interface Speaks {
  readonly locale: Locale;
}

const BASE = '/directory/communities';

/** Communities that anybody may join, by what they are about. */
export const CommunityList: FC<
  Speaks & { readonly communities: readonly PublicCommunity[]; readonly counts: boolean }
> = ({ locale, communities, counts }) => (
  <>
    <p class="lead">{locale.t('communities.lead')}</p>
    {communities.length === 0 ? (
      <EmptyState
        title={locale.t('communities.none')}
        action={{
          label: locale.t('communities.propose'),
          href: `/${locale.lang}/me/communities/new`,
        }}
      >
        <p>{locale.t('communities.none.text')}</p>
      </EmptyState>
    ) : (
      <>
        <ul class="cards">
          {communities.map((one) => (
            <li>
              <Card
                title={<Own of={one}>{one.name}</Own>}
                href={`/${locale.lang}${BASE}/${one.slug}`}
                over={locale.t(`communities.kind.${one.kind}`)}
                level={2}
              >
                <p lang={one.lang} dir="auto">
                  {one.purpose}
                </p>
                {counts && <p class="small muted">{membersIn(locale, one.counted)}</p>}
              </Card>
            </li>
          ))}
        </ul>
        <p>
          <a href={`/${locale.lang}/me/communities/new`}>{locale.t('communities.propose')}</a>
        </p>
      </>
    )}
    <p class="small muted">{locale.t('communities.never')}</p>
  </>
);

const membersIn = (locale: Locale, counted: number | null): string =>
  counted === null ? locale.t('communities.few') : locale.t('communities.members', { n: counted });

/** What somebody wrote, in its language. */
const Own: FC<{ readonly of: { readonly lang: string }; readonly children?: Child }> = ({
  of,
  children,
}) => <bdi lang={of.lang}>{children}</bdi>;

/** What it is for and how people behave there, before anybody comes in. */
export const CommunityPage: FC<
  Speaks & { readonly community: PublicCommunity; readonly counts: boolean }
> = ({ locale, community, counts }) => (
  <article class="stack">
    <header>
      <p class="card-over">{locale.t(`communities.kind.${community.kind}`)}</p>
      <h1>
        <Own of={community}>{community.name}</Own>
      </h1>
    </header>
    <p class="lead" lang={community.lang} dir="auto">
      {community.purpose}
    </p>
    {community.lang !== locale.lang && (
      <p class="small muted">
        {locale.t('communities.language', { language: languageName(community.lang, locale.lang) })}
      </p>
    )}
    {counts && <p class="muted">{membersIn(locale, community.counted)}</p>}
    <div class="row">
      <Button href={`/${locale.lang}/me/communities/join/${community.slug}`}>
        {locale.t('communities.join')}
      </Button>
    </div>
    <Rules locale={locale} community={community} />
    <section class="section stack" aria-labelledby="seen">
      <h2 id="seen">{locale.t('communities.seen')}</h2>
      <p>{locale.t('communities.seen.text')}</p>
      <p>
        {locale.t(mayList(community.kind) ? 'communities.list.choice' : 'communities.list.none')}
      </p>
    </section>
  </article>
);

export const Rules: FC<
  Speaks & { readonly community: Pick<Community, 'rules' | 'lang'>; readonly level?: 2 | 3 }
> = ({ locale, community: { rules, lang } }) => (
  <section class="section stack" aria-labelledby="rules">
    <h2 id="rules">{locale.t('communities.rules')}</h2>
    <p>{locale.t('communities.rules.always')}</p>
    {rules && <Paragraphs lang={lang} text={rules} />}
  </section>
);

export const Paragraphs: FC<{ readonly lang: string; readonly text: string }> = ({
  lang,
  text,
}) => (
  <div lang={lang} dir="auto">
    {text
      .split('\n')
      .filter(Boolean)
      .map((line) => (
        <p>{line}</p>
      ))}
  </div>
);

interface OwnProps extends Speaks {
  readonly own: readonly { readonly community: Community; readonly member: CommunityMember }[];
  /** There is a public list to choose from. */
  readonly listed: boolean;
  readonly wrongCode: boolean;
}

/** The communities that somebody is in, and the ways into one more. */
export const OwnCommunities: FC<OwnProps> = ({ locale, own, listed, wrongCode }) => (
  <>
    <h1>{locale.t('me.page.communities')}</h1>
    <p class="lead">{locale.t('communities.own.lead')}</p>
    {own.length === 0 ? (
      <EmptyState title={locale.t('communities.own.none')}>
        <p>{locale.t('communities.own.none.text')}</p>
      </EmptyState>
    ) : (
      <ul class="lines">
        {own.map(({ community, member }) => (
          <li>
            <p>
              <a href={`/${locale.lang}/me/communities/${community.id}`}>
                <strong>
                  <Own of={community}>{community.name}</Own>
                </strong>
              </a>{' '}
              {communityState(community) !== 'open' && (
                <Tag tone="quiet">{locale.t(`communities.state.${communityState(community)}`)}</Tag>
              )}
            </p>
            <p class="small muted">{locale.t('communities.as', { name: member.name })}</p>
          </li>
        ))}
      </ul>
    )}
    <div class="row">
      {listed && (
        <Button href={`/${locale.lang}${BASE}`}>{locale.t('communities.own.find')}</Button>
      )}
      <Button tone="plain" href={`/${locale.lang}/me/communities/new`}>
        {locale.t('communities.propose')}
      </Button>
    </div>
    <section class="section stack" aria-labelledby="code">
      <h2 id="code">{locale.t('communities.code')}</h2>
      <form class="form" method="post" action={`/${locale.lang}/me/communities/code`}>
        <TextInput
          name="code"
          label={locale.t('invitation.code')}
          hint={locale.t('communities.code.hint')}
          autocomplete="off"
          maxlength={200}
          required
          dir="ltr"
          {...(wrongCode ? { error: locale.t('invitation.wrong') } : {})}
        />
        <div class="row">
          <Button tone="plain">{locale.t('communities.code.do')}</Button>
        </div>
      </form>
    </section>
  </>
);

interface FormProps extends Speaks {
  readonly values: Typed;
  readonly errors: readonly FieldError[];
}

interface CommunityFormProps extends FormProps {
  readonly action: string;
  readonly submit: string;
  /** The public list is closed: every new community is entered by invitation. */
  readonly closed: boolean;
  /** A member also says how they wish to be called there. */
  readonly member: boolean;
}

/** A community, before it is there: what about, who may come in, what for, how. */
export const CommunityFields: FC<CommunityFormProps> = (props) => {
  const { locale, values, errors, action, submit, closed, member } = props;
  const wrong = wrongIn(errors);
  return (
    <>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <KeepDraft locale={locale} name="community" answered={errors.length > 0}>
        <form class="form" method="post" action={action}>
          <input type="hidden" name="once" value={values.one('once')} />
          <Select
            name="kind"
            label={locale.t('communities.kind')}
            prompt={locale.t('form.choose')}
            value={values.one('kind')}
            options={KINDS.map((value) => ({
              value,
              label: locale.t(`communities.kind.${value}`),
            }))}
            required
            {...wrong('kind')}
          />
          <TextInput
            name="name"
            label={locale.t('communities.name')}
            hint={locale.t('communities.name.hint')}
            value={values.one('name')}
            maxlength={80}
            dir="auto"
            required
            {...wrong('name')}
          />
          <TextInput
            name="purpose"
            label={locale.t('communities.purpose')}
            hint={locale.t('communities.purpose.hint')}
            value={values.one('purpose')}
            rows={3}
            maxlength={600}
            dir="auto"
            required
            {...wrong('purpose')}
          />
          <TextInput
            name="rules"
            label={locale.t('communities.rules.own')}
            hint={locale.t('communities.rules.hint')}
            optional={locale.t('form.optional')}
            value={values.one('rules')}
            rows={4}
            maxlength={2000}
            dir="auto"
            {...wrong('rules')}
          />
          <Language locale={locale} value={values.one('lang')} />
          {closed ? (
            <input type="hidden" name="access" value="invited" />
          ) : (
            <Radios
              name="access"
              label={locale.t('communities.access')}
              hint={locale.t('communities.access.hint')}
              value={values.one('access')}
              options={ACCESSES.map((value) => ({
                value,
                label: locale.t(`communities.access.${value}`),
                hint: locale.t(`communities.access.${value}.hint`),
              }))}
              required
              {...wrong('access')}
            />
          )}
          {member && (
            <TextInput
              name="called"
              label={locale.t('communities.called')}
              hint={locale.t('communities.called.hint')}
              value={values.one('called')}
              maxlength={40}
              autocomplete="off"
              dir="auto"
              required
              {...wrong('called')}
            />
          )}
          <div class="row">
            <Button>{submit}</Button>
          </div>
        </form>
      </KeepDraft>
    </>
  );
};

/** In which language something is written. */
export const Language: FC<Speaks & { readonly value: string; readonly id?: string }> = ({
  locale,
  value,
  id,
}) => (
  <Select
    name="lang"
    label={locale.t('communities.lang')}
    value={value || locale.lang}
    options={LANGS.map((lang) => ({ value: lang, label: languageName(lang, locale.lang) }))}
    {...(id ? { id } : {})}
  />
);

const wrongIn = (errors: readonly FieldError[]) => (name: string) => {
  const error = errorAt(errors, name);
  return error ? { error } : {};
};

/** A member proposes one. */
export const Propose: FC<FormProps & { readonly closed: boolean }> = (props) => (
  <>
    <h1>{props.locale.t('communities.propose')}</h1>
    <p class="lead">{props.locale.t('communities.propose.lead')}</p>
    <Notice title={props.locale.t('communities.refused.title')}>
      <p>{props.locale.t('communities.refused.text')}</p>
    </Notice>
    <CommunityFields
      {...props}
      action={`/${props.locale.lang}/me/communities/new`}
      submit={props.locale.t('communities.propose.send')}
      member
    />
  </>
);

interface MemberProps extends FormProps {
  readonly community: Pick<Community, 'name' | 'lang' | 'kind' | 'purpose' | 'rules'>;
  readonly action: string;
  /** Of a closed community, once more. */
  readonly code?: string;
}

/** The way in: the rules first, then a name and two choices, of which none is made. */
export const Join: FC<MemberProps> = (props) => {
  const { locale, community, errors } = props;
  return (
    <>
      <h1>
        {locale.t('communities.join.title')} <Own of={community}>{community.name}</Own>
      </h1>
      <p class="lead" lang={community.lang} dir="auto">
        {community.purpose}
      </p>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <Rules locale={locale} community={community} />
      <section class="section stack" aria-labelledby="entering">
        <h2 id="entering">{locale.t('communities.join.how')}</h2>
        <MemberFields {...props} submit={locale.t('communities.join.do')} />
      </section>
    </>
  );
};

export const MemberFields: FC<MemberProps & { readonly submit: string }> = (props) => {
  const { locale, community, values, errors, action, code, submit } = props;
  return (
    <form class="form" method="post" action={action}>
      {code && <input type="hidden" name="code" value={code} />}
      <TextInput
        name="name"
        label={locale.t('communities.called')}
        hint={locale.t('communities.called.hint')}
        value={values.one('name')}
        maxlength={40}
        autocomplete="off"
        dir="auto"
        required
        {...wrongIn(errors)('name')}
      />
      {mayList(community.kind) ? (
        <Checkbox
          name="listed"
          label={locale.t('communities.listed')}
          hint={locale.t('communities.listed.hint')}
          checked={values.one('listed') === 'yes'}
        />
      ) : (
        <p class="small muted">{locale.t('communities.list.none')}</p>
      )}
      <Checkbox
        name="digest"
        label={locale.t('communities.digest')}
        hint={locale.t('communities.digest.hint')}
        checked={values.one('digest') === 'yes'}
      />
      <div class="row">
        <Button>{submit}</Button>
      </div>
    </form>
  );
};
