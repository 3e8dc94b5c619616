import type { FC } from 'hono/jsx';
import { Button } from '../../web/components/fields.tsx';
import { DefinitionList } from '../../web/components/lists.tsx';
import { Notice } from '../../web/components/notice.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { nameOf, type Organisation } from '../organisations/organisations.ts';
import { addressOf, type DomainProof, lineOf } from './domains.ts';

interface DomainProps {
  readonly locale: Locale;
  readonly organisation: Organisation;
  /** Of its site; null where that is no site of its own. */
  readonly domain: string | null;
  readonly proof: DomainProof | null;
  /** The operator lets this hub ask other machines. */
  readonly allowed: boolean;
  readonly checking: boolean;
}

/** What is to be put where, when it was last looked for and what was found. */
export const DomainPage: FC<DomainProps> = (props) => {
  const { locale, organisation, domain, proof, allowed } = props;
  const base = `/${locale.lang}/me/organisations/${organisation.id}`;
  return (
    <>
      <h1>{locale.t('domain.title')}</h1>
      <p>
        <a href={base}>
          <bdi>{nameOf(organisation)}</bdi>
        </a>
      </p>
      <p class="lead">{locale.t('domain.lead')}</p>
      {!allowed ? (
        <Notice title={locale.t('domain.off')}>
          <p>{locale.t('domain.off.text')}</p>
        </Notice>
      ) : !domain ? (
        <Notice tone="attention" title={locale.t('domain.none')}>
          <p>{locale.t('domain.none.text')}</p>
        </Notice>
      ) : proof ? (
        <Proof {...props} proof={proof} base={base} />
      ) : (
        <form method="post" action={`${base}/domain`}>
          <Button>
            {locale.t('domain.begin')} <bdi dir="ltr">{domain}</bdi>
          </Button>
        </form>
      )}
    </>
  );
};

const Proof: FC<DomainProps & { readonly proof: DomainProof; readonly base: string }> = ({
  locale,
  proof,
  checking,
  base,
}) => (
  <>
    <Standing locale={locale} proof={proof} />
    <section class="section stack" aria-labelledby="how">
      <h2 id="how">{locale.t('domain.how')}</h2>
      <p>{locale.t('domain.how.text')}</p>
      <p>
        <code class="secret" dir="ltr">
          {lineOf(proof)}
        </code>
      </p>
      <ul>
        <li>
          {locale.t('domain.dns')} <bdi dir="ltr">{proof.domain}</bdi>
        </li>
        <li>
          {locale.t('domain.file')} <bdi dir="ltr">{addressOf(proof)}</bdi>
        </li>
      </ul>
      {checking ? (
        <Notice title={locale.t('domain.checking')}>
          <p>
            <a href={`${base}/domain`}>{locale.t('domain.reload')}</a>
          </p>
        </Notice>
      ) : (
        <form method="post" action={`${base}/domain/check`}>
          <Button>{locale.t('domain.check')}</Button>
        </form>
      )}
    </section>
  </>
);

const Standing: FC<{ readonly locale: Locale; readonly proof: DomainProof }> = ({
  locale,
  proof: { provenOn, checkedOn, outcome, nextOn },
}) => {
  const day = (on: string | null) => (on ? longDate(on, locale.lang) : '');
  const entries = [
    { name: 'proven', text: day(provenOn) },
    {
      name: 'checked',
      text: [day(checkedOn), outcome && locale.t(`domain.outcome.${outcome}`)]
        .filter(Boolean)
        .join(' · '),
    },
    { name: 'next', text: day(nextOn) },
  ].filter(({ text }) => text !== '');
  if (entries.length === 0) return null;
  return (
    <DefinitionList
      entries={entries.map(({ name, text }) => ({ term: locale.t(`domain.${name}`), text }))}
    />
  );
};
