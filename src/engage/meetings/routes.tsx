import { Hono } from 'hono';
import { actorIn } from '../../people/access/access.ts';
import { type Brake, brake } from '../../platform/brakes/brakes.ts';
import { localOf } from '../../platform/calendar/calendar.ts';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { languageName } from '../../reference/languages/languages.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import {
  type FieldError,
  fieldErrors,
  readForm,
  type Typed,
  typed,
  written,
} from '../../web/http/forms.ts';
import { page, type Site } from '../../web/http/site.ts';
import { ownPage } from '../../web/layout/mine.tsx';
import { teamPage } from '../../web/layout/team.tsx';
import { nextSummits } from '../summits/summits.ts';
import {
  agree,
  type Mine,
  otherOf,
  ownMeeting,
  ownMeetings,
  placePlace,
  putForward,
  release,
  say,
  tellHelp,
  wordsPlace,
  write,
} from './answering.ts';
import { askToMeet, stopMeeting } from './asking.ts';
import { countMeetings } from './counting.ts';
import { AskToMeet } from './form-views.tsx';
import { personForm, TIMES, timeForm, timesIn, wordsText } from './forms.ts';
import { MeetingPage } from './meeting-views.tsx';
import { type MeetingPerson, peopleOf, personAt } from './people.ts';
import { Counts } from './staff-views.tsx';
import { otherSide, stateOf } from './states.ts';
import { About, OwnMeetings, type Place } from './views.tsx';

const ASKING: Brake = { what: 'ask to meet', most: 20, minutes: 24 * 60 };
const SAYING: Brake = { what: 'say in a meeting', most: 200, minutes: 24 * 60 };

/** Meetings of two people: what it is, one's own, and how many for the team. */
export function meetingRoutes({ hub }: Site): Hono<Env> {
  const { db } = hub.house;
  const app = new Hono<Env>();

  app.get('/meetings', (c) => {
    const { locale } = c.var;
    c.header('cache-control', 'no-cache');
    return c.html(
      page(c, {
        title: locale.t('meetings.title'),
        description: locale.t('meetings.lead'),
        section: 'participate',
        trail: [{ label: locale.t('participate.title'), href: `/${locale.lang}/participate` }],
        children: <About locale={locale} />,
      }),
    );
  });

  app.get('/me/meetings', async (c) => {
    const { locale } = c.var;
    const { account } = actorIn(c);
    const people = await peopleOf(db, hub, account);
    const places = await placesIn(c);
    const own = await ownMeetings(db, hub, account);
    const meetings = await Promise.all(
      own.map(async (mine) => {
        const state = stateOf(mine.meeting, hub.clock);
        const them = state === 'proposed' ? null : (await otherOf(db, hub, mine)).name;
        return { mine, state, them };
      }),
    );
    const children = (
      <OwnMeetings
        {...{ locale, meetings }}
        people={people.map((person) => ({ person, place: placeOf(places, person.summitId) }))}
        places={places.filter(({ id }) => !people.some(({ summitId }) => summitId === id))}
      />
    );
    return c.html(ownPage(c, { title: locale.t('me.page.meetings'), children }));
  });

  app.get('/me/meetings/ask', async (c) => {
    const place = await placeIn(c, c.req.query('summit') ?? '');
    const known = await personAt(db, hub, actorIn(c).account, place.id);
    return c.html(askPage(c, place, known ? typedAs(c, known) : typed({}), []));
  });

  app.post('/me/meetings/ask', async (c) => {
    const form = await readForm(c);
    const { account } = actorIn(c);
    const place = await placeIn(c, form.one('summit'));
    const given = personForm.safeParse({
      ...{ name: form.one('name'), offers: form.all('offers'), seeks: form.all('seeks') },
      ...{ langs: form.one('langs'), zone: form.one('zone'), times: timesIn(form) },
      tell: form.one('tell') === 'yes',
    });
    if (!given.success)
      return c.html(askPage(c, place, form, atLines(fieldErrors(given.error, c.var.locale))), 422);
    await brake(db, hub, ASKING, account);
    await db.transaction((tx) => askToMeet(tx, hub, account, place.id, given.data));
    return c.redirect(`/${c.var.locale.lang}/me/meetings`, 303);
  });

  app.post('/me/meetings/stop/:id', async (c) => {
    const { account } = actorIn(c);
    const id = knownId(c);
    await brake(db, hub, SAYING, account);
    await db.transaction((tx) => stopMeeting(tx, hub, account, id));
    return c.redirect(`/${c.var.locale.lang}/me/meetings`, 303);
  });

  app.get('/me/meetings/:id', async (c) => c.html(await meetingPage(c, await mineIn(c))));

  app.post('/me/meetings/:id/answer', async (c) => {
    const answer = (await readForm(c)).one('answer');
    if (answer !== 'yes' && answer !== 'no') throw new Problem('page/refused', 400);
    await act(c, (tx, mine) => say(tx, hub, mine, answer));
    return c.redirect(`/${c.var.locale.lang}/me/meetings`, 303);
  });

  app.post('/me/meetings/:id/words', async (c) => {
    const words = wordsText.parse(written(await readForm(c), 'words', 1000));
    return back(c, await act(c, (tx, mine) => write(tx, hub, mine, words)));
  });

  app.post('/me/meetings/:id/time', async (c) => {
    const form = await readForm(c);
    const mine = await mineIn(c);
    const { me } = mine;
    const given = timeForm(me.zone).safeParse({
      ...{ day: form.one('day'), hour: form.one('hour'), place: form.one('place') },
    });
    if (!given.success)
      return c.html(await meetingPage(c, mine, form, fieldErrors(given.error, c.var.locale)), 422);
    return back(c, await act(c, (tx, own) => putForward(tx, hub, own, given.data)));
  });

  app.post('/me/meetings/:id/agree', async (c) => {
    const time = (await readForm(c)).one('time');
    return back(c, await act(c, (tx, mine) => agree(tx, hub, mine, time)));
  });

  app.post('/me/meetings/:id/release', async (c) => {
    await act(c, (tx, mine) => release(tx, hub, mine));
    return c.redirect(`/${c.var.locale.lang}/me/meetings`, 303);
  });

  app.post('/me/meetings/:id/helped', async (c) => {
    const helped = (await readForm(c)).one('helped');
    if (helped !== 'yes' && helped !== 'no') throw new Problem('page/refused', 400);
    return back(c, await act(c, (tx, mine) => tellHelp(tx, hub, mine, helped === 'yes')));
  });

  app.get('/staff/meetings', async (c) => {
    const { locale } = c.var;
    const counts = await countMeetings(db, hub.clock);
    const children = <Counts locale={locale} counts={counts} />;
    return c.html(teamPage(c, { title: locale.t('team.page.meetings'), children }));
  });

  /** One step in a meeting of one's own, in a transaction; gives its id. */
  async function act(
    c: PageContext,
    step: (tx: Parameters<typeof say>[0], mine: Mine) => Promise<void>,
  ): Promise<string> {
    const { account } = actorIn(c);
    const id = knownId(c);
    await brake(db, hub, SAYING, account);
    await db.transaction(async (tx) => step(tx, await ownMeeting(tx, hub, account, id)));
    return id;
  }

  const back = (c: PageContext, id: string) =>
    c.redirect(`/${c.var.locale.lang}/me/meetings/${id}`, 303);

  const mineIn = (c: PageContext): Promise<Mine> =>
    ownMeeting(db, hub, actorIn(c).account, knownId(c));

  /** The whole hub, and the summits to come, in the reader's language. */
  async function placesIn({ var: { locale } }: PageContext): Promise<Place[]> {
    const summits = await nextSummits(db, hub.clock, locale.lang);
    return [
      { id: null, name: locale.t('meetings.hub') },
      ...summits.map(({ id, title }) => ({ id, name: title })),
    ];
  }

  async function placeIn(c: PageContext, summit: string): Promise<Place> {
    const found = (await placesIn(c)).find(({ id }) => (id ?? '') === summit);
    if (!found) throw new Problem('page/not-found', 404);
    return found;
  }

  function askPage(
    c: PageContext,
    { id, name }: Place,
    values: Typed,
    errors: readonly FieldError[],
  ): string {
    const { locale } = c.var;
    const children = <AskToMeet {...{ locale, values, errors }} place={name} summit={id} />;
    return ownPage(c, { title: locale.t('meetings.ask'), children });
  }

  async function meetingPage(
    c: PageContext,
    mine: Mine,
    values?: Typed,
    errors: readonly FieldError[] = [],
  ): Promise<string> {
    const { locale } = c.var;
    const { meeting, side, me } = mine;
    const other = await otherOf(db, hub, mine);
    const wordsOf = (whose: typeof side) => {
      const words = whose === 'one' ? meeting.oneWords : meeting.otherWords;
      return words ? hub.keys.fields.open(wordsPlace(meeting.id, whose), words) : '';
    };
    const place = meeting.place ? hub.keys.fields.open(placePlace(meeting.id), meeting.place) : '';
    const common = meeting.reasons.times.find((one) => one > hub.clock().toISOString());
    const [day = '', hour = ''] = common ? localOf(new Date(common), me.zone).split('T') : [];
    const children = (
      <MeetingPage
        {...{ locale, mine, other, place, errors }}
        state={stateOf(meeting, hub.clock)}
        words={{ mine: wordsOf(side), theirs: wordsOf(otherSide(side)) }}
        values={values ?? typed({ day, hour: hour.slice(0, 5) })}
      />
    );
    return ownPage(c, { title: other.name, children });
  }
  return app;
}

function knownId(c: PageContext): string {
  const id = c.req.param('id') ?? '';
  if (!isId(id)) throw new Problem('page/not-found', 404);
  return id;
}

const placeOf = (places: readonly Place[], id: string | null): string =>
  places.find((one) => one.id === id)?.name ?? '—';

/** `times.1.day` is what stands on the second line of days. */
const atLines = (errors: readonly FieldError[]): FieldError[] =>
  errors.map(({ name, message }) => ({
    name: name === 'times.day' ? 'day-1' : name === 'times.hour' ? 'hour-1' : name,
    message,
  }));

function typedAs({ var: { locale } }: PageContext, person: MeetingPerson): Typed {
  const { name, offers, seeks, langs, zone, times, teller } = person;
  const lines = times.slice(0, TIMES).flatMap((one, at) => {
    const [day = '', hour = ''] = localOf(new Date(one), zone).split('T');
    return [
      [`day-${at + 1}`, day],
      [`hour-${at + 1}`, hour.slice(0, 5)],
    ];
  });
  return typed({
    ...{ name, offers, seeks, zone, tell: teller ? 'yes' : '' },
    langs: langs.map((code) => languageName(code, locale.lang)).join(', '),
    ...Object.fromEntries(lines),
  });
}
