/** Whatever somebody allowed, took back and was asked anew: each purpose shows what it names to whom it names, and nothing of another. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { signedIn } from '../../../test/people.ts';
import { HOLDINGS } from '../../app.tsx';
import {
  giveConsent,
  preparePurposes,
  publishPurpose,
  purposeOf,
  recipientOf,
  withdrawConsent,
} from '../../people/consents/consents.ts';
import { confirmContact, saveContact } from '../../people/contacts/contacts.ts';
import { type Answers, saveProfile } from '../../people/profiles/profiles.ts';
import { accountOf, entryByKey, reachOf, readRoster, rosterSize, scanRoster } from './roster.ts';

const PURPOSES = ['matching', 'introduction', 'news', 'emergency'] as const;
type Purpose = (typeof PURPOSES)[number];

/** What somebody has in each field: words that stand nowhere else. */
const SAID = {
  pseudonym: 'Baobab',
  residence: 'FRA',
  city: 'Lyon',
  origins: ['SEN'],
  generation: 'second',
  since: 1987,
  languages: ['wol'],
  occupation: { text: 'infirmière', lang: 'fr', isco: '2221' },
  sector: 'building',
  education: 'master',
  offers: ['mentoring'],
  offersText: 'Deux soirs par mois',
  availability: 17,
  emergency: ['medical'],
  readiness: ['travel'],
  wants: ['news'],
  wantsText: 'Des nouvelles de Thiès',
  motivations: ['family'],
  state: ['rights'],
  organisations: ['projects'],
  obstacles: ['time'],
} satisfies Answers;
const REACHED = { name: 'Amina Diop', email: 'amina@home.example', phone: '+221771234567' };
const ALL: Readonly<Record<string, unknown>> = { ...SAID, ...REACHED };

let hub: TestHub;
let office: string;
let amina: string;
beforeAll(async () => {
  hub = await openTestHub();
  const { db } = hub.house;
  await preparePurposes(db, hub.clock, '');
  office = (await recipientOf(db, 'office')).id;
  amina = (await signedIn(db, hub)).account;
  await saveProfile(db, hub, amina, SAID);
  for (const kind of ['name', 'email', 'phone'] as const)
    await saveContact(db, hub, amina, kind, REACHED[kind]);
  await confirmContact(db, hub, amina, 'email', REACHED.email);
});
afterAll(() => hub.close());

type Step =
  | { readonly does: 'allow' | 'withdraw'; readonly purpose: Purpose }
  /** A new version of the text, which names other fields. */
  | { readonly does: 'change'; readonly purpose: Purpose; readonly fields: readonly string[] };

const purpose = fc.constantFrom(...PURPOSES);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('allow' as const), purpose }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('withdraw' as const), purpose }) },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('change' as const),
      purpose,
      fields: fc.subarray(Object.keys(ALL)),
    }),
  },
);

const reader = { actor: 'fatou', reason: 'Une demande' };

describe('a purpose', () => {
  it('shows the fields of the text that was agreed to, to whoever it names, for as long as the yes holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
        const agreed = new Map<Purpose, readonly string[]>();
        const keys = new Map<Purpose, string>();
        for (const each of steps) {
          await take(each, agreed);
          for (const purpose of PURPOSES) await look(purpose, agreed.get(purpose), keys);
        }
        for (const purpose of PURPOSES) {
          await take({ does: 'withdraw', purpose }, agreed);
          await look(purpose, undefined, keys);
        }
      }),
      { numRuns: 15 },
    );
  }, 120_000);
});

async function take(step: Step, agreed: Map<Purpose, readonly string[]>): Promise<void> {
  const { db } = hub.house;
  const { purpose } = step;
  const current = await purposeOf(db, purpose);
  if (!current) throw new Error('no purpose');
  const said = {
    ...{ account: amina, purpose, version: current.version, recipientId: office },
    ...{ lang: 'fr' as const, channel: 'web' as const },
  };
  if (step.does === 'change') {
    const { fields } = step;
    await publishPurpose(db, { clock: hub.clock, actor: 'somebody' }, { ...current, fields });
  } else if (step.does === 'withdraw') {
    await withdrawConsent(db, hub, said, HOLDINGS);
    agreed.delete(purpose);
  } else {
    await giveConsent(db, hub, said);
    agreed.set(purpose, current.fields);
  }
}

/** By every way that leads from a purpose to people. */
async function look(
  purpose: Purpose,
  fields: readonly string[] | undefined,
  keys: Map<Purpose, string>,
): Promise<void> {
  const { db } = hub.house;
  const of = { purpose, recipientId: office };
  const shown = fields?.length ? pick(fields) : {};
  const entries = await readRoster(db, hub, of, reader);
  expect(entries.map((each) => each.fields)).toEqual(fields ? [shown] : []);
  expect((await Array.fromAsync(scanRoster(db, hub, of))).map((each) => each.fields)).toEqual(
    entries.map((each) => each.fields),
  );
  expect(await rosterSize(db, hub, of)).toBe(entries.length);
  if (entries[0]) keys.set(purpose, entries[0].key);
  const key = keys.get(purpose) ?? '';
  expect((await accountOf(db, hub, of, key))?.account ?? null).toBe(fields ? amina : null);
  expect((await entryByKey(db, hub, of, key, reader))?.fields ?? null).toEqual(
    fields ? shown : null,
  );
  const reach = await reachOf(db, hub, amina, of);
  const { email = null, phone = null, pseudonym = '' } = shown;
  expect(reach && { ...reach, wishes: null }).toEqual(
    fields ? { email, phone, pseudonym, wishes: null } : null,
  );
  expect(new Set(keys.values()).size).toBe(keys.size);
}

const pick = (fields: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(fields.filter((name) => name in ALL).map((name) => [name, ALL[name]]));
