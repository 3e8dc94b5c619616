export { type Comparison, compareNames, SAME_NAME } from './compare.ts';
export { romanise } from './romanise.ts';
export { tokenSimilarity } from './similarity.ts';
