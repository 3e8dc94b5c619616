/** What the next release would say of people on lists, and what one that is out says. */
import { mosaic, titleOf } from '../../collect/sources/sources.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Hub } from '../../platform/hub.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { estimateToRelease } from '../estimates/estimates.ts';
import { closedLines } from '../intake/intake.ts';
import { personsToRelease, type WithheldReport } from '../person-tables/person-tables.ts';
import type { Part } from './people-views.tsx';

export async function partsToCome(hub: Hub, locale: Locale): Promise<Part[]> {
  const { db } = hub.house;
  const [tables, estimate] = [await personsToRelease(db, hub), await estimateToRelease(db, hub)];
  const partOf = (
    what: Part['what'],
    withheld: Parameters<typeof closedIn>[0],
    shown: readonly string[],
  ): Part => ({
    ...{ what, shown, why: withheld?.why ?? null },
    closed: closedIn(withheld, locale),
  });
  return [
    ...(tables ? [partOf('tables', tables.withheld, namesOf(tables.made.chosen, locale))] : []),
    ...(estimate ? [partOf('estimates', estimate.withheld, [])] : []),
  ];
}

type Withheld = NonNullable<Awaited<ReturnType<typeof personsToRelease>>>['withheld'];
type EstimateWithheld = NonNullable<Awaited<ReturnType<typeof estimateToRelease>>>['withheld'];

const closedIn = (withheld: Withheld | EstimateWithheld, locale: Locale) =>
  withheld?.why === 'list-closed' ? closedLines(withheld.closed, locale) : [];

const namesOf = (chosen: Readonly<Record<string, string>>, locale: Locale): string[] =>
  Object.entries(chosen).map(([name, way]) => nameOf(name, way === 'noisy', locale));

const nameOf = (table: string, noisy: boolean, locale: Locale): string => {
  const name = locale.t(`personTables.table.${table}`);
  return noisy ? locale.t('releases.people.noisy', { table: name }) : name;
};

/** As `reportOf` writes it. */
interface Report {
  readonly persons?: {
    readonly withheld?: WithheldReport;
    readonly tables?: readonly { readonly name: string; readonly way: string }[];
  };
  readonly estimate?: { readonly withheld?: WithheldReport };
}

/** From the report that was signed with it; lists are named as their sources are called today. */
export async function partsThen(
  db: Executor,
  { persons, estimate }: Report,
  locale: Locale,
): Promise<Part[]> {
  const titles = new Map(
    (await mosaic(db)).map(({ source, holder }) => [
      source.slug,
      `${holder.name} · ${titleOf(source.title, locale.lang)}`,
    ]),
  );
  const partOf = (
    what: Part['what'],
    withheld: WithheldReport | undefined,
    shown: readonly string[],
  ): Part => ({
    ...{ what, shown, why: withheld?.why ?? null },
    closed: (withheld?.lists ?? []).map(({ slug, why, since }) => ({
      ...{ why, since },
      name: titles.get(slug) ?? slug,
    })),
  });
  const tables = (persons?.tables ?? []).map(({ name, way }) =>
    nameOf(name, way === 'noise', locale),
  );
  return [
    ...(persons ? [partOf('tables', persons.withheld, tables)] : []),
    ...(estimate ? [partOf('estimates', estimate.withheld, [])] : []),
  ];
}
