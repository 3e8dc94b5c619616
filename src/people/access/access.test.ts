import { describe, expect, it } from 'vitest';
import { coarse } from './network.ts';
import { allowed, RULES, ruleFor } from './rules.ts';

describe('the table of who may open what', () => {
  it('takes the longest beginning, and whole parts of a path only', () => {
    expect(ruleFor('/staff/imports/01a2/apply').who).toEqual(['analyst']);
    expect(ruleFor('/staff/importsx').who).toEqual(['administrator']);
    expect(ruleFor('/me/keys').who).toBe('member');
    expect(ruleFor('/menu').who).toBe('anybody');
    expect(ruleFor('/dossiers/SEN-FRA').who).toBe('anybody');
  });

  it('keeps a staff page that nobody named for the administrator', () => {
    expect(ruleFor('/staff/something/new').who).toEqual(['administrator']);
  });

  it('opens the desk to every duty of the office, and to no other', () => {
    const { who } = ruleFor('/staff');
    expect(allowed(who, new Set(['moderator']))).toBe(true);
    expect(allowed(who, new Set(['steward', 'relay']))).toBe(false);
  });

  it('lets nobody in who is not signed in', () => {
    for (const { who } of RULES) expect(allowed(who, null)).toBe(false);
  });
});

describe('a network', () => {
  it('is many people’s', () => {
    expect(coarse('192.0.2.17')).toBe('192.0.2');
    expect(coarse('::ffff:192.0.2.17')).toBe('192.0.2');
    expect(coarse('2001:db8:1:2fff::1')).toBe('2001:db8:1:2f00');
    expect(coarse('2001:db8::1')).toBe('2001:db8:0:0');
    expect(coarse('::1')).toBe('0:0:0:0');
  });
});
