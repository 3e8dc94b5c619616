import { describe, expect, it } from 'vitest';
import { ties } from './ties.ts';

describe('lines between sources that depend on each other', () => {
  it('run from the source taken up to the one that took it up', () => {
    expect(ties([{ id: 'insee' }, null, { id: 'un', dependsOn: ['insee'] }])).toEqual({
      lanes: 1,
      strands: [
        [{ lane: 0, up: false, down: true, end: 'origin' }],
        [{ lane: 0, up: true, down: true }],
        [{ lane: 0, up: true, down: false, end: 'dependent' }],
      ],
    });
  });
  it('share a lane where they do not meet, and take a second one where they do', () => {
    const rows = [
      { id: 'a' },
      { id: 'b', dependsOn: ['a'] },
      { id: 'c' },
      { id: 'd', dependsOn: ['c', 'a'] },
    ];
    expect(ties(rows).lanes).toBe(2);
    expect(ties(rows.slice(0, 3)).lanes).toBe(1);
  });
  it('ignore a source that is not in the chart, and itself', () => {
    expect(ties([{ id: 'a', dependsOn: ['nobody', 'a'] }])).toEqual({ lanes: 0, strands: [[]] });
  });
});
