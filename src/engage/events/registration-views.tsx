import type { FC } from 'hono/jsx';
import { Button, Checkbox, ErrorSummary, TextInput } from '../../web/components/fields.tsx';
import { DefinitionList, Tag } from '../../web/components/lists.tsx';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { errorAt, type FieldError } from '../../web/http/forms.ts';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { whereOf } from './parts.tsx';
import type { Registered } from './registering.ts';
import type { ShownEvent, ShownTime } from './showing.ts';
import { When } from './when.tsx';

interface Speaks {
  readonly locale: Locale;
}

interface RegisterProps extends Speaks {
  readonly event: ShownEvent;
  readonly time: ShownTime;
  readonly once: string;
  /** They are signed in, and can be told of changes. */
  readonly known: boolean;
  readonly owner: string;
}

/** What is kept of somebody who comes, said before they say yes. */
export const Register: FC<RegisterProps> = ({ locale, event, time, once, known, owner }) => (
  <div class="stack">
    <h1 lang={event.words.lang} dir="auto">
      {event.words.title}
    </h1>
    <p class="lead">
      <When locale={locale} time={time} event={event} />
    </p>
    {time.full && (
      <Notice title={locale.t('events.full')}>
        <p>{locale.t('events.wait.text')}</p>
      </Notice>
    )}
    <p>{locale.t('events.consent', { owner })}</p>
    {!known && <p>{locale.t('events.consent.code')}</p>}
    <form class="form" method="post" action={`/${locale.lang}/events/${event.slug}/register`}>
      <input type="hidden" name="once" value={once} />
      <input type="hidden" name="time" value={time.id} />
      {known && (
        <Checkbox name="told" label={locale.t('events.told')} hint={locale.t('events.told.hint')} />
      )}
      <div class="equal">
        <Button tone="plain">
          {locale.t(time.full ? 'events.wait.yes' : 'events.register.yes')}
        </Button>
        <Button tone="plain" href={`/${locale.lang}/events/${event.slug}`}>
          {locale.t('events.register.no')}
        </Button>
      </div>
    </form>
  </div>
);

/** What somebody without an account keeps: a code, shown this once. */
export const Kept: FC<Speaks & { readonly code: string; readonly own: Registered }> = ({
  locale,
  code,
  own,
}) => (
  <div class="stack">
    <h1>{locale.t(own.registration.waiting ? 'events.waiting.done' : 'events.registered.done')}</h1>
    <p>{locale.t('events.code')}</p>
    <p>
      <code class="secret" dir="ltr">
        {code}
      </code>
    </p>
    <Notice tone="attention" title={locale.t('card.once')}>
      <p>{locale.t('events.code.keep')}</p>
    </Notice>
    <Facts locale={locale} own={own} />
  </div>
);

/** When, where, and what to say at the door. */
const Facts: FC<Speaks & { readonly own: Registered }> = ({ locale, own }) => {
  const { registration, time, event } = own;
  const place = registration.waiting ? '' : event.address;
  const link = registration.waiting ? '' : event.link;
  return (
    <DefinitionList
      entries={[
        {
          term: locale.t('events.when'),
          text: <When locale={locale} time={time} event={event} />,
        },
        { term: locale.t('events.where'), text: whereOf(event, locale) },
        { term: locale.t('events.address'), text: place && <span dir="auto">{place}</span> },
        {
          term: locale.t('events.link'),
          text: link && (
            <a href={link} rel="noreferrer" dir="ltr">
              {link}
            </a>
          ),
        },
        {
          term: locale.t('events.door'),
          text: registration.waiting ? (
            ''
          ) : (
            <code dir="ltr" class="code">
              {registration.door.replace(/(...)(?=.)/g, '$1-')}
            </code>
          ),
        },
      ].filter(({ text }) => text !== '')}
    />
  );
};

const State: FC<Speaks & { readonly own: Registered }> = ({ locale, own }) => {
  const { registration, time, event } = own;
  if (event.cancelledOn || time.cancelled)
    return <Tag tone="attention">{locale.t('events.cancelled')}</Tag>;
  if (registration.cameOn) return <Tag tone="done">{locale.t('events.came')}</Tag>;
  if (registration.waiting) return <Tag>{locale.t('events.waiting')}</Tag>;
  return <Tag tone="done">{locale.t('events.registered')}</Tag>;
};

/** One's way back to a registration by its code. */
export const Follow: FC<Speaks & { readonly errors: readonly FieldError[] }> = ({
  locale,
  errors,
}) => (
  <div class="stack">
    <h1>{locale.t('events.follow')}</h1>
    <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
    <form class="form" method="post" action={`/${locale.lang}/events/registration`}>
      <TextInput
        name="code"
        label={locale.t('events.follow.code')}
        hint={locale.t('events.follow.hint')}
        dir="ltr"
        autocomplete="off"
        required
        {...(errorAt(errors, 'code') ? { error: errorAt(errors, 'code') ?? '' } : {})}
      />
      <div class="row">
        <Button>{locale.t('events.follow.open')}</Button>
      </div>
    </form>
  </div>
);

/** A registration that a code opens, with its one click out. */
export const ByCode: FC<Speaks & { readonly own: Registered; readonly code: string }> = ({
  locale,
  own,
  code,
}) => (
  <div class="stack">
    <p class="row">
      <State locale={locale} own={own} />
    </p>
    <h1 lang={own.event.lang} dir="auto">
      {own.event.title}
    </h1>
    <Facts locale={locale} own={own} />
    <form method="post" action={`/${locale.lang}/events/registration/cancel`}>
      <input type="hidden" name="code" value={code} />
      <Button tone="plain">{locale.t('events.unregister')}</Button>
    </form>
  </div>
);

export const Gone: FC<Speaks> = ({ locale }) => (
  <div class="stack">
    <h1>{locale.t('events.gone')}</h1>
    <p>{locale.t('events.gone.text')}</p>
    <p>
      <a href={`/${locale.lang}/events`}>{locale.t('events.title')}</a>
    </p>
  </div>
);

interface OwnProps extends Speaks {
  readonly registered: readonly Registered[];
  readonly now: Date;
  /** Since when there is a secret address; and the address itself, right after it was made. */
  readonly since: string | null;
  readonly address: string | null;
}

/** What one has said yes to, and one's own calendar. */
export const OwnEvents: FC<OwnProps> = ({ locale, registered, now, since, address }) => {
  const coming = registered.filter(({ time }) => time.endsAt > now);
  const over = registered.filter(({ time }) => time.endsAt <= now).reverse();
  return (
    <>
      <h1>{locale.t('events.mine')}</h1>
      {coming.length === 0 ? (
        <EmptyState
          title={locale.t('events.mine.none')}
          action={{ label: locale.t('events.title'), href: `/${locale.lang}/events` }}
        >
          <p>{locale.t('events.mine.none.text')}</p>
        </EmptyState>
      ) : (
        <ul class="lines">
          {coming.map((own) => (
            <li class="stack">
              <p class="row">
                <a href={`/${locale.lang}/events/${own.event.slug}`}>
                  <strong lang={own.event.lang} dir="auto">
                    {own.event.title}
                  </strong>
                </a>{' '}
                <State locale={locale} own={own} />
              </p>
              <Facts locale={locale} own={own} />
              <form
                method="post"
                action={`/${locale.lang}/me/events/${own.registration.id}/cancel`}
              >
                <Button tone="plain">{locale.t('events.unregister')}</Button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <OwnCalendar {...{ locale, since, address }} />
      {over.length > 0 && (
        <section class="section stack" aria-labelledby="over">
          <h2 id="over">{locale.t('events.mine.over')}</h2>
          <p class="small muted">{locale.t('events.mine.over.text')}</p>
          <ul class="lines">
            {over.map((own) => (
              <li>
                <span lang={own.event.lang} dir="auto">
                  {own.event.title}
                </span>
                {' · '}
                {longDate(own.time.startsAt, locale.lang)} <State locale={locale} own={own} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
};

const OwnCalendar: FC<Pick<OwnProps, 'locale' | 'since' | 'address'>> = ({
  locale,
  since,
  address,
}) => (
  <section class="section stack" aria-labelledby="calendar">
    <h2 id="calendar">{locale.t('events.own')}</h2>
    <p>{locale.t('events.own.text')}</p>
    {address && (
      <Notice tone="attention" title={locale.t('events.own.made')} live>
        <p>
          <code class="secret address" dir="ltr">
            {address}
          </code>
        </p>
        <p>{locale.t('events.own.once')}</p>
      </Notice>
    )}
    {since && !address && (
      <p>{locale.t('events.own.since', { date: longDate(since, locale.lang) })}</p>
    )}
    <form class="row" method="post" action={`/${locale.lang}/me/events/calendar`}>
      <Button tone="plain">{locale.t(since ? 'events.own.again' : 'events.own.make')}</Button>
      {since && (
        <Button tone="plain" formaction={`/${locale.lang}/me/events/calendar/end`}>
          {locale.t('events.own.end')}
        </Button>
      )}
    </form>
  </section>
);
