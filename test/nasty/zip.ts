import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  readonly name: string;
  readonly data: string | Buffer;
  /** General purpose flags; bit 0 says encrypted. */
  readonly flags?: number;
  /** What the headers claim instead of the truth. */
  readonly claimedSize?: number;
  readonly claimedCrc?: number;
}

/** Writes a ZIP, honest or not; written here because libraries refuse to lie. */
export function makeZip(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const data = Buffer.from(part.data);
    const packed = deflateRawSync(data);
    const fields = headerFields(part, data, packed);
    const name = Buffer.from(part.name);
    const local = Buffer.concat([signed(0x04034b50, 4), fields, lengths(name, 2), name, packed]);
    directory.push(centralEntry(fields, name, offset));
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...locals, central, endRecord(parts.length, central.length, offset)]);
}

function signed(signature: number, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  buffer.writeUInt32LE(signature);
  return buffer;
}

/** Version, flags, method, time, date, checksum and both sizes: the same in both headers. */
function headerFields(part: ZipPart, data: Buffer, packed: Buffer): Buffer {
  const fields = Buffer.alloc(22);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(part.flags ?? 0, 2);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(part.claimedCrc ?? crc32(data), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(part.claimedSize ?? data.length, 18);
  return fields;
}

function lengths(name: Buffer, fields: number): Buffer {
  const buffer = Buffer.alloc(fields * 2);
  buffer.writeUInt16LE(name.length);
  return buffer;
}

function centralEntry(fields: Buffer, name: Buffer, offset: number): Buffer {
  const rest = Buffer.alloc(18);
  rest.writeUInt16LE(name.length, 0);
  rest.writeUInt32LE(offset, 14);
  return Buffer.concat([signed(0x02014b50, 6), fields, rest, name]);
}

function endRecord(count: number, size: number, offset: number): Buffer {
  const end = signed(0x06054b50, 22);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
