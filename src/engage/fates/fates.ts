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
