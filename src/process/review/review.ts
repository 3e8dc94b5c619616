/** Clerical review: people look at pairs that the model doubts, and their word holds until it is taken back. */
export { daysOf, endDay, reviewerAt, verdictsOf } from './days.ts';
export { reviewHolding } from './holding.ts';
export { judge, lastVerdict, putOffPair, takeBack } from './judging.ts';
export { drawSample } from './sample.ts';
export { standingOf } from './standing.ts';
export { takeTurn } from './turns.ts';
