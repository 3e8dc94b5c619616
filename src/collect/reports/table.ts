import { wordsFor } from '../../people/announcements/announcements.ts';
import type { Cell } from '../../platform/sheets/sheets.ts';
import type { Report } from './objective19.ts';
import type { InnerLife } from './reports.ts';

export const COLUMNS = [
  'section',
  'number',
  'activity',
  'title',
  'lang',
  'reason',
  'field',
  'country',
  'divisions',
  'starts_on',
  'ends_on',
  'state',
  'unit',
  'targeted',
  'reached',
  'text',
] as const;

/** The lines of a report as a table: one a section and activity, and one a text. */
export function reportRows({ sections }: Report): Cell[][] {
  return sections.flatMap(({ code, lines, texts }) => [
    ...lines.map(({ number, activity, reason }): Cell[] => [
      ...[code, number, activity.id, activity.texts[0]?.title ?? '', activity.texts[0]?.lang ?? ''],
      ...[reason, activity.field, activity.country, activity.divisions.join(' ')],
      ...[activity.startsOn, activity.endsOn, activity.state, activity.unit],
      ...[activity.targeted, activity.reached, null],
    ]),
    ...texts.map(({ lang, text }): Cell[] => [
      ...[code, null, null, null, lang, null, null, null, null, null, null, null, null, null, null],
      text,
    ]),
  ]);
}

/** Members as one line, protected, and a line for each meeting to which they were called. */
export function innerLifeRows({ members, meetings }: InnerLife): Cell[][] {
  const line = (given: Partial<Record<(typeof COLUMNS)[number], Cell>>): Cell[] =>
    COLUMNS.map((column) => given[column] ?? null);
  return [
    line({ section: 'members', unit: 'members', reached: members }),
    ...meetings.map((meeting) => {
      const { title, lang } = wordsFor(meeting, '');
      const { id, meetingOn } = meeting;
      return line({ section: 'meetings', activity: id, title, lang, starts_on: meetingOn });
    }),
  ];
}
