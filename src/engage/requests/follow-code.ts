import type { Keys } from '../../platform/keys.ts';
import { inFours, newSigns, readSigns } from '../../platform/signs.ts';

/** 16 signs of five bits are 80 bits, tried against a brake. */
const LENGTH = 16;

/** What an author without an account follows their request by, in groups of four. */
export const newFollowCode = (): string => inFours(newSigns(LENGTH));

/** As it is hashed, however it was typed; null where it is none. */
export const readFollowCode = (typed: string): string | null => readSigns(typed, LENGTH);

/** What a code is kept as. */
export const followHash = (keys: Keys, typed: string): string =>
  keys.hash('request code', readFollowCode(typed) ?? '');
