import type { Table } from './channel.ts';
import type { Learned } from './letters.ts';
import type { Spelling } from './spelling.ts';
import arabic from './tables/arabic.json' with { type: 'json' };
import chinese from './tables/chinese.json' with { type: 'json' };
import hebrew from './tables/hebrew.json' with { type: 'json' };
import katakana from './tables/katakana.json' with { type: 'json' };
import korean from './tables/korean.json' with { type: 'json' };
import latin from './tables/latin.json' with { type: 'json' };
import russian from './tables/russian.json' with { type: 'json' };

/** A script's table with the decisions by which a word in it becomes Latin letters. */
export interface LearnedTable extends Table {
  /** Latin letters, a tab, and the surroundings in which a symbol becomes them. */
  readonly decisions: readonly string[];
}

const TABLES = { arabic, chinese, hebrew, katakana, korean, russian } satisfies Record<
  Learned,
  LearnedTable
>;

export const tableOf = (script: Learned): LearnedTable => TABLES[script];

/** How Latin spellings differ: made of names that other scripts write alike, or nearly. */
export const LATIN: Spelling = latin;
