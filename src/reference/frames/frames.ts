import type { Lang } from '../languages/languages.ts';
import { CAPITALS } from './capitals.ts';
import { DEFINITIONS, KINDS, MEASURES, SEXES } from './figures.ts';
import {
  CHS_COMMITMENTS,
  HUMANITARIAN_PRINCIPLES,
  MIGRATION_TARGETS,
  OBJECTIVE_19,
  PRACTICE_SECTIONS,
  SESSION_SECTIONS,
} from './reports.ts';
import { CRISIS_PHASES, PROGRAMME_STAGES, RELATIONSHIP_STAGES } from './stages.ts';
import type { Term } from './term.ts';
import { TOPICS } from './topics.ts';

export { answerCodes, answerNames, isQuestion, type Question } from './answers.ts';
export type { InFour, Term } from './term.ts';
export { MIGRATION_TARGETS };

/** Every list of field words that ships with the hub, each in its own order. */
export const FRAMES = {
  capitals: CAPITALS,
  chsCommitments: CHS_COMMITMENTS,
  crisisPhases: CRISIS_PHASES,
  definitions: DEFINITIONS,
  humanitarianPrinciples: HUMANITARIAN_PRINCIPLES,
  kinds: KINDS,
  measures: MEASURES,
  objective19: OBJECTIVE_19,
  practiceSections: PRACTICE_SECTIONS,
  programmeStages: PROGRAMME_STAGES,
  relationshipStages: RELATIONSHIP_STAGES,
  sessionSections: SESSION_SECTIONS,
  sexes: SEXES,
  topics: TOPICS,
} as const satisfies Record<string, readonly Term[]>;

export type FrameName = keyof typeof FRAMES;
export type CodeOf<Name extends FrameName> = (typeof FRAMES)[Name][number]['code'];
export type TermOf<Name extends FrameName> = (typeof FRAMES)[Name][number];

/** The term of a frame that bears the code; throws on a code that the frame has not. */
export function term<Name extends FrameName>(frame: Name, code: CodeOf<Name>): TermOf<Name> {
  const found = FRAMES[frame].find((one: Term) => one.code === code);
  if (!found) throw new Error(`no term ${code} in frame ${frame}`);
  return found;
}

/** The name that people read, in their language. */
export function nameOf<Name extends FrameName>(
  frame: Name,
  code: CodeOf<Name>,
  lang: Lang,
): string {
  return term(frame, code).name[lang];
}

/** The one sentence that says what the term means. */
export function aboutOf<Name extends FrameName>(
  frame: Name,
  code: CodeOf<Name>,
  lang: Lang,
): string {
  return term(frame, code).about[lang];
}
