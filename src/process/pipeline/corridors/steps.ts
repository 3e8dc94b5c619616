/** The steps from facts to corridors, in order. `docs/pipeline.sql` is written from this list. */
import type { Step } from '../step.ts';
import { COUNTRY_STEPS } from './countries.ts';
import { DATA_TYPE_STEPS } from './data-types.ts';
import { DEPENDENCE_STEPS } from './dependence.ts';
import { DOCUMENT_STEPS } from './documents.ts';
import { HEADLINE_STEPS } from './headlines.ts';
import { READING_STEPS } from './readings.ts';
import { SECTION_STEPS } from './sections.ts';
import { TOTAL_STEPS } from './totals.ts';
import { VERDICT_STEPS } from './verdicts.ts';

export const CORRIDOR_STEPS: readonly Step[] = [
  ...DATA_TYPE_STEPS,
  ...READING_STEPS,
  ...DEPENDENCE_STEPS,
  ...HEADLINE_STEPS,
  ...SECTION_STEPS,
  ...TOTAL_STEPS,
  ...VERDICT_STEPS,
  ...DOCUMENT_STEPS,
  ...COUNTRY_STEPS,
];
