import type { FC } from 'hono/jsx';
import { Button, TextInput } from '../../web/components/fields.tsx';
import { Tag } from '../../web/components/lists.tsx';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Purpose, Recipient } from './purposes.ts';
import type { PurposeStanding, Standing } from './standing.ts';

interface ConsentsPageProps {
  readonly locale: Locale;
  readonly purposes: readonly PurposeStanding[];
  /** Whether organisations can be looked for by name. */
  readonly searchable: boolean;
  readonly query: string;
  readonly found: readonly Recipient[] | null;
  /** `purpose recipient` of what was just answered. */
  readonly done: string;
  readonly once: string;
}

/** What holds now: each purpose, and for each recipient whether they may, until when, and the way out. */
export const ConsentsPage: FC<ConsentsPageProps> = ({
  locale,
  purposes,
  searchable,
  done,
  ...rest
}) => {
  const standings = purposes.flatMap((one) => one.standings);
  const answered = standings.find((one) => `${one.purpose.code} ${one.recipient.id}` === done);
  const inForce = standings.filter(({ state }) => state === 'given' || state === 'changed').length;
  return (
    <>
      <h1>{locale.t('me.page.consents')}</h1>
      <p class="lead">{locale.t('me.consents.lead')}</p>
      {answered && <Answered locale={locale} standing={answered} once={rest.once} />}
      <p>{locale.t('me.consents.now', { n: inForce })}</p>
      {purposes.map(({ purpose, standings }) => (
        <section class="section stack" aria-labelledby={`purpose-${purpose.code}`}>
          <h2 id={`purpose-${purpose.code}`}>{purpose.texts[locale.lang].title}</h2>
          <p>{purpose.texts[locale.lang].about}</p>
          {standings.length > 0 ? (
            <ul class="consents">
              {standings.map((standing) => (
                <StandingLine locale={locale} standing={standing} once={rest.once} />
              ))}
            </ul>
          ) : (
            <p class="muted">{locale.t('me.consents.organisationsOnly')}</p>
          )}
        </section>
      ))}
      {searchable ? (
        <Finder locale={locale} purposes={purposes.map(({ purpose }) => purpose)} {...rest} />
      ) : (
        <p>{locale.t('consent.find.closed')}</p>
      )}
      <p>
        <a href={`/${locale.lang}/protection/purposes`}>{locale.t('purposes.title')}</a>
      </p>
    </>
  );
};

interface LineProps {
  readonly locale: Locale;
  readonly standing: Standing;
  readonly once: string;
}

const StandingLine: FC<LineProps> = ({ locale, standing, once }) => {
  const { recipient, act, state } = standing;
  const name = recipient.names[locale.lang];
  const holds = state === 'given' || state === 'changed';
  return (
    <li id={anchorOf(standing)}>
      <div>
        <strong>{name}</strong>{' '}
        <Tag tone={holds ? 'done' : 'quiet'}>
          {locale.t(`consent.state.${holds ? 'given' : state}`)}
        </Tag>
        <p class="small">
          {act && sinceLine(locale, standing)}
          {act?.act === 'given' && (
            <>
              {' · '}
              <a href={`/${locale.lang}/me/consents/attestation/${act.id}`}>
                {locale.t('consent.attestation.short')}
                <span class="unseen"> {name}</span>
              </a>
            </>
          )}
        </p>
        {state === 'changed' && <p class="small">{locale.t('consent.changed.line')}</p>}
      </div>
      <div class="row">
        {(state !== 'given' || !holds) && (
          <Button tone="plain" href={pathOf(locale, standing)}>
            {locale.t(state === 'changed' ? 'consent.read' : 'consent.see')}
            <span class="unseen"> {name}</span>
          </Button>
        )}
        {state === 'given' && (
          <a href={pathOf(locale, standing)}>
            {locale.t('consent.details')}
            <span class="unseen"> {name}</span>
          </a>
        )}
        {holds && <Withdraw locale={locale} standing={standing} once={once} />}
      </div>
    </li>
  );
};

const anchorOf = ({ purpose, recipient }: Standing) => `c-${purpose.code}-${recipient.id}`;

const pathOf = ({ lang }: Locale, { purpose, recipient }: Standing) =>
  `/${lang}/me/consents/${purpose.code}/${recipient.id}`;

function sinceLine(locale: Locale, { act, state }: Standing): string {
  if (!act) return '';
  const until = act.until ? longDate(act.until, locale.lang) : '';
  const on = longDate(act.at, locale.lang);
  if (state === 'given' || state === 'changed') return locale.t('consent.until', { until });
  return locale.t(`consent.since.${state}`, { on: state === 'expired' && until ? until : on });
}

/** One click, and it is over before the page answers. */
const Withdraw: FC<LineProps> = ({ locale, standing, once }) => (
  <form method="post" action={pathOf(locale, standing)}>
    <input type="hidden" name="once" value={once} />
    <Button tone="plain" name="answer" value="withdraw">
      {locale.t('consent.withdraw')}
      <span class="unseen"> {standing.recipient.names[locale.lang]}</span>
    </Button>
  </form>
);

/** What was just answered, what it does, and how to undo it. */
const Answered: FC<LineProps> = ({ locale, standing, once }) => {
  const { state, purpose, recipient, act } = standing;
  const who = recipient.names[locale.lang];
  const holds = state === 'given';
  return (
    <div id="done">
      <Notice live title={locale.t(`consent.done.${holds ? 'given' : 'not'}`)}>
        <p>
          {locale.t(holds ? 'consent.done.given.text' : 'consent.done.not.text', {
            who,
            what: purpose.texts[locale.lang].title,
          })}
        </p>
        <div class="row">
          {holds && act && (
            <Button tone="plain" href={`/${locale.lang}/me/consents/attestation/${act.id}`}>
              {locale.t('consent.attestation')}
            </Button>
          )}
          {state === 'withdrawn' && act?.version === purpose.version && (
            <form method="post" action={pathOf(locale, standing)}>
              <input type="hidden" name="once" value={once} />
              <input type="hidden" name="version" value={String(purpose.version)} />
              <Button tone="plain" name="answer" value="yes">
                {locale.t('consent.undo')}
              </Button>
            </form>
          )}
        </div>
      </Notice>
    </div>
  );
};

interface FinderProps {
  readonly locale: Locale;
  readonly purposes: readonly Purpose[];
  readonly query: string;
  readonly found: readonly Recipient[] | null;
}

/** Organisations are many: they are looked for by name, and none is proposed. */
const Finder: FC<FinderProps> = ({ locale, purposes, query, found }) => (
  <section class="section stack" aria-labelledby="finder" id="find">
    <h2 id="finder">{locale.t('consent.find')}</h2>
    <p>{locale.t('consent.find.text')}</p>
    <form class="form" method="get" action={`/${locale.lang}/me/consents#find`}>
      <TextInput
        name="q"
        type="search"
        label={locale.t('consent.find.name')}
        value={query}
        dir="auto"
      />
      <div class="row">
        <Button tone="plain">{locale.t('consent.find.go')}</Button>
      </div>
    </form>
    {found?.length === 0 && (
      <EmptyState title={locale.t('consent.find.none')}>
        <p>{locale.t('consent.find.none.text')}</p>
      </EmptyState>
    )}
    {found && found.length > 0 && (
      <ul class="consents">
        {found.map((recipient) => (
          <li>
            <strong>{recipient.names[locale.lang]}</strong>
            <ul class="plain">
              {purposes
                .filter(({ recipients }) => recipients.includes(recipient.kind))
                .map(({ code, texts }) => (
                  <li>
                    <a href={`/${locale.lang}/me/consents/${code}/${recipient.id}`}>
                      {texts[locale.lang].title}
                    </a>
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
    )}
  </section>
);
