import type { NotRedressed, Redressed } from './redressing.ts';
import type { HeardBy } from './unheard.ts';

/** Who was heard beside who there is, by the release in force when it was counted. */
export interface Silence {
  readonly edition: number;
  readonly heard: readonly HeardBy[];
  readonly redressed: Redressed | NotRedressed;
}
