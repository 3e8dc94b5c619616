/** A date, or a date and a time of day by the clock on the wall: `2026-03-29` or `2026-03-29T02:30`. */
export type Local = string;

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})(?:T([01]\d|2[0-3]):([0-5]\d))?$/;
const [FIRST_YEAR, LAST_YEAR] = [1990, 2100];

/** Whether this is a day that exists (and a time of day), in years of which the zones are well known. */
export function isLocal(text: string): boolean {
  const [, year = '', month = '', day = ''] = SHAPE.exec(text) ?? [];
  if (Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR) return false;
  const at = new Date(`${year}-${month}-${day}T00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(`${year}-${month}-${day}`);
}

export const isDay = (local: Local): boolean => local.length === 10;

/** The same clock read as if it stood in UTC: for arithmetic with local times. */
export const wall = (local: Local): number => Date.parse(isDay(local) ? local : `${local}Z`);

export const localAt = (wallClock: number): Local =>
  new Date(wallClock).toISOString().slice(0, 'YYYY-MM-DDTHH:mm'.length);

export const dayAt = (wallClock: number): Local => new Date(wallClock).toISOString().slice(0, 10);

const known = new Map<string, Intl.DateTimeFormat | null>();

/** Whether the hub knows this zone by this name (IANA: `Africa/Casablanca`, `UTC`). */
export const isZone = (zone: string): boolean => formatOf(zone) !== null;

/** The same zone by the name that `Intl` lists it under: `Asia/Katmandu` for `Asia/Kathmandu`; null for none. */
export const listedZone = (zone: string): string | null =>
  formatOf(zone)?.resolvedOptions().timeZone ?? null;

// What strangers wrote is remembered only where it is a zone: there are some six hundred of them.
function formatOf(zone: string): Intl.DateTimeFormat | null {
  const found = known.get(zone);
  if (found !== undefined) return found;
  // Offsets such as +01:00 are no zones: they say nothing of summer.
  if (!/^[A-Za-z][\w+/-]{1,49}$/.test(zone)) return null;
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    known.set(zone, format);
    return format;
  } catch {
    return null;
  }
}

/** What the clock on the wall says there. */
export function localOf(at: Date, zone: string): Local {
  const text = formatOf(zone)?.format(at) ?? '';
  const [, month, day, year, clock] = /^(\d\d)\/(\d\d)\/(\d+), (\d\d:\d\d)$/.exec(text) ?? [];
  if (!year) throw new RangeError(`no zone: ${zone}`);
  return `${year}-${month}-${day}T${clock}`;
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Minutes by which the clock there is ahead of UTC. */
export const offsetAt = (at: Date, zone: string): number =>
  Math.round((wall(localOf(at, zone)) - Math.floor(at.getTime() / MINUTE) * MINUTE) / MINUTE);

/**
 * The moment of a local time (a day begins at midnight). RFC 5545, 3.3.5: what the clock shows twice is meant the first
 * time; what it never shows is read with the offset from before the gap.
 */
export function instantOf(local: Local, zone: string): Date {
  const there = wall(local);
  const offsets = [there - DAY, there + DAY].map((near) => offsetAt(new Date(near), zone));
  const shown = offsets
    .map((offset) => there - offset * MINUTE)
    .filter((at) => there - at === offsetAt(new Date(at), zone) * MINUTE);
  return new Date(shown.length > 0 ? Math.min(...shown) : there - (offsets[0] ?? 0) * MINUTE);
}
