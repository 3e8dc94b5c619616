import { randomUUID } from 'node:crypto';
import { addStatement, consultationById } from '../src/engage/consultations/consultations.ts';
import {
  consultationArrivals,
  consultationPhases,
  consultations,
  consultationTexts,
  participants,
  statementTexts,
  votes,
} from '../src/engage/consultations/tables.ts';
import { AGE_BANDS, SEXES } from '../src/engage/consultations/traits.ts';
import { type Random, seededStreams } from '../src/methods/random/random.ts';
import type { Executor } from '../src/platform/database/database.ts';
import type { Hub } from '../src/platform/hub.ts';
import { LANGS } from '../src/reference/languages/languages.ts';
import { type InventedConsultation, SERVICES, TRANSFERS } from './consultation-words.ts';
import { multinomial } from './random.ts';

interface Course {
  /** Days before now on which it opened. */
  readonly opened: number;
  /** How long it listens, and proposes after that. */
  readonly listens: number;
  readonly proposes: number;
  /** How many people in each group of opinion. */
  readonly groups: readonly number[];
  readonly anonymity: 'pseudonymous' | 'anonymous';
  readonly seed: number;
}

/** Two invented consultations: one that is over and found three groups, one that takes answers today. */
export async function lightConsultations(hub: Hub): Promise<void> {
  await hub.house.db.transaction(async (tx) => {
    await light(tx, hub, SERVICES, {
      ...{ opened: 150, listens: 60, proposes: 30, groups: [140, 95, 75] },
      ...{ anonymity: 'pseudonymous', seed: 11 },
    });
    await light(tx, hub, TRANSFERS, {
      ...{ opened: 12, listens: 45, proposes: 30, groups: [38, 26] },
      ...{ anonymity: 'anonymous', seed: 12 },
    });
  });
}

async function light(
  tx: Executor,
  hub: Hub,
  invented: InventedConsultation,
  course: Course,
): Promise<void> {
  const id = randomUUID();
  const day = (ago: number) =>
    new Date(hub.clock().getTime() - ago * 86_400_000).toISOString().slice(0, 10);
  const { title, question, context } = invented;
  await tx.insert(consultations).values({
    ...{ id, slug: invented.slug, lang: 'fr', access: 'anybody', moderation: 'after', minimum: 30 },
    ...{ title: title.fr, question: question.fr, context: context.fr },
    anonymity: course.anonymity,
    answerBy: day(course.opened - course.listens - course.proposes - 30),
    draftedOn: day(course.opened + 10),
    openedOn: day(course.opened),
  });
  await tx.insert(consultationTexts).values(
    LANGS.filter((lang) => lang !== 'fr').map((lang) => ({
      ...{ consultationId: id, lang, title: title[lang], question: question[lang] },
      context: context[lang],
    })),
  );
  const heard = course.opened - course.listens;
  await tx.insert(consultationPhases).values([
    { consultationId: id, kind: 'listening', opensOn: day(course.opened), closesOn: day(heard) },
    {
      ...{ consultationId: id, kind: 'proposing', opensOn: day(heard - 1) },
      closesOn: day(heard - course.proposes),
    },
  ]);
  const said = await sayAll(tx, hub, id, invented);
  await answerAll(tx, hub, id, invented, said, course, day);
}

/** Statements of the team first; what others would have said stands among them. */
async function sayAll(
  tx: Executor,
  hub: Hub,
  id: string,
  { statements: invented }: InventedConsultation,
): Promise<string[]> {
  const consultation = await consultationById(tx, id, 'fr');
  const ids: string[] = [];
  for (const { said, words } of invented) {
    const statement = await addStatement(tx, hub, consultation, {
      ...{ lang: said, text: words[said], source: 'seed', author: null },
    });
    await tx.insert(statementTexts).values(
      LANGS.filter((lang) => lang !== said).map((lang) => ({
        ...{ statementId: statement.id, lang, text: words[lang] },
      })),
    );
    ids.push(statement.id);
  }
  return ids;
}

const CHANNELS = ['web', 'web', 'web', 'web', 'web', 'relay', 'paper'] as const;
const RESIDENCES = ['FRA', 'FRA', 'FRA', 'ITA', 'ESP', 'USA', 'GAB', null, null] as const;

async function answerAll(
  tx: Executor,
  { keys }: Hub,
  consultationId: string,
  { statements: invented }: InventedConsultation,
  said: readonly string[],
  { groups, seed, opened, listens }: Course,
  day: (ago: number) => string,
): Promise<void> {
  const random = seededStreams(seed)('consultation');
  const any = <One>(of: readonly One[]): One => of[Math.floor(random() * of.length)] as One; // no list here is empty
  const people = groups.flatMap((size, group) =>
    Array.from({ length: size }, () => ({ id: randomUUID(), group })),
  );
  await tx.insert(participants).values(
    people.map(({ id }) => ({
      ...{ id, consultationId, channel: any(CHANNELS), lang: any(LANGS) },
      voice: keys.hash('invented voice', id).slice(0, 26),
      residence: any(RESIDENCES),
      ageBand: random() < 0.7 ? any(AGE_BANDS) : null,
      sex: random() < 0.7 ? any(SEXES) : null,
    })),
  );
  const days = people.map(() => day(opened - Math.floor(random() * Math.min(listens, opened))));
  const arrivals = Map.groupBy(days, (on) => on);
  await tx
    .insert(consultationArrivals)
    .values([...arrivals].map(([on, all]) => ({ consultationId, on, newcomers: all.length })));
  const cast = people.flatMap(({ id, group }) =>
    said.flatMap((statementId, at) => {
      const stance = invented[at]?.stances[group];
      if (!stance || random() < 0.1) return [];
      return [{ participantId: id, statementId, vote: draw(random, stance) }];
    }),
  );
  for (let from = 0; from < cast.length; from += 2000)
    await tx.insert(votes).values(cast.slice(from, from + 2000));
}

function draw(random: Random, [agree, disagree]: readonly [number, number]): -1 | 0 | 1 {
  const [yes, no] = multinomial(random, 1, [agree, disagree, 1 - agree - disagree]);
  if (yes) return 1;
  return no ? -1 : 0;
}
