import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { openStaff, type Staff } from '../../../test/staff.ts';
import { latestActs } from '../../platform/journal/journal.ts';

let hub: TestHub;
let staff: Staff;
beforeAll(async () => {
  hub = await openTestHub();
  staff = await openStaff(hub);
}, 60_000);
afterAll(() => hub.close());

const send = (text: string, fields: Record<string, string> = {}) =>
  staff.send('/en/staff/referrals', [['survey.csv', text]], { trait: 'returns', ...fields });

/** Two seeds, six waves: each brings one like themselves and, every third time, one unlike. */
const SURVEY = [
  'id,recruiter,network size,returns,name',
  ...Array.from({ length: 60 }, (_, at) =>
    [`p${at}`, at < 2 ? '' : `p${at - 2}`, 3 + (at % 5), at % 3 === 0 ? 'yes' : 'no', 'Awa'].join(),
  ),
].join('\n');

describe('An analyst brings a survey in which people brought each other', () => {
  it('reads the share, its range and how it came about', async () => {
    const { status, words } = await send(SURVEY);
    expect(status).toBe(200);
    expect(words).toMatch(/returns\u2069”: about \d+%, between \d+% and \d+%\./);
    expect(words).toContain('Answers of 60 people, from 2 of them on, in 29 waves.');
    expect(words).toContain('The estimate by the number of people who came');
    expect(words).toMatch(/the mix of the sample settles at \d+%/);
  });

  it('gets the same answer from coupons, and from a sheet with other names', async () => {
    const [, ...rows] = SURVEY.split('\n').map((line) => line.split(','));
    const coupons = rows.map(([id, by, size, has]) =>
      [id, by && `c${by}`, `c${id}`, size, has].join(';'),
    );
    const answer = /about \d+%, between .*?\./;
    const named = (await send(SURVEY)).words.match(answer)?.[0];
    const told = await send(['ID;Coupon;Coupon.1;Réseau;returns', ...coupons].join('\n'));
    expect(told.words.match(answer)?.[0]).toBe(named);
    const renamed = SURVEY.replace('id,recruiter,network size', 'key,who,friends');
    const again = await send(renamed, { id: 'KEY', by: 'who', degree: 'friends', yes: 'YES' });
    expect(again.words.match(answer)?.[0]).toBe(named);
  });

  it('is told which cells to mend, and nothing is answered', async () => {
    const bad = SURVEY.replace('p7,p5,5,no', 'p7,p5,many,perhaps');
    const { status, words } = await send(bad);
    expect(status).toBe(422);
    expect(words).toContain(
      'Row 9, column “network size”: many This is no number of acquaintances.',
    );
    expect(words).toContain('Row 9, column “returns”: perhaps This answer is neither yes nor no.');
    expect(words).not.toMatch(/about \d+%/);
  });

  it.each([
    ['p7,p5', 'p7,p99', 'p7 This person was brought by somebody who is not in the file.'],
    ['p7,p5', 'p7,p9', 'This person would have been brought by themselves'],
    ['p7,p5', 'p6,p5', 'p6 This number is that of two people.'],
    ['p7,p5', ',p5', 'Row 9, column “id”: This person has no number.'],
    ['network size', 'size', 'Column of the number of acquaintances not found.'],
    ['network size', 'returns', 'The headers do not name each column once.'],
    ['id,recruiter', 'id,', 'Column of who brought them not found.'],
  ])('mends %s → %s', async (from, to, said) => {
    const { status, words } = await send(SURVEY.replace(from, to));
    expect(status).toBe(422);
    expect(words).toContain(said);
  });

  it('refuses a trait that would put people in danger', async () => {
    const { status, words } = await send(SURVEY.replace('returns', 'religion'), {
      trait: 'Religion',
    });
    expect(status).toBe(422);
    expect(words).toContain('speaks of: religion');
  });

  it('asks for the file and the trait', async () => {
    const { status, words } = await staff.send('/en/staff/referrals', [], { trait: ' ' });
    expect(status).toBe(422);
    expect(words).toContain('2 answers');
  });

  it('leaves a line in the journal that names nobody', async () => {
    const acts = (await latestActs(hub.house.db, 50)).filter(
      ({ act }) => act === 'referrals/estimated',
    );
    expect(acts[0]).toMatchObject({ details: { people: 60 } });
    expect(JSON.stringify(acts)).not.toMatch(/Awa|p5|returns/);
  });
});
