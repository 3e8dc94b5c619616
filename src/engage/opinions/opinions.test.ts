import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Answering,
  type AskedConsultation,
  answerAs,
  askPeople,
} from '../../../test/consultations.ts';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { type Member, openMember } from '../../../test/members.ts';
import { work } from '../../../test/staff.ts';
import type { Vote } from '../../methods/opinions/opinions.ts';
import { seededStreams } from '../../methods/random/random.ts';
import { hideStatement, statementByNumber } from '../consultations/consultations.ts';
import { participants } from '../consultations/tables.ts';
import { asideNow, setAside } from './asides.ts';
import { computeResult } from './computing.ts';
import { NO_PLACES } from './grouping.ts';
import { askDueOpinions, type Result, resultOf } from './opinions.ts';
import { openVoteFiles, opinionPlaces } from './tables.ts';

let hub: TestHub;
let fatou: Member;
let visitor: Member;
let school: AskedConsultation;
let people: string[];
beforeAll(async () => {
  hub = await openTestHub();
  fatou = await openMember(hub, ['facilitator']);
  visitor = await openMember(hub, null);
  school = await askPeople(hub, {
    slug: 'rentrer',
    statements: Array.from({ length: 10 }, (_, at) => `Affirmation ${at + 1}.`),
  });
}, 60_000);
afterAll(() => hub.close());

/** Two sides that differ on eight statements and share two; every fifth person passes on the first. */
const side = (sign: -1 | 1, at: number, told: Partial<Answering> = {}): Answering => ({
  ...told,
  votes: Array.from({ length: 10 }, (_, statement) => {
    if (statement > 7) return 1;
    return statement === 0 && at % 5 === 0 ? 0 : sign;
  }),
});

const counted = async () => {
  hub.wait(40_000);
  await askDueOpinions(hub);
  await work(hub);
};

const results = '/fr/consultations/rentrer/results';
const single = '/fr/consultations/rentrer/votes.csv';
let file = '';

describe('what comes out of a consultation', () => {
  it('is nothing before the first count, and says what it is waiting for', async () => {
    const page = await visitor.get(results);
    expect(page.status).toBe(200);
    expect(page.words).toContain('Rien n’est encore compté');
    expect((await visitor.get('/fr/consultations/nulle-part/results')).status).toBe(404);
  });

  it('says nothing of groups while fewer than the minimum take part', async () => {
    const few = Array.from({ length: 20 }, (_, at) => side(1, at));
    people = await answerAs(hub, school, few);
    await counted();
    const page = await visitor.get(results);
    expect(page.words).toContain('20 personnes ont pris part');
    expect(page.words).toContain('Aucun groupe n’est montré avant 30 personnes');
    expect((await visitor.get(`${results.replace('results', 'votes')}.csv`)).status).toBe(404);
  });

  it('shows within a minute what unites, who answers alike and what divides', async () => {
    people.push(
      ...(await answerAs(hub, school, [
        ...Array.from({ length: 20 }, (_, at) => side(1, at, { channel: 'paper' })),
        ...Array.from({ length: 20 }, (_, at) => side(-1, at, { channel: 'relay' })),
      ])),
    );
    await counted();
    const page = await visitor.get(results);
    expect(page.words).toMatch(/Points de convergence .* n° 9 Affirmation 9/);
    expect(page.words).toContain('100 % d’accord, 0 % pas d’accord, 0 % passent ; 60 voix');
    expect(page.words).toContain('Groupe A environ 40 personnes');
    expect(page.words).toContain('Groupe B environ 20 personnes');
    expect(page.words).toMatch(/Ce qui divise/);
    expect(page.text).toContain('href="/fr/consultations/rentrer/statements/9"');
    expect(page.text).toMatch(/<svg[^>]*class="opinion-map"/);
  });

  it('is not asked for again while nobody says anything', async () => {
    const before = await resultOf(hub.house.db, 'low', school.id);
    await counted();
    expect((await resultOf(hub.house.db, 'low', school.id))?.version).toBe(before?.version);
  });

  it('has twins for programs that say the same', async () => {
    const json = JSON.parse((await visitor.get(`${results}.json`)).text);
    expect(json).toMatchObject({ participants: 60, withheld: 0, setAside: 0 });
    expect(
      json.groups.map((one: { group: string; size: number }) => [one.group, one.size]),
    ).toEqual([
      ['A', 40],
      ['B', 20],
    ]);
    expect(json.statements[8].tally).toEqual({ agree: 60, disagree: 0, pass: 0 });
    const csv = (await visitor.get(`${results}.csv`)).text.split('\r\n');
    expect(csv[0]).toContain('statement,agree,disagree,pass,convergence,divides,group_A_agree');
    expect(csv[9]).toBe('9,60,0,0,agree,,40,0,0,20,0,0');
    expect((await visitor.get(`${results}.svg`)).text).toContain('<circle');
    const statements = (await visitor.get('/fr/consultations/rentrer/statements.csv')).text;
    expect(statements).toContain(
      '/fr/consultations/rentrer/statements/9,fr,Affirmation 9.,60,60,0,0',
    );
  });

  it('gives single votes away under names that lead to nobody, and the page can be made from them', async () => {
    const { text, status } = await visitor.get('/fr/consultations/rentrer/votes.csv');
    expect(status).toBe(200);
    const lines = text.trim().split('\r\n');
    expect(lines[0]).toBe('participant,statement,vote');
    expect(lines.at(-1)).toBe('# rows,600,');
    expect(lines.filter((line) => line.startsWith('#'))).toEqual([
      '# withheld statements,0,',
      '# withheld participants,0,',
      '# withheld votes,0,',
      '# rows,600,',
    ]);
    for (const id of people) expect(text).not.toContain(id.slice(0, 8));
    expect(text).not.toMatch(/paper|relay|web|2026-/);
    const votes = lines.slice(1, -4).map((line): Vote => {
      const [participant = '', statement = '', vote] = line.split(',');
      return { participant, statement, vote: Number(vote) as Vote['vote'] };
    });
    const numbers = Array.from({ length: 10 }, (_, at) => at + 1);
    const again = computeResult(
      {
        votes,
        statements: numbers.map((number) => ({ id: String(number), number })),
        ...{ hands: new Map(), present: 0, setAside: 0 },
      },
      { threshold: 10, minimum: 30, threatened: false },
      NO_PLACES,
    ).result;
    const shown = (await resultOf(hub.house.db, 'low', school.id))?.result ?? null;
    // Axes have no direction of their own, and other names stand in another order.
    const told = ({ statements, groups, convergences, divides }: Result) => ({
      ...{ convergences, divides },
      statements: statements.map(({ number, tally }) => ({ number, tally })),
      groups: groups.map(({ size, representative, tallies }) => ({
        ...{ size, representative, tallies },
      })),
    });
    expect(shown && told(again)).toEqual(shown && told(shown));
  });

  it('forgets a statement that is hidden, at once', async () => {
    const statement = await statementByNumber(hub.house.db, school.id, 9);
    if (!statement) throw new Error('there is no statement 9');
    await hideStatement(hub.house.db, { clock: hub.clock, actor: fatou.account }, statement, {
      ...{ hiddenBy: 'x', reason: 'Vise quelqu’un' },
    });
    await counted();
    expect((await visitor.get(results)).words).not.toContain('Affirmation 9.');
    expect((await visitor.get(`${results}.json`)).text).not.toContain('"number":9,');
  });
});

describe('under a threat', () => {
  it('only what unites is published, whatever was counted before', async () => {
    const guarded = await resultOf(hub.house.db, 'elevated', school.id);
    expect(guarded?.result).toMatchObject({ groups: [], divides: [], noGroups: 'threat' });
    expect(
      guarded?.result.statements.filter(({ tally }) => tally).map((one) => one.number),
    ).toEqual([10]);
  });
});

describe('safeguards', () => {
  const desk = () => `/fr/staff/consultations/${school.id}/opinions`;

  it('show the ways in side by side, and nothing of few', async () => {
    const page = await fatou.get(desk());
    expect(page.status).toBe(200);
    expect(page.words).toMatch(/Papier 20 /);
    expect(page.words).toMatch(/Avec un relais 20 /);
    expect(page.words).toMatch(/En salle 0 0/);
  });

  it('flag voices that answer as one; setting them aside is an act that can be taken back', async () => {
    const statements = Array.from({ length: 30 }, (_, at) => `Phrase ${at + 1}.`);
    const asked = await askPeople(hub, { slug: 'concert', statements });
    const random = seededStreams(5)('crowd');
    const drawn = () => (Math.floor(random() * 3) - 1) as -1 | 0 | 1;
    const crowd = Array.from({ length: 90 }, () => ({
      votes: statements.map(drawn),
    }));
    const one = statements.map(drawn);
    await answerAs(hub, asked, [...crowd, ...Array.from({ length: 4 }, () => ({ votes: one }))]);
    await counted();
    const page = `/fr/staff/consultations/${asked.id}/opinions`;
    const { text, words } = await fatou.get(page);
    expect(words).toContain('4 voix répondent comme une seule');
    const flag = /name="flag" value="(alike [^"]+)"/.exec(text)?.[1] ?? '';
    expect((await fatou.post(`${page}/aside`, { flag, reason: ' ' })).status).toBe(422);
    await fatou.post(`${page}/aside`, {
      flag,
      reason: 'Quatre réponses identiques en une minute.',
    });
    const shown = () => visitor.get('/fr/consultations/concert/results');
    await counted();
    // Four voices are fewer than the threshold: they go when others come.
    expect((await shown()).words).toContain('94 personnes ont pris part');
    const six = () => Array.from({ length: 6 }, () => ({ votes: statements.map(drawn) }));
    await answerAs(hub, asked, six());
    await counted();
    expect((await shown()).words).toContain('96 personnes ont pris part');
    expect((await shown()).words).toContain('4 voix sont mises de côté');
    const end = /action="([^"]+\/aside\/[^"]+\/end)"/.exec((await fatou.get(page)).text)?.[1] ?? '';
    await fatou.post(end);
    await answerAs(hub, asked, six());
    await counted();
    expect((await shown()).words).toContain('106 personnes ont pris part');
    expect((await shown()).words).not.toContain('mises de côté');
  });

  it('hold nothing of whoever has left', async () => {
    const [gone = ''] = people;
    const kept = () => hub.house.db.select().from(opinionPlaces);
    const before = await kept();
    expect(before.map(({ participantId }) => participantId)).toContain(gone);
    await setAside(hub.house.db, { clock: hub.clock, actor: fatou.account }, school.id, {
      ...{ flag: 'alike', reason: 'Pour voir.', participants: [gone] },
    });
    file = (await visitor.get(single)).text;
    await hub.house.db.delete(participants).where(eq(participants.id, gone));
    expect((await visitor.get(single)).status).toBe(404);
    expect(await hub.house.db.select().from(openVoteFiles)).toHaveLength(1);
    expect(await kept()).toHaveLength(before.length - 1);
    expect(await asideNow(hub.house.db, school.id)).toEqual(new Set());
  });

  it('ask relays to hear somebody, until it is ended', async () => {
    await fatou.post(`${desk()}/hearing`, { cell: 'residence SEN', words: 'Au foyer, le samedi.' });
    const relay = await openMember(hub, ['relay']);
    const seen = await relay.get('/fr/me/relay/consultations');
    expect(seen.words).toMatch(/Sénégal : pour « Rentrer au pays »/);
    expect(seen.words).toContain('Au foyer, le samedi.');
    const end = /action="([^"]+\/hearing\/[^"]+\/end)"/.exec((await fatou.get(desk())).text)?.[1];
    await fatou.post(end ?? '');
    expect((await relay.get('/fr/me/relay/consultations')).words).not.toContain('Au foyer');
  });
});

describe('open data', () => {
  const namesIn = (text: string) =>
    new Set(text.split('\r\n').flatMap((line) => /^[0-9a-f]{16}(?=,)/.exec(line) ?? []));

  it('gives single votes away with a new count only, under other names: no two files tell of one person', async () => {
    hub.wait(24 * 3_600_000);
    await answerAs(hub, school, [side(1, 1)]);
    await counted();
    expect((await visitor.get(results)).words).toContain('60 personnes ont pris part');
    expect((await visitor.get(single)).status).toBe(404);
    await answerAs(
      hub,
      school,
      Array.from({ length: 9 }, (_, at) => side(1, at)),
    );
    await counted();
    expect((await visitor.get(results)).words).toContain('69 personnes ont pris part');
    const { text } = await visitor.get(single);
    expect(text).toContain('# rows,621,');
    expect(namesIn(text).size).toBe(69);
    expect(namesIn(file).intersection(namesIn(text)).size).toBe(0);
  });
});
