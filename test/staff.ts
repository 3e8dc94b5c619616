import { createApp } from '../src/app.tsx';
import { enter, issueLink } from '../src/people/operators/operators.ts';
import { claim, perform } from '../src/platform/jobs/jobs.ts';
import { handlerOf } from '../src/worker.ts';
import type { TestHub } from './hub.ts';

const ADDRESS = 'http://localhost';
const KINDS = [
  'demo/lists',
  'imports/received',
  'lists/received',
  'lists/mapped',
  'lists/accepted',
  'lists/return-asked',
  'linkages/planned',
  'linkages/asked',
  'estimates/asked',
  'person-tables/asked',
  'weights/asked',
  'overlaps/received',
  'overlaps/asked',
  'overlaps/links-asked',
  'runs/asked',
  'releases/compared',
  'releases/asked',
  'mail-links/asked',
  'announcements/made',
  'announcements/taken-back',
  'opinions/asked',
];

export interface Staff {
  readonly cookie: string;
  readonly app: Awaited<ReturnType<typeof createApp>>;
  readonly get: (path: string) => Promise<Page>;
  readonly post: (path: string, fields?: Fields) => Promise<Page>;
  readonly send: (
    path: string,
    files: readonly [name: string, text: string][],
    fields?: Record<string, string>,
  ) => Promise<Page>;
  /** Does the work that waits, here and now. */
  readonly work: () => Promise<void>;
}

export type Fields = Record<string, string | readonly string[]>;

export interface Page {
  readonly status: number;
  readonly to: string;
  readonly text: string;
  /** What a reader sees: no tags, no line breaks. */
  readonly words: string;
}

/** Somebody of the team, with the staff side open. */
export async function openStaff(hub: TestHub): Promise<Staff> {
  const app = await createApp(hub);
  const { db } = hub.house;
  const cookie = `passerelle=${(await enter(db, hub, await issueLink(db, hub))).secret}`;
  const headers = { cookie, origin: ADDRESS, 'sec-fetch-site': 'same-origin' };
  const ask = async (path: string, init: RequestInit = {}) =>
    pageOf(await app.request(`${ADDRESS}${path}`, { headers, ...init }));
  return {
    app,
    cookie,
    get: (path) => ask(path),
    post: (path, fields = {}) =>
      ask(path, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
        body: encode(fields),
      }),
    send: (path, files, fields = {}) =>
      ask(path, { method: 'POST', body: multipart(files, fields) }),
    work: () => work(hub),
  };
}

export async function pageOf(response: Response): Promise<Page> {
  const text = await response.text();
  const words = text
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;|&#x27;/g, '’')
    .replace(/\s+/g, ' ');
  return { status: response.status, to: response.headers.get('location') ?? '', text, words };
}

export function encode(fields: Fields): string {
  const body = new URLSearchParams();
  for (const [name, values] of Object.entries(fields))
    for (const value of [values].flat()) body.append(name, value as string);
  return body.toString();
}

function multipart(files: readonly [string, string][], fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const [name, text] of files) form.append('files', new Blob([text]), name);
  return form;
}

export async function work(hub: TestHub): Promise<void> {
  for (;;) {
    hub.wait(2000);
    const job = await claim(hub.house.db, hub.clock, KINDS);
    if (!job) return;
    await perform(hub.house.db, hub.clock, job, (each) => handlerOf(job.kind)(hub, each));
  }
}
