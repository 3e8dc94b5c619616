/** The lists of people that holders hand in. */
export { type ListInput, type ProfiledList, profileList } from './profiling.ts';
export { readLists } from './reading.ts';
