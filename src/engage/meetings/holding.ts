import { inArray, lt } from 'drizzle-orm';
import type { Holding } from '../../people/holdings/holdings.ts';
import type { Keys } from '../../platform/keys.ts';
import { resealColumn } from '../../platform/resealing.ts';
import { placePlace, wordsPlace } from './answering.ts';
import { FEATURE, type Meeting, meetingsOf, peopleOf, tellerPlace } from './people.ts';
import { meetingPeople } from './tables.ts';

/** Half a year after somebody last said that they wish to meet, they no longer do. */
const KEPT_MONTHS = 6;

export const meetingHolding: Holding = {
  name: 'meetings',
  held: async (db, { keys }, { account }, locale) => {
    const own = await peopleOf(db, { keys }, account);
    return own.map(({ name }) => ({
      term: locale.t('holding.meetings'),
      text: locale.t('meetings.as', { name }),
      href: `/${locale.lang}/me/meetings`,
    }));
  },
  export: async (db, { keys }, { account }) => {
    const own = await peopleOf(db, { keys }, account);
    const ids = own.map(({ id }) => id);
    const all = await meetingsOf(db, ids);
    return [
      {
        name: 'meetings-wishes',
        rows: own.map(({ summitId, name, langs, offers, seeks, zone, times, teller, on }) => ({
          ...{ summit: summitId, name, zone, on, told: teller !== null },
          ...{ languages: langs.join(' '), offers: offers.join(' '), seeks: seeks.join(' ') },
          times: times.join(' '),
        })),
      },
      {
        name: 'meetings',
        rows: all.map((meeting) => ownSide(keys, meeting, ids.includes(meeting.oneId))),
      },
    ];
  },
  withdraw: async () => {},
  erase: async (tx, _, person) => {
    const gone = await tx
      .delete(meetingPeople)
      .where(inArray(meetingPeople.person, [person.as(FEATURE)]))
      .returning({ id: meetingPeople.id });
    return gone.length;
  },
  clock: {
    months: KEPT_MONTHS,
    expire: async (tx, _, before) => {
      const gone = await tx
        .delete(meetingPeople)
        .where(lt(meetingPeople.on, before))
        .returning({ id: meetingPeople.id });
      return gone.length;
    },
  },
  reseal: async (tx, { keys }) => {
    const sealed = { table: 'meetings', key: ['id'] } as const;
    const columns = [
      { ...sealed, table: 'meeting_people', column: 'teller', placeOf: tellerPlace },
      { ...sealed, column: 'one_words', placeOf: (id: string) => wordsPlace(id, 'one') },
      { ...sealed, column: 'other_words', placeOf: (id: string) => wordsPlace(id, 'other') },
      { ...sealed, column: 'place', placeOf: placePlace },
    ];
    let count = 0;
    for (const column of columns) count += await resealColumn(tx, keys.fields, column);
    return count;
  },
};

/** What somebody said themselves; the other's words are the other's. */
function ownSide(keys: Keys, meeting: Meeting, one: boolean) {
  const { id, on, time, place, agreedOn, releasedOn } = meeting;
  const side = one ? 'one' : 'other';
  const words = one ? meeting.oneWords : meeting.otherWords;
  return {
    ...{ proposed: on, said: one ? meeting.oneSays : meeting.otherSays },
    words: words ? keys.fields.open(wordsPlace(id, side), words) : null,
    ...{ time, place: place ? keys.fields.open(placePlace(id), place) : null },
    ...{ agreed: agreedOn, released: releasedOn },
    helped: one ? meeting.oneHelped : meeting.otherHelped,
  };
}
