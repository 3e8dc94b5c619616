const END_OF_DIRECTORY = 0x06054b50;
const END_LENGTH = 22;

/** Sets the date of every entry of a zip archive, in place, so that the same content gives the same bytes (APPNOTE 4.3). */
export function stampZip(bytes: Uint8Array, date: Date): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - END_LENGTH;
  if (view.getUint32(end, true) !== END_OF_DIRECTORY) throw new Error('not a plain zip archive');
  const entries = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let entry = 0; entry < entries; entry += 1) {
    stamp(view, at + 12, date);
    stamp(view, view.getUint32(at + 42, true) + 10, date);
    at += 46 + [28, 30, 32].reduce((sum, field) => sum + view.getUint16(at + field, true), 0);
  }
  return bytes;
}

// MS-DOS time and date, two bytes each; midnight.
function stamp(view: DataView, at: number, date: Date): void {
  view.setUint16(at, 0, true);
  const day =
    ((date.getUTCFullYear() - 1980) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate();
  view.setUint16(at + 2, day, true);
}
