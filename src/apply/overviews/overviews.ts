/** What one release says of the whole hub, of one origin or of one residence: as data and as a map. */
export { PartnerMap, placeOf } from './map.tsx';
export {
  type Overview,
  overviewOf,
  overviewTitle,
  partnerPath,
  type Scope,
  scopeOf,
} from './overview.ts';
