/** The pure part of record linkage: what is compared and how, what is learnt from it, who is one person. */
export {
  type CostedRule,
  type Filled,
  type Key,
  keysOf,
  type PlannedRule,
  planBlocking,
  type Rule,
  ruleName,
  ruleSql,
  rulesOf,
} from './blocking.ts';
export { disjointSets, groupLinks, type Link, splitGroup } from './clusters.ts';
export { type ColumnProfile, headerKey, idColumnOf, KINDS, type Kind, kindsOf } from './columns.ts';
export {
  type Comparison,
  columnOf,
  comparable,
  comparisonsOf,
  LEVELS,
  packedSql,
  unpack,
  wordsColumnOf,
} from './comparisons.ts';
export { type Drawable, drawPersons } from './drawing.ts';
export {
  type KinBelief,
  kinWeightOf,
  learn,
  learnAmongAll,
  learnInRounds,
  type Model,
  probabilityOf,
  startOf,
  strangeWeightOf,
  tieWeight,
  type VectorCount,
  weightOf,
  weightsOf,
} from './expectation.ts';
export { type Field, fieldsOf } from './fields.ts';
export { type KeptModel, keptModel } from './kept.ts';
export { groupWith, judgedBy, type Pair, type Said } from './regrouping.ts';
export {
  type DateOrder,
  dated,
  isMaybeName,
  isName,
  isUnnamed,
  standard,
  withoutFillers,
} from './standardising.ts';
export { type Joint, scaled, tieCell } from './ties.ts';
