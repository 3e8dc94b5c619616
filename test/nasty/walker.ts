import type { App } from '../../src/app.tsx';
import { type Form, filledIn, formsOf } from './forms.ts';
import { elementsOf, readHtml } from './html.ts';
import type { World } from './world.ts';

export interface Person {
  readonly name: string;
  readonly cookie: string;
}

export interface Found {
  readonly person: Person;
  /** The page on which it stands. */
  readonly on: string;
  readonly route: string;
  readonly form: Form;
}

export interface Answer {
  readonly status: number;
  readonly to: string;
  readonly headers: Headers;
  readonly text: string;
  readonly html: boolean;
  readonly type: string;
}

const ORIGIN = 'http://localhost';

export type Sent = [name: string, value: string][];

export const ask = (app: App, person: Person, path: string): Promise<Answer> =>
  request(app, person, path);

export const post = (app: App, person: Person, path: string, body: BodyInit): Promise<Answer> =>
  request(app, person, path, body);

async function request(app: App, person: Person, path: string, body?: BodyInit): Promise<Answer> {
  const answer = await app.request(`${ORIGIN}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      origin: ORIGIN,
      'sec-fetch-site': 'same-origin',
      ...(person.cookie ? { cookie: person.cookie } : {}),
      ...(typeof body === 'string' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
    },
    ...(body === undefined ? {} : { body }),
  });
  const { status, headers } = answer;
  const type = headers.get('content-type') ?? '';
  return {
    ...{ status, headers, type, text: await answer.text() },
    to: headers.get('location') ?? '',
    html: type.startsWith('text/html'),
  };
}

/** Sends a form as a browser would: what is got by an address, what is posted, and files where there are some. */
export function send(app: App, person: Person, form: Form, sent: Sent): Promise<Answer> {
  const [path = ''] = form.action.split('?');
  const body = new URLSearchParams(sent).toString();
  if (form.method === 'GET') return ask(app, person, `${path}?${body}`);
  if (!form.multipart) return post(app, person, form.action, body);
  const parts = new FormData();
  for (const [name, value] of sent) parts.append(name, value);
  const file = new Blob([`Nom;Pays\nTeranga ${crypto.randomUUID()};France\n`]);
  for (const { name } of form.fields.filter(({ type }) => type === 'file'))
    parts.append(name, file, 'a.csv');
  return post(app, person, form.action, parts);
}

/** The route that answers an address, by its pattern. */
export function routeOf(app: App, method: string, path: string): string {
  const [pathname = ''] = path.split(/[?#]/);
  const found = app.router
    .match(method, pathname)[0]
    .find(([[, route]]) => route.method === method);
  return found ? found[0][1].path.replace(/^\/:lang(\{[^}]*\})?/, '') : '';
}

// What cannot be undone, or ends the walk itself, is sent last.
export const LAST =
  /sign-out|erasure$|erase$|\/end$|end-others|revoke|withdraw|discard|remove|\/hide|cancel|undo|stop|refuse|leave|decline|unverify|correct$|communities\/[^/]+\/close$/;

interface Visited {
  readonly person: Person;
  readonly path: string;
}

interface Walked {
  readonly found: readonly Found[];
  readonly pages: readonly Visited[];
  /** Tables and other things that are handed out. */
  readonly files: readonly Visited[];
}

const VISITS = 4;
const DEPTH = 4;

// What ends the account, the session or the role of who walks: sent by nobody.
export const ENDING =
  /sign-out$|\/erasure$|end-others$|\/revoke$|\/(sessions|roles)\/[^/]+\/end$|\/recovery\/|with\/erase$/;

const STAYS = new RegExp(`${LAST.source}|${ENDING.source}`);

/** Walks the hub as each person, along links and by using each form once, until nothing new is met. */
export async function walk({ app, people, known, addresses, release }: World): Promise<Walked> {
  const found = new Map<string, Found>();
  const pages: Visited[] = [];
  const files: Visited[] = [];
  for (const person of people) {
    const waiting = [...addresses, ...starts(app)];
    const visits = new Map<string, number>();
    const seen = new Set<string>();

    const meet = async (text: string, path: string, depth = 0): Promise<void> => {
      const page = readHtml(text);
      waiting.push(...linksOf(page));
      for (const form of formsOf(page, path)) {
        const each = { person, on: path, form, route: routeOf(app, form.method, form.action) };
        if (found.has(keyOf(each))) continue;
        found.set(keyOf(each), each);
        if (form.method === 'GET' || STAYS.test(form.action) || depth >= DEPTH) continue;
        await release();
        const sent = knowing(form, known[each.route]);
        const { to, text: next, html } = await send(app, person, form, sent);
        // What was done may have opened something on the page that was left, and where it led.
        const here = path.replace(/\?.*/, '');
        for (const again of [to, here].filter(Boolean)) {
          seen.delete(again);
          waiting.push(again);
        }
        if (html) await meet(next, form.action, depth + 1);
      }
    };

    for (let path = waiting.shift(); path; path = waiting.shift()) {
      const route = routeOf(app, 'GET', path);
      const count = visits.get(route) ?? 0;
      if (!route || seen.has(path) || (count >= VISITS && !addresses.includes(path))) continue;
      seen.add(path);
      visits.set(route, count + 1);
      const answer = await ask(app, person, path);
      if (answer.to.startsWith('/')) waiting.push(answer.to);
      if (answer.status === 200 && !answer.html) files.push({ person, path });
      if (answer.status !== 200 || !answer.html) continue;
      pages.push({ person, path });
      await meet(answer.text, path);
    }
  }
  return { found: [...found.values()], pages, files };
}

const knowing = (form: Form, known: Readonly<Record<string, string>> = {}): Sent =>
  filledIn(form).map(([name, value]) => [name, known[name] ?? value]);

const keyOf = ({ form, route }: Pick<Found, 'form' | 'route'>) =>
  [
    form.method,
    // Acts that share a route are still acts of their own.
    /:act\{/.test(route) ? `${route} ${form.action.replace(/.*\//, '')}` : route,
    ...new Set(
      form.fields.map(({ name, type, value }) => (type === 'submit' ? `${name}=${value}` : name)),
    ),
  ].join(' ');

const starts = (app: App): string[] =>
  [...new Set(app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path))]
    .map((path) => path.replace(/^\/:lang\{[^}]*\}/, '/fr'))
    .filter((path) => path.startsWith('/fr') && !path.includes(':'));

const linksOf = (page: ReturnType<typeof readHtml>): string[] =>
  [...elementsOf(page)].flatMap(({ name, attributes }) => {
    const href = attributes.get('href')?.replace(/#.*/, '');
    return name === 'a' && href?.startsWith('/fr/') ? [href] : [];
  });
