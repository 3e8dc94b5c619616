/**
 * A WebAssembly module, written out byte by byte, that counts the bits that one filter has in common with each of many.
 * Its one function, made for filters of `vectors` × 128 bits that lie one behind the other:
 *
 *     scan(a, b, end, totals, need, out) → end of what was written
 *
 * a: address of the one filter; b to end: addresses of the others; totals: an i32 for each of these, four times its
 * number of bits; need: address of an i32 table, from the place of a's own number of bits on, that says how many common
 * bits are enough. For each that has enough, its address and the common bits are written to out as two i32.
 */
export function simdModule(vectors: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 6, I32, I32, I32, I32, I32, I32, 1, I32]),
    // "m" "m": its memory.
    ...section(2, [1, 1, 0x6d, 1, 0x6d, 2, 0, 1]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...name('scan'), 0, 0]),
    ...section(10, [1, ...sized(body(vectors))]),
  ]);
}

/** The widest filters that it compares: sums of 16 bits hold the count, and the code stays small. */
export const MOST_VECTORS = 64;

const I32 = 0x7f;
const I64 = 0x7e;
const V128 = 0x7b;
const NOTHING = 0x40;

/** Parameters, then locals. */
const [A, B, END, TOTALS, NEED, OUT] = [0, 1, 2, 3, 4, 5] as const;
const [COMMON, SUM, WORDS, FIRST] = [6, 7, 8, 9] as const;

/** Filters of up to this many vectors stay in registers. */
const HELD = 8;
/** Byte lanes hold 31 popcounts of at most 8. */
const BYTE_SUMS = 31;

function body(vectors: number): number[] {
  const held = vectors <= HELD ? vectors : 0;
  return [
    ...[4, 1, I32, 1, I64, 1, V128, held, V128],
    ...Array.from({ length: held }, (_, at) => [
      ...get(A),
      ...v128Load(at * 16),
      ...set(FIRST + at),
    ]).flat(),
    ...[0x02, NOTHING, 0x03, NOTHING],
    // Past the last: out of the loop.
    ...get(B),
    ...get(END),
    0x4f,
    0x0d,
    1,
    ...commonBits(vectors, held),
    ...get(COMMON),
    ...get(NEED),
    ...get(TOTALS),
    ...i32Load,
    0x6a,
    ...i32Load,
    0x4e,
    ...[0x04, NOTHING],
    ...get(OUT),
    ...get(B),
    ...i32Store(0),
    ...get(OUT),
    ...get(COMMON),
    ...i32Store(4),
    ...step(OUT, 8),
    0x0b,
    ...step(B, vectors * 16),
    ...step(TOTALS, 4),
    ...[0x0c, 0, 0x0b, 0x0b],
    ...get(OUT),
    0x0b,
  ];
}

/** Popcounts of a ∧ b as bytes, these as 16-bit words, and the eight words added up in one multiplication. */
function commonBits(vectors: number, held: number): number[] {
  const code: number[] = [];
  for (let from = 0; from < vectors; from += BYTE_SUMS) {
    for (let at = from; at < Math.min(vectors, from + BYTE_SUMS); at += 1)
      code.push(
        ...(held ? get(FIRST + at) : [...get(A), ...v128Load(at * 16)]),
        ...get(B),
        ...v128Load(at * 16),
        ...simd(AND),
        ...simd(POPCNT),
        ...(at === from ? [] : simd(ADD_BYTES)),
      );
    code.push(
      ...simd(WIDEN),
      ...(from === 0 ? [] : [...get(WORDS), ...simd(ADD_WORDS)]),
      ...set(WORDS),
    );
  }
  return [
    ...code,
    ...get(WORDS),
    ...simd(LANE_64),
    0,
    ...get(WORDS),
    ...simd(LANE_64),
    1,
    0x7c,
    ...set(SUM),
    // Four sums of 16 bits end up in the highest.
    ...get(SUM),
    0x42,
    ...signed(0x0001000100010001n),
    0x7e,
    0x42,
    ...signed(48n),
    0x88,
    0xa7,
    ...set(COMMON),
  ];
}

const [AND, POPCNT, ADD_BYTES, WIDEN, ADD_WORDS, LANE_64] = [
  0x4e, 0x62, 0x6e, 0x7d, 0x8e, 0x1d,
] as const;
const simd = (operation: number) => [0xfd, ...unsigned(operation)];
const get = (local: number) => [0x20, ...unsigned(local)];
const set = (local: number) => [0x21, ...unsigned(local)];
const v128Load = (offset: number) => [0xfd, 0x00, 4, ...unsigned(offset)];
const i32Load = [0x28, 2, 0];
const i32Store = (offset: number) => [0x36, 2, ...unsigned(offset)];
const step = (local: number, by: number) => [
  ...get(local),
  0x41,
  ...signed(BigInt(by)),
  0x6a,
  ...set(local),
];

const section = (id: number, content: readonly number[]) => [id, ...sized(content)];
const sized = (content: readonly number[]) => [...unsigned(content.length), ...content];
const name = (text: string) => sized([...text].map((char) => char.charCodeAt(0)));

/** LEB128. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

function signed(value: bigint): number[] {
  const low = Number(value & 0x7fn);
  const rest = value >> 7n;
  const ends = (rest === 0n && low < 0x40) || (rest === -1n && low >= 0x40);
  return ends ? [low] : [low | 0x80, ...signed(rest)];
}
