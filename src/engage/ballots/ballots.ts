/** Voices on paper and in rooms: printed, keyed, counted. */
export { listeningUntil, staffTrail } from './finding.ts';
export { handsOf } from './sittings.ts';
