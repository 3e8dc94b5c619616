import { describe, expect, it } from 'vitest';
import { RESIDENCES } from './countries.ts';
import { demoEvents } from './events.ts';
import { HOLDERS } from './holders.ts';
import { PLACES } from './places.ts';
import { demoPlan } from './plan.ts';
import { demoSources, FILES } from './sources.ts';
import { demoVoices } from './voices.ts';

const now = new Date('2026-03-02T10:00:00Z');
const sources = demoSources(now);
const languages = ['fr', 'en', 'es', 'ar'] as const;

describe('what the demonstration tells of its sources', () => {
  it('says that they are invented: in holders, titles and file names', () => {
    for (const { name } of Object.values(HOLDERS))
      expect(name).toMatch(/exemple|données inventées/);
    for (const { title } of sources) {
      expect(title.fr).toMatch(/données inventées|exemple/);
      expect(title.en).toMatch(/invented|example/);
      expect(title.es).toMatch(/inventados|ejemplo/);
      expect(title.ar).toMatch(/مختلقة|مثال/);
    }
    for (const path of Object.values(FILES)) expect(path).toMatch(/^donnees-inventees-/);
  });

  it('says everything in four languages, each in its own words', () => {
    for (const { title, method, biases, coverage } of sources) {
      for (const words of [title, method, biases, coverage.gaps]) {
        expect(new Set(languages.map((language) => words[language])).size).toBe(4);
        expect(words.ar).toMatch(/\p{Script=Arabic}/u);
      }
    }
  });

  it('has one agreement that expired, one about to, and the rest in force', () => {
    const left = sources.flatMap(({ agreement }) =>
      agreement ? [(Date.parse(agreement.expiresOn) - now.getTime()) / 86_400_000] : [],
    );
    expect(left.filter((days) => days < 0)).toHaveLength(1);
    expect(left.filter((days) => days >= 0 && days < 60)).toHaveLength(1);
    expect(left.filter((days) => days >= 60)).toHaveLength(3);
  });

  it('owes a file for every source but what people said and what was never handed over', () => {
    expect(sources.filter(({ file }) => file === null).map(({ slug }) => slug)).toEqual([
      'interviews',
      'household-survey',
    ]);
  });

  it('speaks of every way to belong, and of every kind of figure', () => {
    const definitions = new Set(sources.map(({ definition }) => definition));
    expect(definitions).toEqual(
      new Set([
        'born_or_citizen',
        'birth',
        'citizenship',
        'ancestry',
        'registration',
        'self_identification',
        'protection',
        'none',
      ]),
    );
    expect(new Set(sources.map(({ kind }) => kind)).size).toBe(4);
    for (const { coverage } of sources) {
      expect(coverage.residences.every((code) => RESIDENCES.includes(code))).toBe(true);
    }
  });
});

describe('what people said', () => {
  const { sessions, themes, quotations } = demoVoices(now);
  const participants = sessions.reduce((sum, session) => sum + session.participants, 0);

  it('counts no more mentions than people, and no more women than people', () => {
    expect(participants).toBe(69);
    for (const theme of themes) expect(theme.participants).toBeLessThanOrEqual(participants);
    for (const session of sessions) expect(session.women).toBeLessThanOrEqual(session.participants);
  });

  it('quotes by consent, given before today, on a known theme', () => {
    for (const { theme, consent } of quotations) {
      expect(themes.map(({ slug }) => slug)).toContain(theme);
      expect(Date.parse(consent.givenOn)).toBeLessThan(now.getTime());
      expect(consent.uses.length).toBeGreaterThan(0);
    }
  });

  it('was heard in places of the world', () => {
    for (const { residence, place } of sessions) {
      expect(PLACES.some((each) => each.residence === residence && each.name === place)).toBe(true);
    }
  });
});

describe('the plan and what happens now', () => {
  it('answers sixteen decisions, each dated before today', () => {
    const plan = demoPlan(now);
    expect(plan.map(({ number }) => number)).toEqual(Array.from({ length: 16 }, (_, i) => i + 1));
    for (const { decidedOn, revisedOn, answer } of plan) {
      expect(Date.parse(decidedOn)).toBeLessThan(now.getTime());
      if (revisedOn) expect(revisedOn > decidedOn).toBe(true);
      expect(answer.fr).not.toBe(answer.en);
    }
  });

  it('announces three things to come, in order', () => {
    const events = demoEvents(now);
    expect(events.map(({ kind }) => kind)).toEqual(['consultation', 'help_desk', 'summit']);
    expect(events.map(({ startsOn }) => startsOn)).toEqual([
      '2026-03-08',
      '2026-03-15',
      '2026-05-29',
    ]);
    for (const { title } of events) expect(title.fr).toContain('exemple');
  });
});
