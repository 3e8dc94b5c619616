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
  mail: z
    .strictObject({
      url: z
        .url({
          protocol: /^smtps?$/,
          error: 'an address such as "smtp://user:secret@mail.example.org:587"',
        })
        .optional(),
      from: z
        .string()
        .regex(
          /^[^<>@\r\n]*<?[^<>@\s]+@[^<>@\s]+>?$/,
          'a sender such as "Passerelle <hub@example.org>"',
        )
        .optional(),
    })
    .prefault({}),
  oidc: z
    .strictObject({
      issuer: z
        .string()
        .regex(/^(https:|http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/])/, 'an address in https')
        .pipe(z.url())
        .optional(),
      client: z.string().min(1).optional(),
      secret: z.string().min(1).optional(),
      name: z.string().min(1).max(60).default('OpenID Connect'),
      domain: z.string().min(3).optional(),
      claim: z.string().min(1).optional(),
      value: z.string().min(1).optional(),
    })
    .prefault({}),
  staff: z
    .strictObject({ second_factor: z.enum(['offered', 'required']).default('offered') })
    .prefault({}),
  organisations: z
    .strictObject({ domain_proof: z.enum(['off', 'on']).default('off') })
    .prefault({}),
  events: z.strictObject({ feeds: z.enum(['off', 'on']).default('off') }).prefault({}),
  relations: z
    .strictObject({
      research: z.string().min(1).max(60).optional(),
      cultivation: z.string().min(1).max(60).optional(),
      solicitation: z.string().min(1).max(60).optional(),
      stewardship: z.string().min(1).max(60).optional(),
    })
    .prefault({}),
  tables: z
    .strictObject({
      threshold: z.coerce.number().int().min(3).max(1000).default(10),
      privacy_budget: z
        .string()
        .regex(/^\d{1,4}(\.\d{1,6})?$/)
        .default('4'),
    })
    .prefault({}),
  limits: z
    .strictObject({
      upload_mb: z.coerce.number().int().min(1).max(2048).default(256),
      rows: z.coerce.number().int().min(1000).max(100_000_000).default(10_000_000),
      pipeline_memory_mb: z.coerce.number().int().min(128).max(65_536).default(1024),
      linkage_memory_mb: z.coerce.number().int().min(256).max(65_536).default(2000),
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
  const { file, text } = readSettings(overrides.config ?? process.env.PASSERELLE_CONFIG);
  const environment = fromEnvironment(process.env);
  const { data, ...rest } = check(merge(parseToml(text, file), environment), {
    file,
    text,
    environment,
  });
  return {
    ...rest,
    server: { ...rest.server, ...(overrides.port === undefined ? {} : { port: overrides.port }) },
    dataDir: overrides.data ?? data.dir ?? defaultDataDir(),
    file,
  };
}

// A file that was named must be there; the usual one need not.
function readSettings(named?: string): { file: string | null; text: string } {
  const file = named ?? 'passerelle.toml';
  try {
    return { file, text: readFileSync(file, 'utf8') };
  } catch (error) {
    if (!named && (error as NodeJS.ErrnoException).code === 'ENOENT')
      return { file: null, text: '' };
    throw new Problem('config/unreadable', 500, { file });
  }
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

/** Names that others give a setting: ours is asked first. */
const OTHER_NAMES: Record<string, string> = {
  PASSERELLE_DATA_DIR: 'PASSERELLE_DATA',
  PASSERELLE_DATABASE_URL: 'DATABASE_URL',
};

// Lists are written with commas; an empty value is none.
function fromEnvironment(env: NodeJS.ProcessEnv): Tree {
  const tree: Tree = {};
  for (const [section, keys] of Object.entries(schema.shape)) {
    for (const key of Object.keys(keys.unwrap().shape)) {
      const name = `PASSERELLE_${section}_${key}`.toUpperCase();
      const value = env[name] || env[OTHER_NAMES[name] ?? ''];
      if (value)
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

interface Origin {
  readonly file: string | null;
  readonly text: string;
  readonly environment: Tree;
}

function check(tree: Tree, { file, text, environment }: Origin): Settings {
  const result = schema.safeParse(tree);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = issue?.path.map(String) ?? [];
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const [section = '', key] = unknown ? [...path, unknown] : path;
  const given = key !== undefined && environment[section]?.[key] !== undefined;
  throw new Problem('config/value', 500, {
    file: file ?? 'environment',
    line: given ? 0 : lineOf(text, section, key),
    key: key === undefined ? section : `${section}.${key}`,
    reason: unknown ? 'unknown key' : (issue?.message ?? ''),
  });
}

/** The line on which `section.key` is written, counting from 1; 0 where it is not in the file (then the environment set it). */
function lineOf(text: string, section: string, key?: string): number {
  let inside = '';
  for (const [index, line] of text.split('\n').entries()) {
    const header = /^\s*\[+\s*([\w-]+)\s*\]/.exec(line)?.[1];
    inside = header ?? inside;
    const [first, second] = (/^([^=#]+)=/.exec(line)?.[1] ?? '')
      .split('.')
      .map((part) => part.trim().replaceAll('"', ''));
    const written = header ? [header] : inside ? [inside, first] : [first, second];
    if (written[0] !== section) continue;
    if (!key || written[1] === key) return index + 1;
    // A whole section in one line: server = { port = 1 }
    if (!header && !inside && second === undefined) return index + 1;
  }
  return 0;
}
