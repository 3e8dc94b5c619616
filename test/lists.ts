/** Lists of people for tests, taken in as a holder's would be. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  acceptList,
  confirmMapping,
  type List,
  listById,
  receiveList,
} from '../src/collect/lists/lists.ts';
import { addAgreement, addHolder, addSource, type Source } from '../src/collect/sources/sources.ts';
import type { Hub } from '../src/platform/hub.ts';
import type { TestHub } from './hub.ts';
import { work } from './staff.ts';

/** A source of people from a holder of its own, under an agreement that allows linkage. */
export async function peopleSource(hub: Hub, name: string): Promise<Source> {
  const { db } = hub.house;
  const by = { clock: hub.clock, actor: 'somebody' };
  const holder = await addHolder(db, by, { name, kind: 'association' });
  const agreement = await addAgreement(db, by, holder.id, {
    legalBasis: 'agreement',
    purpose: 'Rapprocher',
    uses: ['linkage'],
    signedOn: '2026-01-01',
  });
  return addSource(
    db,
    by,
    holder.id,
    {
      title: { fr: `Liste de ${name}` },
      form: 'list',
      definition: 'registration',
      kind: 'observed',
      vintage: '2026-01-01',
    },
    { agreementId: agreement.id },
  );
}

interface Taken {
  readonly uniquePeople?: boolean;
  readonly fileName?: string;
}

/** A list received, read, mapped as was suggested, and accepted. */
export const acceptedList = (
  hub: TestHub,
  name: string,
  csv: string,
  taken: Taken = {},
): Promise<List> => takeIn(hub, name, csv, () => work(hub), taken);

/** The same in any hub; `read` waits until the hub has done the work that waits. */
export async function takeIn(
  hub: Hub,
  name: string,
  content: string | Uint8Array,
  read: (list: string) => Promise<void>,
  { uniquePeople = false, fileName = `${name}.csv` }: Taken = {},
): Promise<List> {
  const source = await peopleSource(hub, name);
  const by = { clock: hub.clock, actor: 'somebody' };
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-lists-'));
  try {
    const path = join(folder, fileName);
    await writeFile(path, content);
    const { id } = await receiveList(hub, by, { path, name: fileName, sourceId: source.id });
    await read(id);
    const list = await listById(hub.house.db, id);
    const mapping = Object.fromEntries(
      (list.columns ?? []).map(({ header, suggested }) => [header, suggested]),
    );
    await hub.house.db.transaction((tx) => confirmMapping(tx, by, list, mapping));
    return await acceptList(hub, by, await listById(hub.house.db, id), {
      heldOn: '2026-06-30',
      uniquePeople,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
