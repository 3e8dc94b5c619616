/** Countries and territories: their codes, their names, how a sentence says them, and which one a label means. */
export { CODE_SYSTEMS, type CodeSystem, countryCode } from './codes.ts';
export { fromCountry, inCountry } from './grammar.ts';
export type { LabelLanguage } from './label-index.ts';
export { countriesByName, countryName, regionName } from './names.ts';
export { type CountryContext, type CountryResolution, resolveCountry } from './resolve.ts';
export { COUNTRIES, country } from './table.ts';
