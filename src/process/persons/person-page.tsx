import { actingOn } from '../../web/http/actor.ts';
import type { PageContext } from '../../web/http/context.ts';
import type { Site } from '../../web/http/site.ts';
import {
  evidenceOf,
  type Linkage,
  linkageHref,
  linkagePage,
  pairsAmong,
  recordsOfPerson,
  reviewerName,
} from '../intake/intake.ts';
import { bondsOf } from './agreeing.ts';
import { pairKey, summariesOf } from './finding.ts';
import { holding, type StandingVerdict, standingVerdicts } from './holding-together.ts';
import { noteLook, type Purpose, purposeToday } from './looking.ts';
import { legibleLists, openRows } from './opening.ts';
import { PersonPage, PurposePage } from './person-views.tsx';
import { fieldsOf } from './provenance.ts';
import type { LinkLine } from './row-name.tsx';
import { namedLists } from './words.ts';

/** One person with its provenance, for whoever said today what they look for. */
export async function showPerson(
  c: PageContext,
  site: Site,
  linkage: Linkage,
  person: number,
): Promise<string> {
  const { locale } = c.var;
  const { db } = site.hub.house;
  const base = linkageHref(locale, linkage.id, 'persons');
  const purpose = await purposeToday(db, actingOn(c, site.hub), linkage);
  const [summary] = await summariesOf(db, linkage, [person]);
  if (!summary) return '';
  return linkagePage(c, {
    linkage,
    here: 'persons',
    title: locale.t('linked.one', { number: `${person}` }),
    trail: [{ label: locale.t('linkages.page.persons'), href: base }],
    children: purpose ? (
      <PersonPage
        {...{ locale, base, summary, purpose }}
        reviewHref={linkageHref(locale, linkage.id, 'review')}
        lists={await namedLists(site, linkage, locale)}
        undone={linkage.undoneAt !== null}
        {...(await openPerson(c, site, linkage, person, purpose))}
      />
    ) : (
      <PurposePage locale={locale} base={base} summary={summary} />
    ),
  });
}

/** Opens the rows of a person; the look is written with it. */
async function openPerson(
  c: PageContext,
  { hub }: Site,
  linkage: Linkage,
  person: number,
  purpose: Purpose,
) {
  const { db } = hub.house;
  const by = actingOn(c, hub);
  const records = await recordsOfPerson(db, linkage, person);
  const places = records.map(({ idx }) => idx);
  const pairs = await pairsAmong(db, linkage, places);
  const said = await standingVerdicts(db, linkage, places);
  const rows = await openRows(hub, await legibleLists(hub), records);
  await noteLook(db, by, linkage, { person, rows: rows.length, purpose });
  const me = reviewerName(hub.keys, by.actor);
  const same = new Map(
    said
      .filter(({ verdict }) => verdict === 'same')
      .map((verdict) => [pairKey(verdict.l, verdict.r), verdict]),
  );
  const { holding: held, others } = holding(places, pairs, new Set(same.keys()));
  const line = lineOf(linkage, same);
  return {
    rows,
    fields: fieldsOf(rows, bondsOf(linkage.model, pairs)),
    holding: held.flatMap(line),
    others: others.flatMap(line),
    verdicts: said.map(({ reviewer, ...verdict }) => ({ ...verdict, mine: reviewer === me })),
  };
}

const lineOf =
  ({ model, finishedAt }: Linkage, same: ReadonlyMap<string, StandingVerdict>) =>
  ({ l, r, ...pair }: Parameters<typeof evidenceOf>[1] & { l: number; r: number }): LinkLine[] => {
    if (!model) return [];
    const verdict = same.get(pairKey(l, r));
    const evidence = evidenceOf(model, pair);
    return [{ l, r, evidence, at: verdict?.at ?? finishedAt, reviewed: verdict !== undefined }];
  };
