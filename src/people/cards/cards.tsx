import type { FC } from 'hono/jsx';
import { Button, PrintButton } from '../../web/components/fields.tsx';
import { Notice } from '../../web/components/notice.tsx';
import { Qr } from '../../web/components/qr.tsx';
import type { PageContext } from '../../web/http/context.ts';
import { page } from '../../web/http/site.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { CardSecrets } from '../accounts/accounts.ts';

interface CardPageProps {
  readonly locale: Locale;
  /** The hub's name and address, which the printed card must say. */
  readonly hub: string;
  readonly address: string;
  readonly card: CardSecrets;
  /** Where to go once it is written down. */
  readonly next: string;
}

/** The page of a card that was just made; nobody on the way keeps it. */
export function cardPage(c: PageContext, card: CardSecrets, next: string): string {
  const { locale, face } = c.var;
  c.header('cache-control', 'no-store');
  return page(c, {
    title: locale.t('card.title'),
    section: 'mine',
    hidden: true,
    children: (
      <CardPage
        locale={locale}
        hub={face.name}
        address={face.address}
        card={card}
        next={`/${locale.lang}${next}`}
      />
    ),
  });
}

/** The card of an account: shown this once, on screen and on paper. */
export const CardPage: FC<CardPageProps> = ({ locale, hub, address, card, next }) => (
  <div class="stack">
    <h1>{locale.t('card.title')}</h1>
    <p class="lead">{locale.t('card.lead')}</p>
    <AccessCard locale={locale} hub={hub} address={address} card={card} />
    <Notice tone="attention" title={locale.t('card.once')}>
      <p>{locale.t('card.once.text')}</p>
    </Notice>
    <div class="row">
      <Button href={next}>{locale.t('card.kept')}</Button>
      <PrintButton locale={locale} />
    </div>
  </div>
);

type AccessCardProps = Omit<CardPageProps, 'next'>;

/** The card itself, for a page that says in its own words what to do with it. */
export const AccessCard: FC<AccessCardProps> = ({ locale, hub, address, card }) => (
  <section class="access-card" aria-label={locale.t('card.title')}>
    <div class="access-card-words">
      <p class="access-card-hub">
        <strong>{hub}</strong>
        <br />
        <span class="small" dir="ltr">
          {address.replace(/^https?:\/\//, '')}
        </span>
      </p>
      <dl class="facts">
        <div>
          <dt>{locale.t('card.code')}</dt>
          <dd>
            <code class="secret" dir="ltr">
              {card.code}
            </code>
          </dd>
        </div>
        <div>
          <dt>{locale.t('card.phrase')}</dt>
          <dd>
            <span class="secret">{card.phrase}</span>
          </dd>
        </div>
      </dl>
    </div>
    <figure class="access-card-qr">
      {/* What stands behind the `#` is never sent to a server: the code stays between the card and the phone. */}
      <Qr text={`${address}/${locale.lang}/sign-in#${card.code}`} label={locale.t('card.qr')} />
      <figcaption class="small">{locale.t('card.qr.text')}</figcaption>
    </figure>
  </section>
);
