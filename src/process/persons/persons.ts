/** Persons that a linkage found, with who says what of them, and what each holder gets back. */
export { countReturn } from './counting.ts';
