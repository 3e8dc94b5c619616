/** A programme as it is exchanged (schedule.json and schedule.xml of frab and pretalx), without what belongs to one of the two forms. */
export interface Schedule {
  readonly title: string;
  readonly rooms: readonly string[];
  readonly tracks: readonly string[];
  readonly events: readonly ScheduleEvent[];
}

export interface ScheduleEvent {
  /** Where it stands in the file, for whoever has to mend it: `day 1, Salle A, 2`. */
  readonly where: string;
  readonly guid: string;
  readonly number: number;
  readonly code: string;
  readonly title: string;
  readonly subtitle: string;
  readonly kind: string;
  readonly lang: string;
  readonly overview: string;
  readonly scope: string;
  readonly room: string;
  readonly track: string;
  readonly at: Date;
  readonly minutes: number;
  readonly persons: readonly { readonly name: string; readonly biography: string }[];
}

/** Something in a file that cannot be taken as it is. */
export interface Fault {
  readonly where: string;
  readonly field: 'guid' | 'id' | 'title' | 'date' | 'duration' | 'twice' | 'number';
  readonly value: string;
}

export interface Read {
  readonly schedule: Schedule;
  readonly faults: readonly Fault[];
}

/** `01:30`, `1:30:00` and, as some write it, `90`: minutes; null for what is none or longer than a day. */
export function readDuration(text: string): number | null {
  const [, hours, minutes] = /^(\d{1,2}):([0-5]\d)(?::\d{1,2})?$/.exec(text) ?? [];
  const plain = /^\d{1,4}$/.exec(text)?.[0];
  const total = hours ? Number(hours) * 60 + Number(minutes) : Number(plain ?? 0);
  return total >= 1 && total <= 1440 ? total : null;
}

const two = (n: number): string => String(n).padStart(2, '0');

export const writeDuration = (minutes: number): string =>
  `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
