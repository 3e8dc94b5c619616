/** Every form of the hub, found by walking it, and every field in which one can write: what an attacker writes stays text. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOLDINGS } from '../../src/app.tsx';
import { personOf } from '../../src/people/holdings/holdings.ts';
import { sentByHand } from './by-hand.ts';
import { faultsOf, fileFaults } from './faults.ts';
import { type Field, type Form, filledIn, isText } from './forms.ts';
import { BYTES, INJECTIONS, JSONS, NUMBERS, PARAMETERS, SHORT } from './injections.ts';
import { UNMET } from './unmet.ts';
import { ask, ENDING, type Found, LAST, post, routeOf, type Sent, send, walk } from './walker.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let met: Awaited<ReturnType<typeof walk>>;
let before: string;
let held: string;

beforeAll(async () => {
  world = await openWorld();
  const walked = await walk(world);
  met = { ...walked, found: [...walked.found, ...(await sentByHand(world))] };
  before = world.hub.clock().toISOString();
  held = await heldOf(world);
}, 180_000);
afterAll(async () => {
  await world.app.close();
  await world.hub.close();
});

const LONG = 300_000;

/** As much as any field takes, where its form says nothing. */
const ENDLESS = 49_998;

/** What cannot be undone comes last; what would shut somebody out of the walk is not sent at all. */
const inOrder = (forms: readonly Found[]) =>
  forms
    .filter(({ form }) => !ENDING.test(form.action))
    .toSorted((one, other) => isLast(one) - isLast(other));
const isLast = ({ form }: Found) => Number(LAST.test(form.action));
const writable = () => inOrder(met.found.filter(({ form }) => form.fields.some(isText)));

const withText = (form: Form, text: string, where: (field: Field) => boolean): Sent => {
  const names = new Set(form.fields.filter(where).map(({ name }) => name));
  return filledIn(form).map(([name, value]) => [name, names.has(name) ? text : value]);
};

/** Named by an id that is one person's own; purposes, steps, secrets in links and what anybody may join are not. */
const isSomebodys = (route: string): boolean =>
  route.startsWith('/me/') &&
  route.includes(':') &&
  !/^\/me\/(profile\/:step|consents\/:purpose|keys\/mail|communities\/join)/.test(route);

/** Names under which a careless reader would take an id that is somebody else's. */
const CLAIMS = ['accountId', 'account_id', 'person', 'author', 'owner', 'subject', 'session'];
const claimsOf = ({ stranger }: World): Sent => CLAIMS.map((name) => [name, stranger.account]);

/** All that the hub holds about the stranger. */
async function heldOf({ hub, stranger }: World): Promise<string> {
  const person = personOf(hub.keys, stranger.account);
  const tables = HOLDINGS.map((each) => each.export(hub.house.db, hub, person));
  return JSON.stringify(await Promise.all(tables));
}

/** A field that holds a number, a day or an address. */
const isStrict = (field: Field) =>
  isText(field) && (field.type !== 'text' || field.attribute('inputmode') !== undefined);

async function faultsAfter({ person, form, route }: Found, sent: Sent): Promise<string[]> {
  await world.release();
  const answer = await send(world.app, person, form, sent);
  const faults = faultsOf(answer);
  // Else all that comes after would be refused at the door, and prove nothing.
  if (person.cookie && answer.status === 401) faults.push('ended the session');
  return faults.map((fault) => `${form.method} ${route}: ${fault}`);
}

describe('every form', () => {
  it('was met', () => {
    const forms = new Set(met.found.map(({ form, route }) => `${form.method} ${route}`));
    const missed = world.app.routes
      .filter(({ method }) => method === 'POST')
      .map(({ path }) => path.replace(/^\/:lang(\{[^}]*\})?/, ''))
      .filter((route) => !forms.has(`POST ${route}`));
    expect([...new Set(missed)].sort()).toEqual([...UNMET].sort());
    expect(writable().flatMap(({ form }) => form.fields.filter(isText)).length).toBeGreaterThan(
      250,
    );
  });

  it('and every page finds nothing for somebody to whom it does not belong', async () => {
    const { app, stranger } = world;
    const pages = met.pages.filter(({ path }) => isSomebodys(routeOf(app, 'GET', path)));
    const forms = met.found.filter(({ route }) => isSomebodys(route));
    const open: string[] = [];
    for (const { path } of pages) {
      const { status } = await ask(app, stranger, path);
      if (status !== 404) open.push(`GET ${path}: ${status}`);
    }
    for (const { form, route } of forms) {
      await world.release();
      const { status } = await send(app, stranger, form, filledIn(form));
      if (status !== 404) open.push(`POST ${route}: ${status}`);
    }
    expect(open).toEqual([]);
    expect(new Set(forms.map(({ route }) => route)).size).toBeGreaterThan(12);
    expect(pages.length).toBeGreaterThan(8);
  });

  it('refuses what is too long or too much, in words', { timeout: LONG }, async () => {
    const wrong: string[] = [];
    for (const { person, form, route } of writable().filter(isPosted))
      for (const [what, body] of tooMuch(form)) {
        await world.release();
        const answer = await post(world.app, person, form.action, body);
        const known = what === 'bytes' || [413, 422].includes(answer.status);
        if (!known || faultsOf(answer).length > 0 || !/<h1|^$/.test(answer.text))
          wrong.push(`${route} ${what}: ${answer.status} ${faultsOf(answer)}`);
      }
    expect([...new Set(wrong)]).toEqual([]);
  });

  it('cuts nothing off in silence', { timeout: LONG }, async () => {
    const cut: string[] = [];
    for (const { person, form, route } of writable().filter(isPosted))
      for (const field of form.fields.filter((each) => isText(each) && !isStrict(each))) {
        await world.release();
        const long = 'x'.repeat(Number(field.attribute('maxlength') ?? ENDLESS) + 1);
        const sent = withText(form, long, ({ name }) => name === field.name);
        const { status, to, text } = await send(world.app, person, form, sent);
        const kept = to ? (await ask(world.app, person, to)).text : text;
        if (status < 400 && !kept.includes(long)) cut.push(`${route} ${field.name}: ${status}`);
      }
    expect([...new Set(cut)]).toEqual([]);
  });

  it('takes what is written into its fields for text', { timeout: LONG }, async () => {
    const faults: string[] = [];
    for (const found of writable())
      for (const text of found.form.fields.some(isStrict)
        ? [...INJECTIONS, ...NUMBERS]
        : INJECTIONS)
        faults.push(...(await faultsAfter(found, withText(found.form, text, isText))));
    expect([...new Set(faults)]).toEqual([]);
  });

  it('takes it in each field, among answers that are right', { timeout: LONG }, async () => {
    const faults: string[] = [];
    for (const found of writable())
      for (const field of found.form.fields.filter(isText)) {
        const sent = withText(found.form, SHORT, ({ name }) => name === field.name);
        faults.push(...(await faultsAfter(found, sent)));
      }
    expect([...new Set(faults)]).toEqual([]);
  });

  it('takes it where one can only choose, or not even that', { timeout: LONG }, async () => {
    const faults: string[] = [];
    for (const found of inOrder(met.found)) {
      const sent = withText(found.form, SHORT, (field) => !isText(field));
      faults.push(...(await faultsAfter(found, [...sent, ...PARAMETERS, ...claimsOf(world)])));
    }
    expect([...new Set(faults)]).toEqual([]);
  });
});

// The card is a second button of another form, and reads nothing of it.
const isPosted = ({ form, route }: Found) =>
  form.method === 'POST' && !form.multipart && route !== '/me/keys/card';

/** A million letters in one field, more than any form may hold, more fields than any form has, and bytes that are no text. */
const tooMuch = (form: Form): [string, string][] => [
  ['field', new URLSearchParams(withText(form, 'x'.repeat(1_000_000), lastOf(form))).toString()],
  ['form', `${new URLSearchParams(filledIn(form))}&text=${'x'.repeat(2_200_000)}`],
  ['fields', `${'text=1&'.repeat(2_500)}text=1`],
  ['bytes', BYTES.map((bytes) => `text=${bytes}&${bytes}=1&code=${bytes}`).join('&')],
];

const lastOf = ({ fields }: Form) => {
  const last = fields.filter(isText).at(-1)?.name;
  return ({ name }: Field) => name === last;
};

describe('afterwards', () => {
  it('every page shows it as text', { timeout: LONG }, async () => {
    const faults: string[] = [];
    for (const { person, path } of met.pages) {
      const answer = await ask(world.app, person, path);
      faults.push(...faultsOf(answer).map((fault) => `${path}: ${fault}`));
    }
    expect(faults).toEqual([]);
  });

  it('no table holds a formula, and all JSON can be read', { timeout: LONG }, async () => {
    const faults: string[] = [];
    for (const { person, path } of met.files) {
      const answer = await ask(world.app, person, path);
      faults.push(
        ...[...faultsOf(answer), ...fileFaults(answer)].map((each) => `${path}: ${each}`),
      );
    }
    expect(met.files.filter(({ path }) => /csv/.test(path)).length).toBeGreaterThan(5);
    expect(faults).toEqual([]);
  });

  it('what reads JSON refuses what is none, or too deep', async () => {
    const isAnswer = ({ name }: Field) => name === 'answer';
    const faults: string[] = [];
    for (const found of met.found.filter(({ form }) => form.fields.some(isAnswer)))
      for (const json of JSONS)
        faults.push(...(await faultsAfter(found, withText(found.form, json, isAnswer))));
    expect(faults).toEqual([]);
  });

  it('everybody is still there', async () => {
    for (const person of world.people.filter(({ cookie }) => cookie))
      expect((await ask(world.app, person, '/fr/me')).status, person.name).toBe(200);
  });

  it('nothing is somebody’s that they did not say themselves', async () => {
    expect(held).toContain(world.stranger.account);
    expect(await heldOf(world)).toBe(held);
  });

  it('nobody is an administrator who was none', async () => {
    const [grants] = await world.hub.house.sql`
      select count(*)::int as n from role_grants where role = 'administrator' and account_id not in
      (select account_id from role_grants where granted_at <= ${before})`;
    expect(grants?.n).toBe(0);
  });
});
