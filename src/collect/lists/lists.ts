/** The lists of people that holders hand in: received, read, mapped, accepted, withdrawn; their rows are sealed. */
export {
  acceptAsked,
  acceptList,
  askToAccept,
  confirmMapping,
  countAnew,
  withdrawList,
} from './accepting.ts';
export { type Reader, readerOf } from './checking.ts';
export type { ColumnUse } from './columns.ts';
export { expireLists } from './expiring.ts';
export {
  acceptedLists,
  allLists,
  type ClosedList,
  closedAmong,
  type List,
  listById,
  mappingOf,
  stateOf,
  withdrawnLists,
} from './finding.ts';
export { readReceived } from './opening.ts';
export { type ListInput, type ProfiledList, profileList } from './profiling.ts';
export { readLists } from './reading.ts';
export { receiveList } from './receiving.ts';
export { eachRecord, recordsOf, resealLists } from './records.ts';
