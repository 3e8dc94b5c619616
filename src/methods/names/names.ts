export { type Comparison, compareNames } from './compare.ts';
export { spellingsOf } from './respelling.ts';
export { romanise } from './romanise.ts';
export { namesApart, namesTogether, type Sighting } from './sightings.ts';
export { SAME_NAME, tokenSimilarity } from './similarity.ts';
export { slipsOf } from './slips.ts';
