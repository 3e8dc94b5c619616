import type { FC } from 'hono/jsx';
import {
  Button,
  ErrorSummary,
  PrintButton,
  Select,
  TextInput,
} from '../../web/components/fields.tsx';
import { Tag } from '../../web/components/lists.tsx';
import { Notice } from '../../web/components/notice.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { CodeCard, Inside, nameOf, type Organisation } from '../organisations/organisations.ts';
import { DAYS, type InvitationState, type MemberInvitation, PLACES } from './invitations.ts';
import type { Listed } from './listing.ts';

interface OfOrganisation {
  readonly locale: Locale;
  readonly organisation: Organisation;
}

interface StewardProps extends OfOrganisation {
  readonly count: string;
  /** Whether people can find it, and so be called in. */
  readonly open: boolean;
  readonly listsOpen: boolean;
  readonly listed: readonly Omit<Listed, 'account'>[];
  readonly invitations: readonly (MemberInvitation & { readonly state: InvitationState })[];
  /** Whose removal was sent without a reason. */
  readonly reasonless: string | null;
  readonly removed: boolean;
  readonly once: string;
}

/** Members as their steward sees them: a number, those who agreed to be in the list, and the open invitations. */
export const StewardMembers: FC<StewardProps> = (props) => {
  const { locale, organisation, count, open, reasonless, removed } = props;
  return (
    <>
      <ErrorSummary
        title={locale.t('form.errors', { n: 1 })}
        errors={
          reasonless
            ? [
                {
                  name: 'reason',
                  id: `f-${reasonless}`,
                  message: locale.t('members.reason.missing'),
                },
              ]
            : []
        }
      />
      <p class="card-over">
        <bdi>{nameOf(organisation)}</bdi>
      </p>
      <h1>{locale.t('inside.members')}</h1>
      <Inside locale={locale} organisation={organisation} here="members" />
      {removed && <Notice live title={locale.t('members.removed.done')} />}
      <p class="lead">{count}</p>
      <p>{locale.t('members.steward.sees')}</p>
      {open ? (
        <InvitePart {...props} />
      ) : (
        <Notice tone="attention" title={locale.t('members.invite.closed')}>
          <p>{locale.t('members.invite.closed.text')}</p>
        </Notice>
      )}
      <ListPart {...props} />
    </>
  );
};

const InvitePart: FC<StewardProps> = ({ locale, organisation, invitations, once }) => {
  const base = `/${locale.lang}/me/organisations/${organisation.id}/members`;
  return (
    <section class="section stack" aria-labelledby="invite">
      <h2 id="invite">{locale.t('members.invite')}</h2>
      <p>{locale.t('members.invite.text')}</p>
      <form class="form" method="post" action={`${base}/invitations`}>
        <input type="hidden" name="once" value={once} />
        <Select
          name="most"
          label={locale.t('members.invite.most')}
          hint={locale.t('members.invite.most.hint')}
          short
          value="25"
          options={PLACES.map((n) => ({
            value: String(n),
            label: locale.t('members.invite.places', { n }),
          }))}
        />
        <Select
          name="days"
          label={locale.t('members.invite.days')}
          short
          value="30"
          options={DAYS.map((n) => ({
            value: String(n),
            label: locale.t('members.invite.for', { n }),
          }))}
        />
        <div class="row">
          <Button>{locale.t('members.invite.do')}</Button>
        </div>
      </form>
      {invitations.length > 0 && (
        <>
          <h3>{locale.t('members.invitations')}</h3>
          <ul class="consents">
            {invitations.map((each) => (
              <InvitationLine locale={locale} base={base} invitation={each} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
};

interface InvitationLineProps {
  readonly locale: Locale;
  readonly base: string;
  readonly invitation: MemberInvitation & { readonly state: InvitationState };
}

const InvitationLine: FC<InvitationLineProps> = ({ locale, base, invitation }) => {
  const { id, madeOn, until, most, state } = invitation;
  return (
    <li>
      <div>
        <strong>
          {locale.t('members.invitation.of', { date: longDate(madeOn, locale.lang) })}
        </strong>{' '}
        <Tag tone={state === 'open' ? 'done' : 'quiet'}>
          {locale.t(`members.invitation.${state}`)}
        </Tag>
        <p class="small">
          {locale.t('members.invitation.bounds', {
            n: most,
            until: longDate(until, locale.lang),
          })}
        </p>
      </div>
      {state === 'open' && (
        <form method="post" action={`${base}/invitations/${id}/revoke`}>
          <Button tone="plain">{locale.t('members.invitation.revoke')}</Button>
        </form>
      )}
    </li>
  );
};

const ListPart: FC<StewardProps> = ({ locale, organisation, listed, listsOpen, reasonless }) => {
  const base = `/${locale.lang}/me/organisations/${organisation.id}/members`;
  return (
    <section class="section stack" aria-labelledby="list">
      <h2 id="list">{locale.t('members.list')}</h2>
      <p>{locale.t(listsOpen ? 'members.list.steward' : 'members.list.closed')}</p>
      {listsOpen && listed.length === 0 && <p class="muted">{locale.t('members.list.empty')}</p>}
      {listed.length > 0 && (
        <ul class="consents">
          {listed.map(({ id, name }) => (
            <li>
              <div>{name ? <bdi>{name}</bdi> : locale.t('members.nameless.one')}</div>
              <details {...(reasonless === id && { open: true })}>
                <summary>
                  {locale.t('members.remove')}
                  <span class="unseen"> {name}</span>
                </summary>
                <form class="form" method="post" action={`${base}/${id}/remove`}>
                  <TextInput
                    name="reason"
                    id={`f-${id}`}
                    label={locale.t('members.reason')}
                    hint={locale.t('members.reason.hint')}
                    rows={3}
                    maxlength={500}
                    required
                    dir="auto"
                    {...(reasonless === id ? { error: locale.t('members.reason.missing') } : {})}
                  />
                  <div class="row">
                    <Button tone="grave">{locale.t('members.remove.do')}</Button>
                  </div>
                </form>
              </details>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};

interface SheetProps extends OfOrganisation {
  readonly code: string;
  readonly hub: string;
  readonly address: string;
  readonly most: number;
  readonly until: string;
}

/** The invitation: shown this once, to be printed, photographed or copied into a message. */
export const InvitationSheet: FC<SheetProps> = ({
  locale,
  organisation,
  code,
  hub,
  address,
  most,
  until,
}) => {
  const link = `${address}/${locale.lang}/invitation/${code}`;
  return (
    <>
      <h1>{locale.t('members.sheet')}</h1>
      <CodeCard
        label={locale.t('members.sheet')}
        from={nameOf(organisation)}
        text={locale.t('members.sheet.text', { name: nameOf(organisation), hub })}
        qr={locale.t('members.sheet.qr')}
        {...{ code, link }}
      >
        <p class="small">
          {locale.t('members.sheet.until', { date: longDate(until, locale.lang) })}
        </p>
      </CodeCard>
      <div class="screen-only">
        <Notice tone="attention" title={locale.t('card.once')}>
          <p>{locale.t('members.sheet.once', { n: most })}</p>
        </Notice>
      </div>
      <div class="row">
        <Button href={`/${locale.lang}/me/organisations/${organisation.id}/members`}>
          {locale.t('members.sheet.kept')}
        </Button>
        <PrintButton locale={locale} />
      </div>
    </>
  );
};
