import type { Lang } from '../languages/languages.ts';

type Texts = Readonly<Record<Lang, string>>;

export interface SdgTarget {
  /** `10.7`, `10.c` */
  readonly code: string;
  readonly goal: number;
  readonly title: Texts;
}

export interface SdgGoal {
  readonly number: number;
  readonly name: Texts;
  readonly title: Texts;
  readonly targets: readonly SdgTarget[];
}

/** The targets that concern migration and diasporas, first in every list. */
export const MIGRATION_TARGETS = [
  '10.7',
  '10.c',
  '17.3',
  '17.16',
  '17.17',
  '17.18',
  '8.3',
  '8.8',
  '4.b',
] as const;

let loading: Promise<readonly SdgGoal[]> | undefined;

/** The 17 goals with their 169 targets, read at the first call. */
export function loadSdg(): Promise<readonly SdgGoal[]> {
  loading ??= read();
  return loading;
}

async function read(): Promise<readonly SdgGoal[]> {
  const { default: table } = await import('../data/sdg.json', { with: { type: 'json' } });
  const targets = Object.entries(table.targets).map(([code, title]) => ({
    code,
    goal: Number.parseInt(code, 10),
    title: textsOf(title),
  }));
  const names = new Map(Object.entries(table.short));
  return Object.entries(table.goals).map(([key, title]) => {
    const number = Number(key.slice(1));
    return {
      number,
      name: textsOf(names.get(key) ?? []),
      title: textsOf(title),
      targets: targets.filter((target) => target.goal === number),
    };
  });
}

function textsOf([fr = '', en = '', es = '', ar = '']: readonly string[]): Texts {
  return { fr, en, es, ar };
}
