import type { Config } from '../../config.ts';
import type { Locale } from '../../web/i18n/i18n.ts';

/** From getting to know an organisation to thanking it; a hub may give them its own names. */
export const STAGES = ['research', 'cultivation', 'solicitation', 'stewardship'] as const;
export type Stage = (typeof STAGES)[number];

export const isStage = (text: string): text is Stage => STAGES.some((stage) => stage === text);

/** What this hub calls a stage, and otherwise what everybody does. */
export const stageName = (
  { relations }: Pick<Config, 'relations'>,
  stage: Stage,
  locale: Locale,
): string => relations[stage] ?? locale.t(`relations.stage.${stage}`);
