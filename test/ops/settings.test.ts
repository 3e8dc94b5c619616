import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../src/config.ts';

const folder = mkdtempSync(join(tmpdir(), 'passerelle-settings-'));
const file = join(folder, 'passerelle.toml');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const example = readFileSync('passerelle.toml.example', 'utf8');
/** The example with every key written out. */
const whole = example.replace(/^# (\w+ = )/gm, '$1');

beforeEach(() => {
  for (const name of Object.keys(process.env))
    if (/^(PASSERELLE_|DATABASE_URL)/.test(name)) vi.stubEnv(name, undefined);
  return () => vi.unstubAllEnvs();
});

const read = (text: string) => {
  writeFileSync(file, text);
  return readConfig({ config: file });
};

interface Key {
  readonly key: string;
  readonly toml: string;
  readonly environment: string;
  readonly effect: unknown;
  readonly wrong: string;
}

/** Each key of the example: another value, what comes of it, and a value that is refused. */
const KEYS: readonly Key[] = [
  { key: 'hub.name', toml: '"Lien"', environment: 'Lien', effect: 'Lien', wrong: '""' },
  { key: 'hub.owner', toml: '"Ville"', environment: 'Ville', effect: 'Ville', wrong: '5' },
  { key: 'hub.contact', toml: '"1 rue"', environment: '1 rue', effect: '1 rue', wrong: '["a"]' },
  {
    key: 'hub.origins',
    toml: '["SEN", "MLI"]',
    environment: 'SEN, MLI',
    effect: ['SEN', 'MLI'],
    wrong: '["Senegal"]',
  },
  {
    key: 'hub.residences',
    toml: '["FRA"]',
    environment: 'FRA',
    effect: ['FRA'],
    wrong: '["fra"]',
  },
  { key: 'hub.threat', toml: '"severe"', environment: 'severe', effect: 'severe', wrong: '"none"' },
  { key: 'server.host', toml: '"::1"', environment: '::1', effect: '::1', wrong: '""' },
  { key: 'server.port', toml: '9000', environment: '9000', effect: 9000, wrong: '70000' },
  {
    key: 'server.address',
    toml: '"https://hub.example"',
    environment: 'https://hub.example',
    effect: 'https://hub.example',
    wrong: '"hub.example"',
  },
  { key: 'data.dir', toml: '"/srv/hub"', environment: '/srv/hub', effect: '/srv/hub', wrong: '""' },
  {
    key: 'database.url',
    toml: '"postgres://h/d"',
    environment: 'postgres://h/d',
    effect: 'postgres://h/d',
    wrong: '"mysql://h/d"',
  },
  {
    key: 'mail.url',
    toml: '"smtps://hub:s@mail.example"',
    environment: 'smtps://hub:s@mail.example',
    effect: 'smtps://hub:s@mail.example',
    wrong: '"https://mail.example"',
  },
  {
    key: 'mail.from',
    toml: '"Lien <lien@hub.example>"',
    environment: 'Lien <lien@hub.example>',
    effect: 'Lien <lien@hub.example>',
    wrong: '"hub.example"',
  },
  {
    key: 'oidc.issuer',
    toml: '"https://login.example"',
    environment: 'https://login.example',
    effect: 'https://login.example',
    wrong: '"http://login.example"',
  },
  { key: 'oidc.client', toml: '"hub"', environment: 'hub', effect: 'hub', wrong: '""' },
  { key: 'oidc.secret', toml: '"s3"', environment: 's3', effect: 's3', wrong: '""' },
  { key: 'oidc.name', toml: '"Ville"', environment: 'Ville', effect: 'Ville', wrong: '""' },
  { key: 'oidc.domain', toml: '"a.org"', environment: 'a.org', effect: 'a.org', wrong: '"a"' },
  { key: 'oidc.claim', toml: '"roles"', environment: 'roles', effect: 'roles', wrong: '""' },
  { key: 'oidc.value', toml: '"team"', environment: 'team', effect: 'team', wrong: '""' },
  {
    key: 'staff.second_factor',
    toml: '"required"',
    environment: 'required',
    effect: 'required',
    wrong: '"no"',
  },
  {
    key: 'events.feeds',
    toml: '"on"',
    environment: 'on',
    effect: 'on',
    wrong: '"yes"',
  },
  {
    key: 'organisations.domain_proof',
    toml: '"on"',
    environment: 'on',
    effect: 'on',
    wrong: '"yes"',
  },
  {
    key: 'relations.research',
    toml: '"Premier pas"',
    environment: 'Premier pas',
    effect: 'Premier pas',
    wrong: '""',
  },
  {
    key: 'relations.cultivation',
    toml: '"Premier pas"',
    environment: 'Premier pas',
    effect: 'Premier pas',
    wrong: '""',
  },
  {
    key: 'relations.solicitation',
    toml: '"Premier pas"',
    environment: 'Premier pas',
    effect: 'Premier pas',
    wrong: '""',
  },
  {
    key: 'relations.stewardship',
    toml: '"Premier pas"',
    environment: 'Premier pas',
    effect: 'Premier pas',
    wrong: '""',
  },
  { key: 'tables.threshold', toml: '20', environment: '20', effect: 20, wrong: '2' },
  {
    key: 'tables.privacy_budget',
    toml: '"1.5"',
    environment: '1.5',
    effect: '1.5',
    wrong: '"much"',
  },
  { key: 'limits.upload_mb', toml: '1', environment: '1', effect: 1, wrong: '0' },
  { key: 'limits.rows', toml: '5000', environment: '5000', effect: 5000, wrong: '1.5' },
  { key: 'limits.pipeline_memory_mb', toml: '256', environment: '256', effect: 256, wrong: '64' },
  {
    key: 'limits.linkage_memory_mb',
    toml: '512',
    environment: '512',
    effect: 512,
    wrong: '64',
  },
  { key: 'log.level', toml: '"error"', environment: 'error', effect: 'error', wrong: '"loud"' },
];

const nameOf = (key: string) => `PASSERELLE_${key.replace('.', '_').toUpperCase()}`;

function settingOf(key: string, config: ReturnType<typeof readConfig>): unknown {
  if (key === 'data.dir') return config.dataDir;
  const [section = '', name = ''] = key.split('.');
  const held = Object.entries(config).find(([each]) => each === section)?.[1] ?? {};
  return Object.entries(held).find(([each]) => each === name)?.[1];
}

/** The example with one key changed, and the line on which it stands. */
function changed(key: string, toml: string): { text: string; line: number } {
  const [section = '', name = ''] = key.split('.');
  const lines = whole.split('\n');
  const from = lines.indexOf(`[${section}]`);
  const at = lines.findIndex((line, index) => index > from && line.startsWith(`${name} = `));
  expect(from, section).toBeGreaterThan(-1);
  expect(at, key).toBeGreaterThan(from);
  lines[at] = `${name} = ${toml}`;
  return { text: lines.join('\n'), line: at + 1 };
}

describe('the example of settings', () => {
  it('names every key that there is, and no other', () => {
    const written = whole
      .split(/^\[(\w+)\]$/m)
      .slice(1)
      .flatMap((part, index, parts) =>
        index % 2
          ? [...part.matchAll(/^(\w+) = /gm)].map(([, name]) => `${parts[index - 1]}.${name}`)
          : [],
      );
    expect(written.sort()).toEqual(KEYS.map(({ key }) => key).sort());
  });

  it('as it stands, says what holds without it', () => {
    const { file: _, ...config } = read(example);
    expect(config).toEqual({ ...read(''), file: undefined });
  });
});

describe.each(KEYS)('the key $key', ({ key, toml, environment, effect, wrong }) => {
  it('is taken from the file', () => {
    expect(settingOf(key, read(changed(key, toml).text))).toEqual(effect);
  });

  it('is overridden by the environment', () => {
    vi.stubEnv(nameOf(key), environment);
    expect(settingOf(key, read(whole))).toEqual(effect);
  });

  it('is refused with its line where its value is wrong', () => {
    const { text, line } = changed(key, wrong);
    expect(() => read(text)).toThrow(
      expect.objectContaining({
        code: 'config/value',
        details: expect.objectContaining({ file, line, key: expect.stringContaining(key) }),
      }),
    );
  });
});

describe('a refusal of settings', () => {
  const refused = (text: string) => {
    try {
      read(text);
    } catch (error) {
      return error;
    }
    throw new Error('it was taken');
  };

  it.each([
    ['an unknown key', '[hub]\n\nnmae = "x"', 'hub.nmae', 3],
    ['an unknown section', '[hub]\nname = "x"\n[sever]\nport = 1', 'sever', 3],
    ['a value instead of a section', '# one\nhub = 5', 'hub', 2],
    ['a dotted key', 'server.port = 70000', 'server.port', 1],
    ['a section in one line', '\nserver = { port = 70000 }', 'server.port', 2],
    ['a key beside another of its name', '[server]\n# port = 1\nport = -1', 'server.port', 3],
  ])('finds %s', (_, text, key, line) => {
    expect(refused(text)).toMatchObject({ code: 'config/value', details: { file, key, line } });
  });

  it('finds the line that is not TOML', () => {
    expect(refused('[hub]\nname = x')).toMatchObject({
      code: 'config/syntax',
      details: { file, line: 2 },
    });
  });

  it('names the environment where that is at fault, whatever the file says', () => {
    vi.stubEnv('PASSERELLE_SERVER_PORT', 'many');
    expect(refused(whole)).toMatchObject({
      code: 'config/value',
      details: { line: 0, key: 'server.port' },
    });
    vi.stubEnv('PASSERELLE_SERVER_PORT', undefined);
    vi.stubEnv('DATABASE_URL', 'mysql://h/d');
    expect(refused(whole)).toMatchObject({ details: { line: 0, key: 'database.url' } });
  });

  it('says that a file which was named is not there', () => {
    vi.stubEnv('PASSERELLE_CONFIG', join(folder, 'none.toml'));
    expect(() => readConfig()).toThrow(expect.objectContaining({ code: 'config/unreadable' }));
  });
});
