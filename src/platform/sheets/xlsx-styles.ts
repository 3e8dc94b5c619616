import type { Archive } from './xlsx-archive.ts';
import { readSmallMarkup } from './xlsx-markup.ts';

/** For each cell style, whether it shows a number as a date or a time. */
export async function readDateStyles(archive: Archive, part: string): Promise<boolean[]> {
  const custom = new Map<string, string>();
  const formats: string[] = [];
  if (!archive.has(part)) return [];
  let inCellXfs = false;
  await readSmallMarkup(
    archive.read(part),
    {
      open(name, attributes) {
        if (name === 'numFmt') custom.set(attributes.numFmtId ?? '', attributes.formatCode ?? '');
        else if (name === 'cellXfs') inCellXfs = true;
        else if (name === 'xf' && inCellXfs) formats.push(attributes.numFmtId ?? '0');
      },
      close(name) {
        if (name === 'cellXfs') inCellXfs = false;
      },
    },
    archive.file,
  );
  return formats.map((id) => isDateFormat(Number(id), custom.get(id)));
}

/** ECMA-376 18.8.30: the built-in formats of dates and times, East Asian ones included. */
function isDateFormat(id: number, code: string | undefined): boolean {
  if (code !== undefined) return isDateCode(code);
  return (
    (id >= 14 && id <= 22) ||
    (id >= 27 && id <= 36) ||
    (id >= 45 && id <= 47) ||
    (id >= 50 && id <= 58)
  );
}

function isDateCode(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '');
  return /[ymdhs]/i.test(bare.replace(/general/gi, '')) && !/[0#?]\s*[eE][+-]/.test(bare);
}

const DAY = 86_400_000;

/** A serial day number as an ISO date, time or both; Excel's 1900 was a leap year, hence the epoch of 30 December 1899. */
export function dateText(serial: number, since1904: boolean): string | number {
  if (serial < 0 || serial > 2_958_466) return serial;
  const epoch = since1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  const iso = new Date(Math.round(epoch + serial * DAY)).toISOString();
  if (serial < 1) return iso.slice(11, 19);
  return Number.isInteger(serial) ? iso.slice(0, 10) : iso.slice(0, 19);
}
