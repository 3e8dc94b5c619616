import { MIGRATION_TARGETS } from '../../reference/frames/frames.ts';
import { type Typed, typed } from '../../web/http/forms.ts';
import type { Activity, ActivityForm } from './activities.ts';

/** The original and as many translations as one form shows. */
const TEXTS = 12;

/** What was typed, as the form of an activity wants it; what is not in order is left for it to refuse. */
export function formOf(form: Typed): unknown {
  const or = (name: string) => form.one(name).trim() || null;
  return {
    texts: textsOf(form),
    field: form.one('field'),
    purpose: or('purpose'),
    unit: form.one('unit') || 'people',
    targeted: countOf(form.one('targeted')),
    reached: countOf(form.one('reached')),
    groups: form.all('groups'),
    country: form.one('country'),
    divisions: form.all('divisions'),
    place: or('place'),
    startsOn: form.one('startsOn'),
    endsOn: or('endsOn'),
    state: form.one('state'),
    partners: linesOf(form.one('partners')),
    money: or('money'),
    capitals: form.all('capitals'),
    targets: [...new Set([...form.all('targets'), ...wordsOf(form.one('otherTargets'))])],
    sections: form.all('sections'),
    commitments: form.all('commitments'),
    visibility: form.one('visibility') || 'coordination',
  } satisfies Record<keyof ActivityForm, unknown>;
}

function textsOf(form: Typed) {
  const rows = Array.from({ length: TEXTS }, (_, index) => ({
    lang: form.one(`lang.${index}`),
    title: form.one(`title.${index}`),
    text: form.one(`text.${index}`),
  }));
  // A translation of which nothing was written is none.
  return rows.filter(({ title, text }, index) => index === 0 || title.trim() || text.trim());
}

/** Whole numbers as people write them: with spaces, or in Arabic digits. */
function countOf(written: string): number | null {
  const digits = written
    .replace(/[٠-٩]/g, (digit) => String((digit.codePointAt(0) ?? 0) - 0x660))
    .replace(/[\s\u202f\u00a0'’.,٬]/g, '');
  return digits === '' ? null : /^\d+$/.test(digits) ? Number(digits) : Number.NaN;
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
const wordsOf = (text: string): string[] => text.split(/[\s,;،]+/).filter(Boolean);

const isMigrationTarget = (code: string): boolean =>
  MIGRATION_TARGETS.some((target) => target === code);

/** An activity as its form shows it; `names` are those of the partners that the directory knows. */
export function fieldsOf(activity: Activity, names: ReadonlyMap<string, string>): Typed {
  const partners = [
    ...activity.partnerIds.flatMap((id) => names.get(id) ?? []),
    ...activity.partnerNames,
  ];
  const texts = activity.texts.flatMap(({ lang, title, text }, index) => [
    [`lang.${index}`, lang],
    [`title.${index}`, title],
    [`text.${index}`, text],
  ]);
  const written = (value: string | number | null) => String(value ?? '');
  return typed({
    ...Object.fromEntries(texts),
    field: activity.field,
    purpose: written(activity.purpose),
    unit: activity.unit,
    targeted: written(activity.targeted),
    reached: written(activity.reached),
    groups: activity.groups,
    country: activity.country,
    divisions: activity.divisions,
    place: written(activity.place),
    startsOn: activity.startsOn,
    endsOn: written(activity.endsOn),
    state: activity.state,
    partners: partners.join('\n'),
    money: written(activity.money),
    capitals: activity.capitals,
    targets: activity.targets.filter(isMigrationTarget),
    otherTargets: activity.targets.filter((code) => !isMigrationTarget(code)).join(', '),
    sections: activity.sections,
    commitments: activity.commitments,
    visibility: activity.visibility,
  });
}

/** The same activity a year later, as something planned: what it reached is not known yet. */
export function nextYear(activity: Activity): Activity {
  const { startsOn, endsOn } = activity;
  return {
    ...activity,
    startsOn: yearLater(startsOn),
    endsOn: endsOn && yearLater(endsOn),
    state: 'planned',
    reached: null,
  };
}

// The 29th of February has no next year.
const yearLater = (day: string): string =>
  `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`.replace(/-02-29$/, '-02-28');
