/** For the tests of `child.ts`: a child that does what its job says. */
import { setTimeout as wait } from 'node:timers/promises';
import { Problem } from '../../platform/problem.ts';
import { serveJob } from './child.ts';

export type Behaviour = 'answer' | 'refuse' | 'break' | 'crash' | 'obey' | 'hang';

serveJob<{ behaviour: Behaviour }, number, string>(
  async ({ behaviour }, { onProgress, signal }) => {
    onProgress(0.5);
    if (behaviour === 'refuse') throw new Problem('facts/empty', 422, { file: 'a.csv' });
    if (behaviour === 'break') throw new TypeError('a bug');
    if (behaviour === 'crash') process.kill(process.pid, 'SIGKILL');
    if (behaviour === 'obey') await wait(60_000, null, { signal });
    if (behaviour === 'hang') for (;;);
    return 'x'.repeat(1_000_000);
  },
);
