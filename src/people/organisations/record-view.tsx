import type { FC } from 'hono/jsx';
import { countryName } from '../../reference/countries/countries.ts';
import { languageName } from '../../reference/languages/languages.ts';
import { DefinitionList, Tag } from '../../web/components/lists.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import { inRow } from '../../web/i18n/formats.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Change } from './changes.ts';
import { type Organisation, type OrganisationState, stateOf } from './states.ts';

const TONES = {
  shown: 'done',
  waiting: 'attention',
  unasked: 'quiet',
  hidden: 'quiet',
  refused: 'quiet',
  merged: 'quiet',
} as const satisfies Record<OrganisationState, string>;

export const StateTag: FC<{ readonly locale: Locale; readonly organisation: Organisation }> = ({
  locale,
  organisation,
}) => {
  const state = stateOf(organisation);
  return <Tag tone={TONES[state]}>{locale.t(`organisation.state.${state}`)}</Tag>;
};

/** All that a record says, whoever looks after it or is asked to. */
export const RecordFacts: FC<{ readonly locale: Locale; readonly organisation: Organisation }> = ({
  locale,
  organisation: one,
}) => {
  const { lang } = locale;
  const joined = (values: readonly string[]) =>
    new Intl.ListFormat(lang, { type: 'unit' }).format(values);
  const words = (prefix: string, codes: readonly string[]) =>
    joined(codes.map((code) => locale.t(`${prefix}.${code}`)));
  const entries: [string, string][] = [
    ['kind', locale.t(`organisation.kind.${one.kind}`)],
    ['otherNames', joined(one.names.slice(1).map(({ text }) => text))],
    ['text', one.texts[0]?.text ?? ''],
    [
      'town',
      inRow(
        [one.town ?? '', one.country ? countryName(one.country, lang) : ''].filter(Boolean),
        lang,
      ),
    ],
    ['origins', joined(one.origins.map((code) => countryName(code, lang)))],
    ['residences', joined(one.residences.map((code) => countryName(code, lang)))],
    ['sectors', words('organisation.sector', one.sectors)],
    ['offers', words('organisation.offer', one.offers)],
    ['languages', joined(one.languages.map((code) => languageName(code, lang)))],
    ['website', one.website ?? ''],
    ['email', one.email ?? ''],
    ['phone', one.phone ?? ''],
    ['registration', one.registration ?? ''],
    ['founded', one.founded ? String(one.founded) : ''],
    ['size', one.size ? locale.t(`organisation.size.${one.size}`) : ''],
  ];
  return (
    <DefinitionList
      entries={entries
        .filter(([, text]) => text !== '')
        .map(([name, text]) => ({
          term: locale.t(name === 'text' ? 'organisation.about' : `organisation.${name}`),
          text: <bdi>{text}</bdi>,
        }))}
    />
  );
};

/** What happened to it, newest first, with the names of the fields that changed. */
export const History: FC<{ readonly locale: Locale; readonly changes: readonly Change[] }> = ({
  locale,
  changes,
}) => (
  <section class="section stack" aria-labelledby="history">
    <h2 id="history">{locale.t('organisation.history')}</h2>
    <DefinitionList
      entries={changes.map(({ on, act, capacity, changes }) => ({
        term: longDate(on, locale.lang),
        text: (
          <>
            {locale.t(`act.organisations/${act}`)}{' '}
            <span class="muted">
              {[
                locale.t(`organisation.capacity.${capacity}`),
                ...Object.keys(changes)
                  .filter((field) => locale.has(`organisation.${field}`))
                  .map((field) => locale.t(`organisation.${field}`)),
              ].join(' · ')}
            </span>
          </>
        ),
      }))}
    />
  </section>
);
