/** Organisations as tables and as linked data, for machines. */
import type { PublicOrganisation } from '../../people/organisations/organisations.ts';
import { csvOf } from '../twins/twins.ts';
import { titleOf } from './organisation-search.ts';

const COLUMNS = [
  ...(['id', 'slug', 'name', 'other_names', 'kind', 'country', 'town', 'latitude'] as const),
  ...(['longitude', 'origins', 'residences', 'sectors', 'languages', 'offers'] as const),
  ...(['capitals', 'website', 'email', 'phone', 'registration', 'founded', 'verified_on'] as const),
] as const;

/** One row an organisation; several values of one cell are parted by semicolons. */
export const organisationsCsv = (rows: readonly PublicOrganisation[]): string =>
  csvOf(
    COLUMNS,
    rows.map((one) => [
      ...[
        one.id,
        one.slug,
        titleOf(one),
        one.names
          .slice(1)
          .map(({ text }) => text)
          .join('; '),
      ],
      ...[one.kind, one.country, one.town, one.latitude, one.longitude],
      ...[one.origins, one.residences, one.sectors, one.languages, one.offers, one.capitals].map(
        (codes) => codes.join('; '),
      ),
      ...[one.website, one.email, one.phone, one.registration, one.founded],
      one.verifiedAt?.toISOString().slice(0, 10) ?? null,
    ]),
  );

export const organisationsJson = (rows: readonly PublicOrganisation[]) => ({
  organisations: rows.map(({ namedOn: _, changedAt, verifiedAt, verifiedBy, ...said }) => ({
    ...said,
    changedOn: changedAt.toISOString().slice(0, 10),
    verified: verifiedAt && { on: verifiedAt.toISOString().slice(0, 10), by: verifiedBy },
  })),
});

const TYPES: Readonly<Record<string, string>> = {
  ...{ company: 'Corporation', cooperative: 'Corporation', public: 'GovernmentOrganization' },
  ...{ school: 'EducationalOrganization', research: 'ResearchOrganization' },
  ...{ media: 'NewsMediaOrganization', collective: 'Organization' },
};

/** schema.org; the town is all that is said of where it is. */
export function organisationLd(one: PublicOrganisation, address: string) {
  const [text] = one.texts;
  return {
    '@context': 'https://schema.org',
    '@type': TYPES[one.kind] ?? 'NGO',
    '@id': address,
    url: one.website ?? address,
    name: titleOf(one),
    ...(one.names.length > 1 && { alternateName: one.names.slice(1).map(({ text }) => text) }),
    ...(text && { description: { '@value': text.text, '@language': text.lang } }),
    ...(one.email && { email: one.email }),
    ...(one.phone && { telephone: one.phone }),
    ...(one.registration && { identifier: one.registration }),
    ...(one.founded && { foundingDate: String(one.founded) }),
    ...(one.languages.length > 0 && { knowsLanguage: one.languages }),
    ...(one.town && {
      address: {
        '@type': 'PostalAddress',
        addressLocality: one.town,
        addressCountry: one.country,
      },
    }),
  };
}
