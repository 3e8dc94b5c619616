import type { FC } from 'hono/jsx';
import { LEAST } from '../../methods/merging/merging.ts';
import { Button, EqualButtons } from '../../web/components/fields.tsx';
import { DefinitionList } from '../../web/components/lists.tsx';
import type { Locale } from '../../web/i18n/i18n.ts';
import { nameOf, type Organisation } from '../organisations/organisations.ts';

/** Who sees what of a new member; nobody sees more before they say yes to it. */
const SEEN_BY = ['members', 'steward', 'office', 'public'] as const;

export const WhoSeesWhat: FC<{ readonly locale: Locale }> = ({ locale }) => (
  <DefinitionList
    entries={SEEN_BY.map((who) => ({
      term: locale.t(`members.seen.${who}`),
      text: locale.t(`members.seen.${who}.text`, { n: LEAST }),
    }))}
  />
);

interface JoiningProps {
  readonly locale: Locale;
  readonly organisation: Organisation;
  readonly code: string;
  readonly signedIn: boolean;
}

/** What an invitation asks: who will see what, then a yes and a no of the same weight. */
export const JoiningPage: FC<JoiningProps> = ({ locale, organisation, code, signedIn }) => {
  const base = `/${locale.lang}/invitation/${code}`;
  return (
    <div class="stack">
      <h1>{locale.t('members.join.title', { name: nameOf(organisation) })}</h1>
      <p class="lead">{locale.t('members.join.lead')}</p>
      <section class="section stack" aria-labelledby="seen">
        <h2 id="seen">{locale.t('members.seen')}</h2>
        <WhoSeesWhat locale={locale} />
      </section>
      <section class="section stack" aria-labelledby="later">
        <h2 id="later">{locale.t('members.later')}</h2>
        <p>{locale.t('members.later.text')}</p>
        <ul>
          <li>{locale.t('members.later.list')}</li>
          <li>{locale.t('members.later.news')}</li>
        </ul>
      </section>
      <section class="section stack" aria-labelledby="choice">
        <h2 id="choice">{locale.t('members.join.choice')}</h2>
        {!signedIn && <p>{locale.t('members.join.account')}</p>}
        <form method="post" action={`${base}/join`}>
          <EqualButtons>
            <Button tone="plain">{locale.t('members.join.yes')}</Button>
            <Button tone="plain" formaction={`${base}/decline`}>
              {locale.t('members.join.no')}
            </Button>
          </EqualButtons>
        </form>
        <p class="small muted">{locale.t('members.join.either')}</p>
      </section>
    </div>
  );
};

export const Declined: FC<{ readonly locale: Locale }> = ({ locale }) => (
  <div class="stack">
    <h1>{locale.t('members.declined')}</h1>
    <p class="lead">{locale.t('members.declined.text')}</p>
  </div>
);
