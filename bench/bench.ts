import { benchEstimate } from './estimate.ts';
import { benchExport } from './export.ts';
import { benchImport } from './import.ts';
import { benchLinkage } from './linkage.ts';
import { benchLive } from './live.ts';
import { benchOpinions } from './opinions.ts';
import { benchOverlap } from './overlap.ts';
import { benchPages } from './pages.ts';
import { benchPeople } from './people.ts';
import { benchProtect } from './protect.ts';
import { machine, printResult, type Result } from './result.ts';

/** npm run bench -- NAME [OPTIONS]: each prints its ratios; the exit code is 1 where one misses its floor. */
const benches: Record<string, (options: string[]) => AsyncIterable<Result>> = {
  estimate: benchEstimate,
  export: benchExport,
  import: benchImport,
  linkage: benchLinkage,
  live: benchLive,
  opinions: benchOpinions,
  overlap: benchOverlap,
  pages: benchPages,
  people: benchPeople,
  protect: benchProtect,
};

const [name = '', ...options] = process.argv.slice(2);
const bench = benches[name];
if (bench) await measure(bench);
else {
  console.error(`npm run bench -- ${Object.keys(benches).join(' | ')}`);
  process.exitCode = 2;
}

async function measure(started: (options: string[]) => AsyncIterable<Result>): Promise<void> {
  console.log(`${new Date().toISOString()} ${machine()}`);
  let failed = 0;
  for await (const result of started(options)) if (!printResult(result)) failed += 1;
  console.log(`${machine()}`);
  console.log(failed ? `${failed} below the floor` : 'all floors reached');
  if (failed) process.exitCode = 1;
}
