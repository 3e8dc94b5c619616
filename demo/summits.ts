import { randomUUID } from 'node:crypto';
import { addGuide, answerGuide, guideByNumber } from '../src/engage/sessions/guides.ts';
import { addNote, changeNote, noteByNumber } from '../src/engage/sessions/notes.ts';
import {
  answerQuestion,
  askQuestion,
  joinQuestions,
  type Moderator,
  questionByNumber,
  voteFor,
} from '../src/engage/sessions/questions.ts';
import { makeReport } from '../src/engage/sessions/report.ts';
import { closeSession, openSession } from '../src/engage/sessions/running.ts';
import { sessionVoices } from '../src/engage/sessions/tables.ts';
import { evaluate } from '../src/engage/summits/evaluations.ts';
import { addSession, type Session, translateSession } from '../src/engage/summits/programme.ts';
import {
  addSpeaker,
  addSummit,
  answerAsSpeaker,
  publishSummit,
  roomNamed,
  type Summit,
  speakerByCode,
  trackNamed,
  translateSummit,
} from '../src/engage/summits/summits.ts';
import type { Executor } from '../src/platform/database/database.ts';
import type { Hub } from '../src/platform/hub.ts';
import {
  GUIDES,
  type InventedSession,
  NOTES,
  QUESTIONS,
  SESSIONS,
  SPEAKERS,
  SUMMIT,
} from './summit-words.ts';

/** One invented summit of two days: one session is over, with its questions, notes and report; one is open now. */
export async function lightSummit(hub: Hub): Promise<void> {
  await hub.house.db.transaction(async (tx) => {
    const by = { clock: hub.clock, actor: 'worker', keys: hub.keys };
    const day = (n: number) =>
      new Date(hub.clock().getTime() + n * 86_400_000).toISOString().slice(0, 10);
    const summit = await begin(tx, by, day(-1), day(0));
    const sessions: Session[] = [];
    for (const [index, session] of SESSIONS.entries())
      sessions.push(await plan(tx, hub, by, summit, session, index, day(session.day - 1)));
    await introduce(tx, hub, by, sessions);
    await publishSummit(tx, by, summit);
    const [over, open] = sessions;
    if (!over || !open) throw new Error('the demonstration has two sessions at the least');
    await hold(tx, by, over);
    await closeSession(tx, by, over.id);
    await openSession(tx, by, open.id);
    await makeReport(tx, by, summit);
    for (let n = 0; n < 34; n += 1)
      await evaluate(tx, summit, `demo-${n}`, {
        heard: n % 3 === 0 ? 3 : 4,
        learnt: n % 2 === 0 ? 4 : 3,
        again: 4,
      });
  });
}

async function begin(
  tx: Executor,
  by: Moderator,
  opensOn: string,
  closesOn: string,
): Promise<Summit> {
  const { fr, ...others } = SUMMIT.texts;
  const summit = await addSummit(tx, by, {
    ...{ lang: 'fr', opensOn, closesOn, zone: 'Africa/Dakar', place: SUMMIT.place, link: '' },
    ...fr,
    languages: ['fr', 'ar', 'en'],
  });
  for (const lang of ['en', 'es', 'ar'] as const)
    await translateSummit(tx, by, summit, { lang, ...others[lang] });
  return summit;
}

async function plan(
  tx: Executor,
  hub: Hub,
  by: Moderator,
  summit: Summit,
  { titles, overview, theme, scope, method, kind, room, track, start, minutes }: InventedSession,
  index: number,
  day: string,
): Promise<Session> {
  const session = await addSession(
    tx,
    hub,
    by,
    summit,
    {
      ...{ lang: 'fr', kind, title: titles.fr, subtitle: '', overview, theme, scope, method },
      ...{ day, start, minutes },
      trackId: track ? await trackNamed(tx, summit, track) : '',
      roomId: await roomNamed(tx, summit, room),
    },
    { code: `RIVES${index + 1}` },
  );
  for (const lang of ['en', 'es', 'ar'] as const)
    await translateSession(tx, by, session, { lang, title: titles[lang], overview: '' });
  return session;
}

/** Of four who are asked to speak two say yes. */
async function introduce(
  tx: Executor,
  hub: Hub,
  by: Moderator,
  sessions: readonly Session[],
): Promise<void> {
  for (const { name, biography, role, session, agrees } of SPEAKERS) {
    const at = sessions[session];
    if (!at) continue;
    const { code } = await addSpeaker(tx, hub, by, at, {
      ...{ name, biography, role, organisationId: null },
    });
    const speaker = code ? await speakerByCode(tx, hub, code) : null;
    if (speaker && agrees)
      await answerAsSpeaker(tx, hub, speaker, { sessions: [at.id], files: true });
  }
}

async function hold(tx: Executor, by: Moderator, { id }: Session): Promise<void> {
  await openSession(tx, by, id);
  const voices = Array.from({ length: 24 }, () => ({
    id: randomUUID(),
    sessionId: id,
    voice: randomUUID().slice(0, 26),
  }));
  await tx.insert(sessionVoices).values(voices);
  const voice = (n: number) => voices[n % voices.length]?.id ?? '';
  for (const guide of GUIDES) await addGuide(tx, by, id, { lang: 'fr', ...guide });
  const stance = await guideByNumber(tx, id, 1);
  for (let n = 0; n < 21; n += 1)
    await answerGuide(tx, stance, voice(n), { stance: n % 7 === 0 ? -1 : n % 5 === 0 ? 0 : 1 });
  for (const [index, { text, lang, votes, answer }] of QUESTIONS.entries()) {
    await askQuestion(tx, by, id, voice(index), { lang, text });
    const question = await questionByNumber(tx, id, index + 1);
    for (let n = 1; n < votes; n += 1) await voteFor(tx, question, voice(index + n), true);
    if (answer) await answerQuestion(tx, by, question, answer);
  }
  await joinQuestions(
    tx,
    by,
    await questionByNumber(tx, id, QUESTIONS.length),
    await questionByNumber(tx, id, 1),
  );
  for (const note of NOTES) await addNote(tx, by, id, 'fr', note);
  const first = await noteByNumber(tx, id, 1);
  const mended = `${first.text} Les comptes sont lus en assemblée.`;
  await changeNote(tx, by, first, 1, { kind: 'note', text: mended });
}
