export { type Persons, personsOf } from './reading.ts';
export { KnownToLists } from './section.tsx';
