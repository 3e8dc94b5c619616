/** The pure part of clerical review: what to ask next, how far reviewers agree, what a linkage is worth. */
export { type Agreement, agreementWord, cohensKappa, fleissKappa } from './kappa.ts';
export { type Interval, type Quality, qualityOf, type Reviewed } from './quality.ts';
export { queueOf, type Stage, stageOf } from './queue.ts';
export { allocate, interleave, rangeAt, STRATUM_BOUNDS } from './sampling.ts';
