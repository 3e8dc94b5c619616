/** What comes out of a consultation: counted, protected, shown and given away. */
export { resultOf } from './reading.ts';
export { askDueOpinions, countOpinions } from './refreshing.ts';
export { letterOf, type Result } from './result.ts';
