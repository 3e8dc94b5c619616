import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, readConfig } from '../config.ts';
import { type Hub, openHub } from '../platform/hub.ts';
import { Problem } from '../platform/problem.ts';
import { UsageError } from './output.ts';

export interface Options {
  readonly data?: string | undefined;
  readonly config?: string | undefined;
  readonly port?: string | undefined;
  readonly source?: string | undefined;
  readonly lang?: string | undefined;
  readonly job?: string | undefined;
  readonly passphrase?: string | undefined;
  readonly 'with-keys'?: boolean | undefined;
  readonly margins?: string | undefined;
  readonly base?: string | undefined;
  readonly cluster?: string | undefined;
  readonly strata?: string | undefined;
  readonly fpc?: string | undefined;
  readonly mean?: string | undefined;
  readonly method?: string | undefined;
  readonly bounds?: string | undefined;
  readonly trim?: string | undefined;
  readonly occasions?: string | undefined;
  readonly bootstrap?: string | undefined;
  readonly seed?: string | undefined;
  readonly persons?: string | undefined;
  readonly schema?: string | undefined;
  readonly 'secret-file'?: string | undefined;
  readonly 'salt-year'?: string | undefined;
  readonly threshold?: string | undefined;
  readonly out?: string | undefined;
  readonly demo?: boolean | undefined;
  readonly empty?: boolean | undefined;
  readonly json?: boolean | undefined;
  readonly quiet?: boolean | undefined;
  readonly count?: string | undefined;
  readonly by?: string | undefined;
  readonly earlier?: string | undefined;
  readonly round?: string | undefined;
  readonly epsilon?: string | undefined;
  readonly 'protect-zeros'?: boolean | undefined;
  readonly id?: string | undefined;
  readonly 'link-only'?: boolean | undefined;
  readonly help?: boolean | undefined;
  readonly version?: boolean | undefined;
}

export function configOf({ data, config, port }: Options): Config {
  const number = port === undefined ? undefined : Number(port);
  if (number !== undefined && !(Number.isInteger(number) && number >= 0 && number <= 65_535)) {
    throw new UsageError(`--port takes a number from 0 to 65535, not "${port}"`);
  }
  if (data?.trim() === '') throw new UsageError('--data takes a folder');
  return readConfig({
    ...(data === undefined ? {} : { data }),
    ...(config === undefined ? {} : { config }),
    ...(number === undefined ? {} : { port: number }),
  });
}

export function wholeOf(
  name: string,
  text: string | undefined,
  least: number,
  most: number,
): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most)
    throw new UsageError(`${name} takes a whole number from ${least} to ${most}, not "${text}"`);
  return value;
}

const MOST_PERSONS = 1_000_000;

/** How many persons the demonstration's lists invent; undefined where that is left to them. */
export const personsOf = ({ persons }: Options, least: number): number | undefined =>
  wholeOf('--persons', persons, least, MOST_PERSONS);

/** Whether there is a hub to work on: a database of its own in the folder, or one that the settings name. */
export function hasHub({ dataDir, database }: Config): boolean {
  return database.url !== undefined || existsSync(join(dataDir, 'postgres'));
}

/** Works on the hub of this data folder, joining the one that runs where there is one. A mistyped folder makes none. */
export async function withHub<T>(options: Options, work: (hub: Hub) => Promise<T>): Promise<T> {
  const config = configOf(options);
  if (!hasHub(config)) throw new Problem('hub/absent', 404, { folder: config.dataDir });
  return withOpenedHub(config, work);
}

/** The same, and makes the hub where there is none yet. */
export async function withNewHub<T>(options: Options, work: (hub: Hub) => Promise<T>): Promise<T> {
  return withOpenedHub(configOf(options), work);
}

async function withOpenedHub<T>(config: Config, work: (hub: Hub) => Promise<T>): Promise<T> {
  const hub = await openHub(config, { attach: true });
  try {
    return await work(hub);
  } finally {
    await hub.close();
  }
}
