/** Projects between holders on encoded lists: how many people they have in common, and links where every agreement allows. */
import type { Hub } from '../../platform/hub.ts';
import { expireOverlaps as expire } from './forgetting.ts';
import { endOverlap } from './projects.ts';

export { comparePairs } from './comparing.ts';
export { countAsked } from './counting.ts';
export { allOverlaps, partiesOf } from './finding.ts';
export { linkAsked } from './linking.ts';
export { judgeCodes, resealOverlaps } from './receiving.ts';

export const expireOverlaps = (hub: Hub): Promise<number> => expire(hub, endOverlap);
