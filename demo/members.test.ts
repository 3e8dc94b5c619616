import { describe, expect, it } from 'vitest';
import { answers } from '../src/people/profiles/answers.ts';
import { documentsOf } from '../src/process/volunteers/volunteers.ts';
import { demoMembers } from './members.ts';

describe('the members of the demonstration', () => {
  it('are the same each time, and could all have filled in the form', () => {
    expect(demoMembers()).toEqual(demoMembers());
    for (const said of demoMembers()) expect(answers.parse(said)).toEqual(said);
  });

  it('are enough for every table, with something too rare to be shown', () => {
    const [all] = documentsOf(demoMembers(), '2026-11-30');
    expect(all?.tables).toHaveLength(8);
    expect(all?.tables.some(({ other }) => other !== null)).toBe(true);
  });
});
