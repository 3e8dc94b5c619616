import { spawn } from 'node:child_process';

/** `npm run check`: what every commit passes. The checks run side by side; each prints only when it fails. */
const checks: Record<string, string[]> = {
  'format and lint': ['node_modules/.bin/biome', 'check', '.'],
  types: ['node_modules/.bin/tsc', '-p', '.'],
  'dead code': ['node_modules/.bin/knip', '--no-progress'],
  'migrations, messages, imports': [
    process.execPath,
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config=vitest.check.config.ts',
    'test/house.test.ts',
    'test/drift.test.ts',
    'test/messages.test.ts',
  ],
};

const results = await Promise.all(
  Object.entries(checks).map(([name, command]) => check(name, command)),
);
process.exit(results.every(Boolean) ? 0 : 1);

async function check(name: string, [command = '', ...args]: string[]): Promise<boolean> {
  const began = performance.now();
  const parts: Buffer[] = [];
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.on('data', (part) => parts.push(part));
  child.stderr.on('data', (part) => parts.push(part));
  const code = await new Promise((done) => child.on('exit', done));
  const passed = code === 0;
  if (!passed) process.stderr.write(Buffer.concat(parts));
  console.log(
    `${passed ? '✓' : '✗'} ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)`,
  );
  return passed;
}
