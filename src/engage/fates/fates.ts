export { AfterStatement, afterStatement } from './after.tsx';
export {
  allCommitments,
  commitmentById,
  followUp,
  isLate,
  lateCommitments,
  stepsOf,
  undertake,
} from './commitments.ts';
export { type Decision, decideFate, fateHistory, fateOf, fatesOf } from './deciding.ts';
export { becameLately, latestFates } from './latest.ts';
export { namesOf } from './names.ts';
export { FateBox, FateTag, NamedLink, TraceBox } from './parts.tsx';

export { type ToldFate, tellFates } from './telling.ts';
export { type Traced, traceOf } from './traces.ts';
export { FateLines, Wait } from './views.tsx';
