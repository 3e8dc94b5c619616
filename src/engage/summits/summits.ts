export { tellersOf } from './agendas.ts';
export { type Evaluation, evaluationOf } from './evaluations.ts';
export { dayName, hoursOf, SpeakerLine, SummitCards } from './parts.tsx';
export {
  addSession,
  type Placed,
  programmeOf,
  roomNamed,
  sessionByCode,
  trackNamed,
} from './programme.ts';
export {
  addSummit,
  inWords,
  type Means,
  nextSummits,
  publishSummit,
  type Summit,
  summitById,
  summitBySlug,
  translateSummit,
  type Worded,
} from './records.ts';
export { keepReport, keepThanks, keptReport, type ReportParagraph } from './reports.ts';
export {
  addSpeaker,
  answerAsSpeaker,
  type Speaker,
  speakerByCode,
  speakersIn,
} from './speakers.ts';
export { staffTrail, summitTrail } from './trails.ts';
export { whereOf } from './views.tsx';
export { brakeHall, codeFor, codeIn } from './visitor-code.ts';
