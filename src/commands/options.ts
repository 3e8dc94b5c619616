import { type Config, readConfig } from '../config.ts';
import { type Hub, openHub } from '../platform/hub.ts';
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
  readonly demo?: boolean | undefined;
  readonly empty?: boolean | undefined;
  readonly json?: boolean | undefined;
  readonly quiet?: boolean | undefined;
  readonly help?: boolean | undefined;
}

export function configOf({ data, config, port }: Options): Config {
  const number = port === undefined ? undefined : Number(port);
  if (number !== undefined && !(Number.isInteger(number) && number >= 0 && number <= 65_535)) {
    throw new UsageError(`--port takes a number from 0 to 65535, not "${port}"`);
  }
  return readConfig({
    ...(data === undefined ? {} : { data }),
    ...(config === undefined ? {} : { config }),
    ...(number === undefined ? {} : { port: number }),
  });
}

/** Opens the hub of this data folder, joining the one that runs where there is one, and closes it in the end. */
export async function withHub<T>(options: Options, work: (hub: Hub) => Promise<T>): Promise<T> {
  const hub = await openHub(configOf(options), { attach: true });
  try {
    return await work(hub);
  } finally {
    await hub.close();
  }
}
