import type { Child, FC } from 'hono/jsx';
import type { Config } from '../../config.ts';
import { countryName } from '../../reference/countries/countries.ts';
import { PrintButton } from '../../web/components/fields.tsx';
import { DefinitionList } from '../../web/components/lists.tsx';
import { DataTable } from '../../web/components/table.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import { inRow } from '../../web/i18n/formats.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Face } from '../../web/layout/page.tsx';
import { fieldName, SHIPPED_PURPOSES } from '../consents/consents.ts';
import type { Purpose } from '../consents/purposes.ts';
import type { Holding } from '../holdings/holdings.ts';

interface PaperProps {
  readonly locale: Locale;
  readonly face: Face;
  readonly purposes: readonly Purpose[];
  readonly on: string;
}

const Paper: FC<
  Pick<PaperProps, 'locale' | 'face' | 'on'> & { title: string; children?: Child }
> = ({ locale, face, on, title, children }) => (
  <article class="stack">
    <h1>{title}</h1>
    <p class="lead">
      {[face.owner || face.name, longDate(on, locale.lang)].filter(Boolean).join(' · ')}
    </p>
    <div class="row">
      <PrintButton locale={locale} />
    </div>
    {children}
  </article>
);

/** The register of processing (GDPR, Article 30), made from what the hub asks for and what it holds. */
export const RegisterPage: FC<PaperProps & { readonly holdings: readonly Holding[] }> = ({
  purposes,
  holdings,
  ...paper
}) => {
  const { locale, face } = paper;
  return (
    <Paper {...paper} title={locale.t('protection.register')}>
      <p>
        {locale.t('register.controller', {
          who: face.owner || face.name,
          contact: face.contact || '[…]',
        })}
      </p>
      {purposes.map((purpose) => (
        <section class="section stack" aria-labelledby={`r-${purpose.code}`}>
          <h2 id={`r-${purpose.code}`}>{ofRegister(purpose, 'title', locale)}</h2>
          <DefinitionList entries={processingOf(purpose, locale)} />
        </section>
      ))}
      <section class="section stack" aria-labelledby="r-lists">
        <h2 id="r-lists">{locale.t('register.lists.title')}</h2>
        <DefinitionList entries={linkageIn(locale)} />
      </section>
      <DataTable
        locale={locale}
        id="holdings"
        caption={locale.t('register.holdings')}
        wordy
        rows={holdings}
        columns={[
          {
            title: locale.t('register.what'),
            header: true,
            cell: ({ name }) => locale.t(`register.holding.${name}`),
          },
          {
            title: locale.t('register.kept'),
            cell: ({ clock }) =>
              clock
                ? locale.t('register.months', { n: clock.months })
                : locale.t('register.account'),
          },
          {
            title: locale.t('register.sealed'),
            cell: ({ reseal }) => locale.t(reseal ? 'register.sealed.yes' : 'register.sealed.no'),
          },
        ]}
      />
      <p class="small muted">{locale.t('register.note')}</p>
    </Paper>
  );
};

/** A register speaks of people and not to them, as the question of consent does; a purpose of the office's own as it wrote it. */
const ofRegister = ({ code, version, texts }: Purpose, part: 'title' | 'aim', locale: Locale) => {
  const shipped = SHIPPED_PURPOSES.some((each) => each.code === code && each.version === version);
  return shipped ? locale.t(`register.purpose.${code}.${part}`) : texts[locale.lang][part];
};

/** The register's own word where there is one. */
const orElse = (locale: Locale, own: string, usual: string): string =>
  locale.has(own) ? locale.t(own) : usual;

const processingOf = (purpose: Purpose, locale: Locale) => [
  { term: locale.t('consent.part.aim'), text: ofRegister(purpose, 'aim', locale) },
  { term: locale.t('register.basis'), text: locale.t('register.basis.consent') },
  {
    term: locale.t('register.data'),
    text:
      inRow(
        purpose.fields.map((name) =>
          orElse(locale, `register.field.${name}`, fieldName(name, locale)),
        ),
        locale.lang,
      ) || locale.t('consent.fields.counted'),
  },
  {
    term: locale.t('register.recipients'),
    text: inRow(
      purpose.recipients.map((kind) =>
        orElse(locale, `register.kind.${kind}`, locale.t(`purposes.kind.${kind}`)),
      ),
      locale.lang,
    ),
  },
  {
    term: locale.t('consent.part.months'),
    text: locale.t('consent.months', { n: purpose.months }),
  },
  { term: locale.t('purposes.version'), text: String(purpose.version) },
];

/** What holders hand over, under their agreements and nobody's consent. */
const linkageIn = (locale: Locale) => [
  { term: locale.t('consent.part.aim'), text: locale.t('register.lists.aim') },
  { term: locale.t('register.basis'), text: locale.t('register.lists.basis') },
  { term: locale.t('register.data'), text: locale.t('register.lists.data') },
  { term: locale.t('register.recipients'), text: locale.t('register.lists.recipients') },
  { term: locale.t('consent.part.months'), text: locale.t('register.lists.kept') },
];

const RISKS = ['small', 'access', 'theft', 'order', 'pressure', 'error'] as const;
const DECISIONS = ['officer', 'people', 'authority', 'signed'] as const;

/** An impact assessment (GDPR, Article 35) begun with what the hub knows of itself; the rest is the operator's to write. */
export const AssessmentPage: FC<PaperProps & { readonly hub: Config['hub'] }> = ({
  hub,
  purposes,
  ...paper
}) => {
  const { locale, face } = paper;
  const places = (codes: readonly string[]) =>
    inRow(
      codes.map((code) => countryName(code, locale.lang)),
      locale.lang,
    ) || locale.t('assessment.all');
  return (
    <Paper {...paper} title={locale.t('protection.assessment')}>
      <p>{locale.t('assessment.lead')}</p>
      <section class="section stack" aria-labelledby="treatment">
        <h2 id="treatment">{locale.t('assessment.treatment')}</h2>
        <DefinitionList
          entries={[
            { term: locale.t('consent.controller'), text: face.owner || '[…]' },
            { term: locale.t('role.data-protection-officer'), text: face.contact || '[…]' },
            {
              term: locale.t('assessment.scope'),
              text: `${places(hub.origins)} → ${places(hub.residences)}`,
            },
            {
              term: locale.t('assessment.threat'),
              text: locale.t(`assessment.threat.${hub.threat}`),
            },
            {
              term: locale.t('assessment.purposes'),
              text: inRow(
                purposes.map((purpose) => ofRegister(purpose, 'title', locale)),
                locale.lang,
              ),
            },
            { term: locale.t('register.basis'), text: locale.t('register.basis.consent') },
            { term: locale.t('assessment.people'), text: locale.t('assessment.people.text') },
            { term: locale.t('assessment.never'), text: locale.t('assessment.never.text') },
            { term: locale.t('assessment.processors'), text: '[…]' },
          ]}
        />
      </section>
      <DataTable
        locale={locale}
        id="risks"
        caption={locale.t('assessment.risks')}
        wordy
        rows={RISKS}
        columns={[
          {
            title: locale.t('assessment.risk'),
            header: true,
            cell: (risk) => locale.t(`assessment.risk.${risk}`),
          },
          {
            title: locale.t('assessment.measures'),
            cell: (risk) => locale.t(`assessment.risk.${risk}.measures`),
          },
          { title: locale.t('assessment.left'), cell: () => '[…]' },
        ]}
      />
      <section class="section stack" aria-labelledby="decision">
        <h2 id="decision">{locale.t('assessment.decision')}</h2>
        <DefinitionList
          entries={DECISIONS.map((name) => ({
            term: locale.t(`assessment.decision.${name}`),
            text: '[…]',
          }))}
        />
      </section>
    </Paper>
  );
};
