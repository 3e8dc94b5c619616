/** Shares of a population from samples in which people bring their acquaintances. */
export { type Course, courseOf } from './course.ts';
export { type Referred, type Share, shareOf, type Warning } from './share.ts';
export { ReferralError } from './trees.ts';
