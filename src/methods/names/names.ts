export { type Comparison, compareNames } from './compare.ts';
export { romanise } from './romanise.ts';
export { SAME_NAME, tokenSimilarity } from './similarity.ts';
