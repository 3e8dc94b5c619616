import { asc, eq } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { participants } from './tables.ts';

export { BLURRED, blurOrder } from './blurring.ts';
export { citedStatements, owedStatements } from './citing.ts';
export { DeskTabs } from './desk-tabs.tsx';
export { closeEnded } from './drafting.ts';
export { participationsOf } from './holding.ts';
export type { Leaving } from './leaving.ts';
export type { Means } from './noting.ts';
export { ConsultationCards, Said, SaidAtLength } from './parts.tsx';
export {
  type Consultation,
  phaseOf,
  phasesOf,
} from './phases.ts';
export {
  consultationById,
  consultationBySlug,
  listConsultations,
  type OpenConsultation,
  openConsultations,
  type ShownConsultation,
} from './showing.ts';
export {
  addStatement,
  hideStatement,
  joinStatements,
  type Statement,
  statementByNumber,
  statementsBy,
  statementsById,
  statementsOf,
} from './statements.ts';
export { participantIn } from './taking.ts';
export { tellAuthors, tellNamed } from './telling.ts';
export { AGE_BANDS, SEXES, type Traits, tellOf } from './traits.ts';
export {
  admit,
  arrivalsOf,
  authorName,
  type Channel,
  findParticipant,
  handOut,
  newVoiceCode,
  type Participant,
  provenCode,
  readVoiceCode,
  standName,
  voiceOf,
  wasHandedOut,
} from './voices.ts';
export { castVote, votesOf } from './voting.ts';

/** Who takes part: by channel and what they agreed to tell. */
export const participantsOf = (db: Executor, consultation: string) =>
  db
    .select({
      id: participants.id,
      channel: participants.channel,
      lang: participants.lang,
      residence: participants.residence,
      ageBand: participants.ageBand,
      sex: participants.sex,
    })
    .from(participants)
    .where(eq(participants.consultationId, consultation))
    .orderBy(asc(participants.id));
