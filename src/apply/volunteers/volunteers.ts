export {
  mostGiven,
  originIn,
  tableOf,
  type Volunteers,
  volunteersOf,
  volunteersPath,
} from './reading.ts';
export { WhatVolunteersSay } from './section.tsx';
