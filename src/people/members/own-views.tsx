import type { FC } from 'hono/jsx';
import { Button, ErrorSummary, TextInput } from '../../web/components/fields.tsx';
import { Tag } from '../../web/components/lists.tsx';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { nameOf, type Organisation } from '../organisations/organisations.ts';
import { WhoSeesWhat } from './joining-views.tsx';

interface Speaks {
  readonly locale: Locale;
}

export interface Belonging {
  readonly organisation: Organisation;
  readonly joinedOn: string;
  readonly removedOn: string | null;
}

/** The organisations of which somebody is a member, and the way into one more. */
export const Memberships: FC<Speaks & { readonly own: readonly Belonging[] }> = ({
  locale,
  own,
}) => (
  <>
    <h1>{locale.t('me.page.memberships')}</h1>
    <p class="lead">{locale.t('members.own.lead')}</p>
    {own.length === 0 ? (
      <EmptyState
        title={locale.t('members.own.none')}
        action={{
          label: locale.t('invitation.have'),
          href: `/${locale.lang}/invitation`,
        }}
      >
        <p>{locale.t('members.own.none.text')}</p>
      </EmptyState>
    ) : (
      <>
        <ul class="lines">
          {own.map(({ organisation, joinedOn, removedOn }) => (
            <li>
              <p>
                <a href={`/${locale.lang}/me/memberships/${organisation.id}`}>
                  <strong>
                    <bdi>{nameOf(organisation)}</bdi>
                  </strong>
                </a>
              </p>
              <p class="small muted">
                {locale.t(removedOn ? 'members.removed.on' : 'members.since', {
                  date: longDate(removedOn ?? joinedOn, locale.lang),
                })}
              </p>
            </li>
          ))}
        </ul>
        <div class="row">
          <Button tone="plain" href={`/${locale.lang}/invitation`}>
            {locale.t('invitation.have')}
          </Button>
        </div>
      </>
    )}
    <p>
      <a href={`/${locale.lang}/me/organisations`}>{locale.t('members.own.represent')}</a>
    </p>
  </>
);

/** A yes that hangs on the membership: whether it holds, and the page that asks. */
export interface Choice {
  readonly purpose: 'membership' | 'news';
  readonly given: boolean;
}

interface MembershipProps extends Speaks {
  readonly organisation: Organisation;
  /** Null where the organisation cannot be allowed anything now. */
  readonly recipientId: string | null;
  readonly joinedOn: string;
  /** A number in words that tells of nobody. */
  readonly count: string;
  readonly choices: readonly Choice[];
  readonly name: string;
  readonly nameError: string | null;
  /** Names of those in the list; null where the reader is not in it, or lists are closed. */
  readonly list: readonly (string | null)[] | null;
  /** Under threat nobody is shown a list. */
  readonly listsOpen: boolean;
  readonly done: 'joined' | 'saved' | 'answered' | null;
}

/** One's own place in an organisation: what others see of it, what one chooses, and the way out. */
export const Membership: FC<MembershipProps> = (props) => {
  const { locale, organisation, joinedOn, count, done, nameError } = props;
  return (
    <>
      <ErrorSummary
        title={locale.t('form.errors', { n: 1 })}
        errors={nameError ? [{ name: 'name', message: nameError }] : []}
      />
      <h1>
        <bdi>{nameOf(organisation)}</bdi>
      </h1>
      {done && (
        <Notice live title={locale.t(`members.done.${done}`)}>
          {done === 'joined' && <p>{locale.t('members.done.joined.text')}</p>}
        </Notice>
      )}
      <p>
        {locale.t('members.since', { date: longDate(joinedOn, locale.lang) })}
        {' · '}
        {count}
      </p>
      <p>
        <a href={`/${locale.lang}/me/memberships/${organisation.id}/announcements`}>
          {locale.t('members.announcements')}
        </a>
      </p>
      <ListPart {...props} />
      <NewsPart {...props} />
      <section class="section stack" aria-labelledby="seen">
        <h2 id="seen">{locale.t('members.seen.without')}</h2>
        <WhoSeesWhat locale={locale} />
      </section>
      <section class="section stack" aria-labelledby="leave">
        <h2 id="leave">{locale.t('members.leave')}</h2>
        <p>{locale.t('members.leave.text')}</p>
        <form
          class="form"
          method="post"
          action={`/${locale.lang}/me/memberships/${organisation.id}/leave`}
        >
          <div class="row">
            <Button tone="plain">{locale.t('members.leave.do')}</Button>
          </div>
        </form>
      </section>
    </>
  );
};

const ListPart: FC<MembershipProps> = (props) => {
  const { locale, organisation, list, listsOpen, name, nameError } = props;
  return (
    <section class="section stack" aria-labelledby="list">
      <h2 id="list">{locale.t('members.list')}</h2>
      <ChoiceLine {...props} purpose="membership" />
      <form
        class="form"
        method="post"
        action={`/${locale.lang}/me/memberships/${organisation.id}/name`}
      >
        <TextInput
          name="name"
          label={locale.t('members.name')}
          hint={locale.t('members.name.hint')}
          optional={locale.t('form.optional')}
          value={name}
          maxlength={60}
          autocomplete="off"
          dir="auto"
          {...(nameError ? { error: nameError } : {})}
        />
        <div class="row">
          <Button tone="plain">{locale.t('button.save')}</Button>
        </div>
      </form>
      {!listsOpen && <p>{locale.t('members.list.closed')}</p>}
      {list && (
        <>
          <h3>{locale.t('members.list.who')}</h3>
          <Names locale={locale} names={list} />
        </>
      )}
    </section>
  );
};

/** Those of a list, by the names that they chose; whoever chose none is counted. */
export const Names: FC<Speaks & { readonly names: readonly (string | null)[] }> = ({
  locale,
  names,
}) => {
  const nameless = names.filter((name) => name === null).length;
  return (
    <ul class="plain">
      {names.flatMap((name) =>
        name === null
          ? []
          : [
              <li>
                <bdi>{name}</bdi>
              </li>,
            ],
      )}
      {nameless > 0 && <li class="muted">{locale.t('members.nameless', { n: nameless })}</li>}
    </ul>
  );
};

const NewsPart: FC<MembershipProps> = (props) => (
  <section class="section stack" aria-labelledby="news">
    <h2 id="news">{props.locale.t('members.news')}</h2>
    <ChoiceLine {...props} purpose="news" />
  </section>
);

/** Whether one said yes, and the page on which the question stands with all that belongs to it. */
const ChoiceLine: FC<MembershipProps & Pick<Choice, 'purpose'>> = ({
  locale,
  recipientId,
  choices,
  purpose,
}) => {
  const given = choices.some((one) => one.purpose === purpose && one.given);
  if (!recipientId) return <p>{locale.t('members.notNow')}</p>;
  return (
    <>
      <p>
        <Tag tone={given ? 'done' : 'quiet'}>
          {locale.t(`members.${purpose}.${given ? 'given' : 'none'}`)}
        </Tag>
      </p>
      <p>{locale.t(`members.${purpose}.text`)}</p>
      <div class="row">
        <Button
          tone="plain"
          href={`/${locale.lang}/me/consents/${purpose}/${recipientId}?from=membership`}
        >
          {locale.t(given ? `members.${purpose}.change` : `members.${purpose}.ask`)}
        </Button>
      </div>
    </>
  );
};

interface RemovedProps extends Speaks {
  readonly organisation: Organisation;
  readonly removedOn: string;
  readonly reason: string;
  /** Last day on which this is kept. */
  readonly until: string;
}

/** What is left of a place that a steward took away: when, why, and until when the hub keeps that. */
export const Removed: FC<RemovedProps> = ({ locale, organisation, removedOn, reason, until }) => (
  <>
    <h1>
      <bdi>{nameOf(organisation)}</bdi>
    </h1>
    <Notice
      tone="attention"
      title={locale.t('members.removed.on', { date: longDate(removedOn, locale.lang) })}
    >
      <p>{locale.t('members.removed.reason')}</p>
      <blockquote>
        <p dir="auto">{reason}</p>
      </blockquote>
    </Notice>
    <p>{locale.t('members.removed.text', { date: longDate(until, locale.lang) })}</p>
    <p>
      <a href={`/${locale.lang}/requests/new?kind=grievance`}>
        {locale.t('members.removed.appeal')}
      </a>
    </p>
  </>
);
