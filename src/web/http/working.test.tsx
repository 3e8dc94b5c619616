import { expect, it } from 'vitest';
import type { Job } from '../../platform/jobs/jobs.ts';
import { localeOf } from '../i18n/i18n.ts';
import type { PageContext } from './context.ts';
import { JobState } from './working.tsx';

// Of a page's context, only the language is asked for here.
const c = { var: { locale: localeOf('fr') } } as unknown as PageContext;

const job: Job = {
  id: '0199d2f4-0000-7000-8000-000000000001',
  kind: 'estimates/asked',
  subject: 'estimate:1',
  input: {},
  createdAt: new Date('2026-11-30T10:00:00Z'),
  runAfter: new Date('2026-11-30T10:00:00Z'),
  startedAt: new Date('2026-11-30T10:00:01Z'),
  aliveAt: new Date('2026-11-30T10:00:01Z'),
  stopAskedAt: null,
  endedAt: null,
  outcome: null,
  attempts: 1,
  progress: 0,
  note: null,
  problem: null,
};

const shown = (of: Partial<Job> | null): string =>
  String(
    <JobState
      c={c}
      job={of && { ...job, ...of }}
      base="/fr/staff/linkages/1/estimates"
      label="Estimation en cours"
      again="/fr/staff/linkages/1/estimates"
      asked={{ origin: 'SN', residence: 'FR' }}
    />,
  );

it('shows how far a job is, and no share while nobody can say', () => {
  expect(shown({ progress: 0.42 })).toContain(
    '<progress aria-label="Estimation en cours" value="42" max="100">',
  );
  expect(shown({})).toContain('<progress aria-label="Estimation en cours">');
});

it('lets one ask once more for what was asked, where the job gave nothing', () => {
  const failed = shown({
    endedAt: new Date('2026-11-30T10:00:09Z'),
    outcome: 'failed',
    problem: { code: 'estimate/one-list', details: {} },
  });
  expect(failed).toContain('<form method="post" action="/fr/staff/linkages/1/estimates">');
  expect(failed).toContain('<input type="hidden" name="origin" value="SN"/>');
  expect(failed).toContain('<input type="hidden" name="residence" value="FR"/>');
});

it('says nothing where nothing was asked, or all went well', () => {
  expect(shown(null)).toBe('');
  expect(shown({ endedAt: new Date('2026-11-30T10:00:09Z'), outcome: 'done' })).toBe('');
});
