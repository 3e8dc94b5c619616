/** Projects between holders, at each step: opened, with codes, counted, linked. */
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { placeUnder } from '../../src/collect/sources/holders.ts';
import { addAgreement } from '../../src/collect/sources/sources.ts';
import { newId } from '../../src/platform/ids.ts';
import { askToCount } from '../../src/process/overlaps/counting.ts';
import { overlapById, partiesOf } from '../../src/process/overlaps/finding.ts';
import { askForLinks } from '../../src/process/overlaps/linking.ts';
import { openOverlap, renewLink } from '../../src/process/overlaps/projects.ts';
import { receiveCodes } from '../../src/process/overlaps/receiving.ts';
import { schemaOf, USUAL_FIELDS } from '../../src/process/overlaps/template.ts';
import type { TestHub } from '../hub.ts';
import { peopleSource } from '../lists.ts';
import { work } from '../staff.ts';

const STEPS = ['opened', 'coded', 'counted', 'linked'] as const;

/** Gives where a holder of the last project is led. */
export async function giveOverlaps(hub: TestHub, team: string): Promise<string[]> {
  const sources = [await agreed(hub, team, 'Consulat'), await agreed(hub, team, 'Amicale')];
  const path = join(hub.config.dataDir, 'codes.csv');
  const codes = Array.from(
    { length: 60 },
    (_, at) => `${at},${randomBytes(128).toString('base64')}`,
  );
  writeFileSync(path, ['id,clk', ...codes, ''].join('\r\n'));
  const tokens: string[] = [];
  for (const step of STEPS) tokens.push(await project(hub, team, sources, path, step));
  return tokens.map((token) => `/fr/overlap/${token}`);
}

async function agreed(hub: TestHub, actor: string, name: string): Promise<string> {
  const { db } = hub.house;
  const by = { clock: hub.clock, actor };
  const source = await peopleSource(hub, name);
  const agreement = await addAgreement(db, by, source.holderId, {
    ...{ legalBasis: 'agreement', purpose: 'Compter', signedOn: '2026-01-01' },
    uses: ['overlap', 'encoded-links'],
  });
  await placeUnder(db, by, source, agreement);
  return source.id;
}

async function project(
  hub: TestHub,
  actor: string,
  sources: readonly string[],
  path: string,
  step: (typeof STEPS)[number],
): Promise<string> {
  const { db } = hub.house;
  const by = { clock: hub.clock, actor };
  const id = newId();
  const form = { title: step, purpose: 'Compter', threshold: 0.8, endsOn: '2027-01-01' };
  await openOverlap(db, hub, by, id, { ...form, sources: [...sources] }, schemaOf(USUAL_FIELDS));
  const overlap = await overlapById(db, id);
  const parties = await partiesOf(db, id);
  const [first] = parties;
  if (!first) throw new Error('the project has holders');
  const token = await renewLink(db, hub, by, overlap, first);
  if (step === 'opened') return token;
  for (const party of parties)
    await receiveCodes(hub, by, overlap, party, { path, uniquePeople: true });
  await work(hub);
  if (step === 'coded') return token;
  await askToCount(db, hub, by, overlap);
  await work(hub);
  if (step === 'counted') return token;
  await askForLinks(db, hub, by, overlap);
  await work(hub);
  return token;
}
