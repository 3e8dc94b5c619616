import { SEALING } from '../app.tsx';
import { resealAll } from '../people/holdings/holdings.ts';
import { type Options, withHub } from './options.ts';
import { answer, terminalLocale } from './output.ts';

/** Makes a new key for sealed values and seals everything anew under it. The former key stays, for older backups. */
export async function rotateKeys(options: Options): Promise<void> {
  await withHub(options, async (hub) => {
    const { key, resealed } = await resealAll(hub.house.db, hub, SEALING);
    answer(options, { key, resealed }, terminalLocale().t('rotate.done', { key, resealed }));
  });
}
