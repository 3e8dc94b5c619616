import type { FC } from 'hono/jsx';
import type { PeerMatch } from '../../collect/strengths/strengths.ts';
import { Inside, nameOf, type Organisation } from '../../people/organisations/organisations.ts';
import { countryName } from '../../reference/countries/countries.ts';
import { languageName } from '../../reference/languages/languages.ts';
import { Button, TextInput } from '../../web/components/fields.tsx';
import { EmptyState } from '../../web/components/notice.tsx';
import type { Locale } from '../../web/i18n/i18n.ts';

interface PeersProps {
  readonly locale: Locale;
  readonly organisation: Organisation;
  /** Null where the organisation has not agreed to be proposed itself. */
  readonly matches: readonly PeerMatch[] | null;
  /** For which of them a text was too short. */
  readonly short: string | null;
  readonly text: string;
  readonly once: string;
}

/** Who is strong where an organisation asks for help, why, and a way to them through the hub. */
export const Peers: FC<PeersProps> = (props) => {
  const { locale, organisation, matches } = props;
  const strengths = `/${locale.lang}/me/organisations/${organisation.id}/strengths`;
  return (
    <>
      <p class="card-over">
        <bdi>{nameOf(organisation)}</bdi>
      </p>
      <h1>{locale.t('inside.peers')}</h1>
      <Inside locale={locale} organisation={organisation} here="peers" />
      <p class="lead">{locale.t('peers.lead')}</p>
      {!matches || matches.length === 0 ? (
        <EmptyState
          title={locale.t(matches ? 'peers.none' : 'peers.closed')}
          action={{ label: locale.t('peers.closed.do'), href: `${strengths}#peers` }}
        >
          <p>{locale.t(matches ? 'peers.none.text' : 'peers.closed.text')}</p>
        </EmptyState>
      ) : (
        <div class="stack">
          {matches.map((match) => (
            <One {...props} match={match} />
          ))}
        </div>
      )}
    </>
  );
};

const One: FC<PeersProps & { readonly match: PeerMatch }> = (props) => {
  const { locale, organisation, match, short, text, once } = props;
  const { peer } = match;
  const wrong = short === peer.id;
  return (
    <article class="card">
      <h2 class="card-title">
        <a href={`/${locale.lang}/directory/organisations/${peer.slug}`}>
          <bdi>{peer.name}</bdi>
        </a>
      </h2>
      <ul>
        {reasonsOf(match, locale).map((reason) => (
          <li>{reason}</li>
        ))}
      </ul>
      <details {...(wrong && { open: true })}>
        <summary>
          {locale.t('peers.ask')}
          <span class="unseen"> {peer.name}</span>
        </summary>
        <form
          class="form"
          method="post"
          action={`/${locale.lang}/me/organisations/${organisation.id}/peers/${peer.id}`}
        >
          <input type="hidden" name="once" value={once} />
          <TextInput
            name="text"
            id={`f-${peer.id}`}
            label={locale.t('peers.text')}
            hint={locale.t('peers.text.hint')}
            value={wrong ? text : ''}
            rows={4}
            maxlength={1500}
            required
            dir="auto"
            {...(wrong ? { error: locale.t('form.error.short') } : {})}
          />
          <div class="row">
            <Button>{locale.t('peers.send')}</Button>
          </div>
        </form>
      </details>
    </article>
  );
};

/** Why they are proposed, each reason a sentence. */
function reasonsOf({ helps, helped, common }: PeerMatch, locale: Locale): string[] {
  const list = (names: readonly string[]) => new Intl.ListFormat(locale.lang).format(names);
  const areas = (codes: PeerMatch['helps']) =>
    list(codes.map((area) => locale.t(`strength.${area}`)));
  const { lang } = locale;
  return [
    locale.t('peers.reason.helps', { areas: areas(helps) }),
    ...(helped.length > 0 ? [locale.t('peers.reason.helped', { areas: areas(helped) })] : []),
    ...(common.languages.length > 0
      ? [
          locale.t('peers.reason.languages', {
            languages: list(common.languages.map((code) => languageName(code, lang))),
          }),
        ]
      : []),
    ...(common.country
      ? [locale.t('peers.reason.country', { country: countryName(common.country, lang) })]
      : []),
    ...(common.origins.length > 0
      ? [
          locale.t('peers.reason.origins', {
            countries: list(common.origins.map((code) => countryName(code, lang))),
          }),
        ]
      : []),
  ];
}
