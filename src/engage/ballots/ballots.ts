/** Voices on paper and in rooms: printed, keyed, counted. */
export { staffTrail } from './finding.ts';
export { handsOf } from './sittings.ts';
export { VoiceTabs } from './staff-views.tsx';
