export { codeVoice, tellersOf } from './agendas.ts';
export { evaluationOf } from './evaluations.ts';
export { SpeakerLine, SummitCards } from './parts.tsx';
export {
  addSession,
  type Placed,
  programmeOf,
  roomNamed,
  sessionByCode,
  spanOf,
  trackNamed,
} from './programme.ts';
export {
  addSummit,
  inWords,
  nextSummits,
  publishSummit,
  type Summit,
  summitById,
  summitBySlug,
  translateSummit,
  type Worded,
} from './records.ts';
export { addSpeaker, answerAsSpeaker, speakerByCode, speakersIn } from './speakers.ts';
export { codeFor, codeIn } from './visitor-code.ts';
