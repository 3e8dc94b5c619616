import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';

/** `npm test`: the checks of the house, then every test, then one closing line that counts both. */
const report = '.cache/vitest.json';
mkdirSync('.cache', { recursive: true });
rmSync(report, { force: true });
const given = process.argv.slice(2);

const checks = given.length === 0 ? run(['scripts/run.mjs', 'scripts/check.ts']) : true;
run([
  'node_modules/vitest/vitest.mjs',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...given,
]);
const { passed, failed, skipped } = counts();
const unmet = checks ? 0 : 1;
console.log(
  `${passed + (checks && given.length === 0 ? 1 : 0)} passed, ${failed + unmet} failed${skipped ? `, ${skipped} skipped` : ''}`,
);
process.exit(failed + unmet > 0 ? 1 : 0);

function run(args: string[]): boolean {
  return (
    spawnSync(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0
  );
}

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numFailedTestSuites: number;
  numPendingTests: number;
}

// No report means that the runner itself died, which is a failure; a file that cannot be loaded has no tests to count.
function counts(): { passed: number; failed: number; skipped: number } {
  try {
    const read: Report = JSON.parse(readFileSync(report, 'utf8'));
    const broken = read.numFailedTests === 0 ? read.numFailedTestSuites : 0;
    return {
      passed: read.numPassedTests,
      failed: read.numFailedTests + broken,
      skipped: read.numPendingTests,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
