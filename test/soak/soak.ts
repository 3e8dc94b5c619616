import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { seededStreams } from '../../src/methods/random/random.ts';
import { strike } from '../kill/campaign.ts';
import { KINDS, livingHub } from '../kill/living-hub.ts';
import { startWriters } from '../kill/writers.ts';
import { temporaryFolder } from '../ops/folders.ts';

/** `npm run soak [-- TIMES [SEED]]`: fifty kills of each kind under a stream of acknowledged writes. */
const times = Number(process.argv[2] ?? 50);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000);
const folder = temporaryFolder();
const hub = livingHub(join(folder, 'hub'));
const random = seededStreams(seed)('soak');
let [passed, failed] = [0, 0];

console.log(`${times} of each kind, seed ${seed}, data in ${folder}`);
await hub.start();
const writers = await startWriters(hub);
for (let time = 1; time <= times; time += 1) {
  for (const kind of KINDS) {
    const blow = await strike(hub, writers, kind, random);
    if (blow.faults.length === 0) passed += 1;
    else failed += 1;
    const written = Object.values(writers.acknowledged).reduce((n, set) => n + set.size, 0);
    console.log(
      `${time}/${times} ${kind}: ${blow.what}, open again after ${blow.seconds.toFixed(1)} s, ${written} writes acknowledged so far${blow.faults.map((fault) => `\n  LOST: ${fault}`).join('')}`,
    );
  }
}
await writers.stop();
const code = await hub.stop();
if (code !== 0) failed += 1;
// What went wrong can be looked at afterwards.
if (failed === 0) rmSync(folder, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
