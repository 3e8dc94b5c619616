import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AskedConsultation, askPeople } from '../../../test/consultations.ts';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { type Member, openMember } from '../../../test/members.ts';
import { work } from '../../../test/staff.ts';
import {
  consultationById,
  findParticipant,
  participantsOf,
  votesOf,
} from '../consultations/consultations.ts';
import { askDueOpinions } from '../opinions/opinions.ts';
import { isKeyedTwice } from './keyed-answers.ts';

let hub: TestHub;
let fatou: Member;
let visitor: Member;
let school: AskedConsultation;
let base: string;
beforeAll(async () => {
  hub = await openTestHub();
  fatou = await openMember(hub, ['facilitator']);
  visitor = await openMember(hub, null);
  school = await askPeople(hub, {
    slug: 'rentrer',
    minimum: 10,
    statements: Array.from({ length: 12 }, (_, at) => `Affirmation ${at + 1}.`),
  });
  base = `/fr/staff/consultations/${school.id}`;
}, 60_000);
afterAll(() => hub.close());

const PRINT = { lang: 'fr', channel: 'paper', statements: '10', count: '50' };
const CODE = /<code class="secret" dir="ltr">([0-9A-Z-]+)<\/code>/g;

/** Prints ballots; gives what stands on each: its code, and the one that its writer takes home. */
async function print(fields: Record<string, string> = {}) {
  const page = await fatou.post(`${base}/ballots`, { ...PRINT, ...fields });
  const codes = [...page.text.matchAll(CODE)].map(([, code = '']) => code);
  return codes.flatMap((code, at) => (at % 2 === 0 ? { code, secret: codes[at + 1] ?? '' } : []));
}

const drawnTwice = (code: string) =>
  isKeyedTwice(hub.keys.hash('ballot code', code.replaceAll('-', '')));

/** Keys a ballot as a keyer does: the code, then the form that came with it. */
const key = async (code: string, fields: Record<string, string>) => {
  const form = await fatou.post(`${base}/keying`, { code });
  const once = /name="once" value="([^"]+)"/.exec(form.text)?.[1] ?? '';
  return fatou.post(`${base}/keying/ballot`, { once, code, ...fields });
};

describe('a ballot', () => {
  it('bears its statements with numbered boxes, a code for whoever keys it and another to take home', async () => {
    const page = await fatou.post(`${base}/ballots`, { ...PRINT, count: '1', lang: 'ar' });
    expect(page.text).toContain('<article class="paper-sheet" lang="ar" dir="rtl">');
    expect(page.text.match(/<td class="tick">/g)).toHaveLength(30);
    expect([...page.text.matchAll(CODE)].map(([, code]) => code?.length)).toEqual([9, 19]);
    expect(page.text.match(/<svg role="img"/g)).toHaveLength(2);
  });

  it('is keyed in two steps and counts as a voice of its own', async () => {
    const ballot = (await print()).find(({ code }) => !drawnTwice(code));
    const saved = await key(ballot?.code ?? '', {
      line1: '1 2 3 0 1 1 1 1 1 1',
      age: '2',
      sex: '1',
    });
    expect(saved.to).toContain('/keying?done=9');
    const [voice] = await participantsOf(hub.house.db, school.id);
    expect(voice).toMatchObject({ channel: 'paper', ageBand: '25-64', sex: 'female' });
    // Whoever filled it in opens the same voice by the code that they took home.
    const asked = await consultationById(hub.house.db, school.id, 'fr');
    const taken = { code: ballot?.secret ?? '' };
    expect((await findParticipant(hub.house.db, hub, asked, taken))?.id).toBe(voice?.id);
    const votes = await votesOf(hub.house.db, school.id);
    expect(votes.map(({ vote }) => vote).sort()).toEqual([-1, 0, 1, 1, 1, 1, 1, 1, 1]);
    const again = await fatou.post(`${base}/keying`, { code: ballot?.code ?? '' });
    expect(again.status).toBe(422);
    expect(again.words).toContain('Ce bulletin a déjà été saisi le 22 novembre 2026');
  });

  it('says where a line is wrong, and keeps what was keyed', async () => {
    const ballot = (await print()).find(({ code }) => !drawnTwice(code));
    const wrong = await key(ballot?.code ?? '', { line1: '12', sex: '7' });
    expect(wrong.status).toBe(422);
    expect(wrong.words).toContain('Cette ligne attend 10 chiffres ; 2 sont tapés.');
    expect(wrong.words).toContain('Il n’y a pas de case de ce numéro.');
    expect(wrong.text).toContain('value="12"');
  });

  it('that was drawn is keyed twice, and what differs is shown once', async () => {
    const ballot = (await print()).find(({ code }) => drawnTwice(code));
    const code = ballot?.code ?? '';
    const first = await key(code, { line1: '1111111111' });
    expect(first.words).toContain('tiré au sort pour une seconde saisie');
    const once = /name="once" value="([^"]+)"/.exec(first.text)?.[1] ?? '';
    const told = { once, code, first: '1111111111' };
    const second = await fatou.post(`${base}/keying/ballot`, { ...told, line1: '1111111122' });
    expect(second.status).toBe(422);
    expect(second.words).toContain('la première disait 1111111111');
    const settled = { ...told, settled: '2', line1: '1111111122' };
    expect((await fatou.post(`${base}/keying/ballot`, settled)).to).toContain('done=10');
    expect((await fatou.get(`${base}/ballots`)).words).toMatch(/50 1 1 2 /);
  });

  it('of a batch that was lost is worth nothing', async () => {
    const [ballot] = await print({ lang: 'es' });
    const page = await fatou.get(`${base}/ballots`);
    const cancel = [...page.text.matchAll(/action="([^"]+\/ballots\/[^"]+\/cancel)"/g)].map(
      ([, path = '']) => path,
    );
    for (const path of cancel) await fatou.post(path);
    const refused = await fatou.post(`${base}/keying`, { code: ballot?.code ?? '' });
    expect(refused.words).toContain('Les bulletins de ce tirage ont été annulés.');
    expect((await fatou.post(`${base}/keying`, { code: 'ABCD-EFGH' })).words).toContain(
      'Aucun bulletin de cette consultation ne porte ce code.',
    );
  });
});

describe('a room', () => {
  let sitting: string;

  it('counts hands statement by statement, never more than people', async () => {
    const opened = await fatou.post(`${base}/room`, { place: 'Foyer', present: '40' });
    sitting = opened.to;
    const over = await fatou.post(`${sitting}?statement=1`, {
      ...{ agree: '30', disagree: '10', pass: '1' },
    });
    expect(over.status).toBe(422);
    expect(over.words).toContain('41 mains pour 40 personnes présentes.');
    const counted = await fatou.post(`${sitting}?statement=1`, {
      ...{ agree: '30', disagree: '6', pass: '4' },
    });
    const next = await fatou.get(counted.to);
    expect(next.words).toContain('Affirmation n° 1 : notée');
    expect(next.words).toMatch(/n° 2 Affirmation 2\./);
  });

  it('takes a count back in one step, and the one before it stands again', async () => {
    await fatou.post(`${sitting}?statement=1`, { agree: '3', disagree: '6', pass: '4' });
    const undone = await fatou.get((await fatou.post(`${sitting}/undo`)).to);
    expect(undone.words).toContain('Affirmation n° 1 : le décompte est repris');
    expect(undone.words).toMatch(/1\. Affirmation 1\. ✓ 30 6 4/);
  });

  it('adds its hands to the totals, which are those of web, paper and room together', async () => {
    hub.wait(40_000);
    await askDueOpinions(hub);
    await work(hub);
    const json = JSON.parse((await visitor.get('/fr/consultations/rentrer/results.json')).text);
    const votes = await votesOf(hub.house.db, school.id);
    const agree = votes.filter(
      ({ statement, vote }) => statement === school.statements[0] && vote === 1,
    ).length;
    expect(json.present).toBe(40);
    expect(json.statements[0].tally).toEqual({ agree: 30 + agree, disagree: 6, pass: 4 });
    const desk = await fatou.get(`${base}/opinions`);
    expect(desk.words).toMatch(/1\. Affirmation 1\. – .* 75 %/);
  });

  it('that is closed counts no more', async () => {
    await fatou.post(`${sitting}/close`);
    const late = await fatou.post(`${sitting}?statement=2`, {
      agree: '1',
      disagree: '0',
      pass: '0',
    });
    expect(late.status).toBe(409);
  });
});

describe('with a relay', () => {
  it('somebody answers aloud and takes the code of their voice home', async () => {
    const relay = await openMember(hub, ['relay']);
    const home = '/ar/me/relay/consultations/rentrer/answers';
    expect((await relay.get(`${home}?back=fr`)).text).toContain('name="s12"');
    const done = await relay.post(home, { back: 'fr', s1: '1', s2: '2', s3: '0' });
    expect(done.text).toMatch(/<code class="secret" dir="ltr">(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}</);
    const voices = await participantsOf(hub.house.db, school.id);
    const voice = voices.find(({ channel }) => channel === 'relay');
    const votes = await votesOf(hub.house.db, school.id);
    expect(votes.filter(({ participant }) => participant === voice?.id)).toHaveLength(2);
  });
});
