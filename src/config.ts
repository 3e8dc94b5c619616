import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parse, TomlError } from 'smol-toml';
import { z } from 'zod';
import { Problem } from './platform/problem.ts';

const codes = z.array(z.string().regex(/^[A-Z]{3}$/, 'an ISO 3166-1 alpha-3 code such as "SEN"'));

/** Every key of `passerelle.toml`; the environment overrides each as PASSERELLE_SECTION_KEY. */
const schema = z.strictObject({
  hub: z
    .strictObject({
      name: z.string().min(1).max(120).default('Passerelle'),
      owner: z.string().max(200).default(''),
      contact: z.string().max(200).default(''),
      origins: codes.default([]),
      residences: codes.default([]),
      threat: z.enum(['low', 'elevated', 'severe']).default('low'),
    })
    .prefault({}),
  server: z
    .strictObject({
      host: z.string().min(1).default('127.0.0.1'),
      port: z.coerce.number().int().min(0).max(65_535).default(8080),
      address: z
        .url({ protocol: /^https?$/, error: 'an address such as "https://hub.example.org"' })
        .optional(),
    })
    .prefault({}),
  data: z.strictObject({ dir: z.string().min(1).optional() }).prefault({}),
  database: z.strictObject({ url: z.string().startsWith('postgres').optional() }).prefault({}),
  limits: z
    .strictObject({
      upload_mb: z.coerce.number().int().min(1).max(2048).default(256),
      rows: z.coerce.number().int().min(1000).max(100_000_000).default(10_000_000),
      pipeline_memory_mb: z.coerce.number().int().min(128).max(65_536).default(1024),
    })
    .prefault({}),
  log: z
    .strictObject({ level: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info') })
    .prefault({}),
});

type Settings = z.infer<typeof schema>;

export interface Config extends Omit<Settings, 'data'> {
  readonly dataDir: string;
  /** Where the settings came from; null where there is no file. */
  readonly file: string | null;
}

/** Reads the file and the environment; `overrides` are the command line's. The only reader of the environment. */
export function readConfig(
  overrides: { data?: string; port?: number; config?: string } = {},
): Config {
  const file = findFile(overrides.config);
  const text = file ? readFileSync(file, 'utf8') : '';
  const settings = check(merge(parseToml(text, file), fromEnvironment(process.env)), text, file);
  const { data, ...rest } = settings;
  const url = process.env.DATABASE_URL;
  return {
    ...rest,
    server: { ...rest.server, ...(overrides.port === undefined ? {} : { port: overrides.port }) },
    database: rest.database.url || !url ? rest.database : { url },
    dataDir: overrides.data ?? data.dir ?? defaultDataDir(),
    file,
  };
}

function findFile(given?: string): string | null {
  const candidates = given
    ? [given]
    : [process.env.PASSERELLE_CONFIG, 'passerelle.toml'].filter((path) => path !== undefined);
  for (const path of candidates) {
    try {
      readFileSync(path);
      return path;
    } catch {
      if (given) throw new Problem('config/unreadable', 500, { file: path });
    }
  }
  return null;
}

function defaultDataDir(): string {
  if (process.getuid?.() === 0) return '/var/lib/passerelle/hub';
  return join(process.env.XDG_DATA_HOME ?? join(homedir(), '.local/share'), 'passerelle');
}

type Tree = Record<string, Record<string, unknown>>;

function parseToml(text: string, file: string | null): Tree {
  try {
    return parse(text) as Tree; // its shape is checked by the schema right after
  } catch (error) {
    const line = error instanceof TomlError ? error.line : 1;
    throw new Problem('config/syntax', 500, { file: file ?? '', line });
  }
}

// PASSERELLE_DATA is short for PASSERELLE_DATA_DIR; lists are written with commas.
function fromEnvironment(env: NodeJS.ProcessEnv): Tree {
  const tree: Tree = {};
  for (const [section, keys] of Object.entries(schema.shape)) {
    for (const key of Object.keys(keys.unwrap().shape)) {
      const name = `PASSERELLE_${section}_${key}`.toUpperCase();
      const value = env[name] ?? (name === 'PASSERELLE_DATA_DIR' ? env.PASSERELLE_DATA : undefined);
      if (value !== undefined)
        tree[section] = { ...tree[section], [key]: isList(section, key) ? split(value) : value };
    }
  }
  return tree;
}

const isList = (section: string, key: string) =>
  section === 'hub' && (key === 'origins' || key === 'residences');

const split = (value: string) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);

function merge(file: Tree, environment: Tree): Tree {
  const merged: Tree = { ...file };
  for (const [section, keys] of Object.entries(environment))
    merged[section] = { ...merged[section], ...keys };
  return merged;
}

function check(tree: Tree, text: string, file: string | null): Settings {
  const result = schema.safeParse(tree);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = issue?.path.map(String) ?? [];
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const key = unknown ? [...path, unknown] : path;
  throw new Problem('config/value', 500, {
    file: file ?? 'environment',
    line: lineOf(text, key),
    key: key.join('.'),
    reason: unknown ? 'unknown key' : (issue?.message ?? ''),
  });
}

/** The line on which `section.key` is written, counting from 1; 0 where it is not in the file (then the environment set it). */
function lineOf(text: string, [section, key]: string[]): number {
  let inside = '';
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    const header = /^\s*\[\s*([\w-]+)\s*\]/.exec(line)?.[1];
    if (header) inside = header;
    if (header === section && !key) return index + 1;
    if (inside === section && key && new RegExp(`^\\s*"?${RegExp.escape(key)}"?\\s*=`).test(line))
      return index + 1;
  }
  return 0;
}
