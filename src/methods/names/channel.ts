import { LONGEST_TOKEN, readingOf } from './letters.ts';

/** What was learned of how two scripts write the same names; made by `scripts/learn-names.ts`. */
export interface Table {
  /** Longest pieces, in symbols, of the left (Latin) and the right word. */
  readonly longest: readonly number[];
  /** Evidence at which two words count as the same name half of the time, and how sharply it turns. */
  readonly cut: number;
  readonly slope: number;
  /** A right piece, a tab, and the left pieces that it may stand for, each with ten times the natural log of its ratio. */
  readonly pieces: readonly string[];
  /** Symbol counts that follow a symbol (`^` begins, `$` ends), for what a word tells by itself. */
  readonly left: readonly string[];
  readonly right: readonly string[];
}

export interface Channel {
  /** The left and the right word as the numbers of their pieces, to be used many times. */
  readonly prepareLeft: (symbols: readonly string[]) => Prepared;
  readonly prepareRight: (symbols: readonly string[]) => Prepared;
  /** Natural log of how much likelier the two stand for one name than for two by chance. */
  readonly ratio: (left: Prepared, right: Prepared) => number;
  readonly cut: number;
  readonly slope: number;
}

export interface Prepared {
  readonly length: number;
  /** Known pieces by where they end, each as its number and its size; nothing ends everywhere. */
  readonly known: Int32Array;
  /** Where in `known` the pieces begin that end at a place. */
  readonly ends: Int32Array;
  /** How far a plain model of one letter after another departs from one letter alone, in nats. */
  readonly context: number;
  /** Self-information in nats: minus the log of how likely the word is among all. */
  readonly information: number;
}

/** A slip of the pen: one symbol for another, too many or left out, against chance. */
const SLIP = 0.01;
/** Ratios are kept in steps of a tenth of a nat, from -12.8 on; 0 is none. */
const STEPS = 10;
const ZERO = 128;
const RATIOS = Float64Array.from({ length: 256 }, (_, code) =>
  code === 0 ? 0 : Math.exp((code - ZERO) / STEPS),
);

/** Reads a table once; comparing is then a sum over all ways to cut both words into pieces (forward algorithm). */
export function channelOf(table: Table): Channel {
  const { left, right, matrix } = readPieces(table.pieces);
  const [longestLeft = 1, longestRight = 1] = table.longest;
  const leftModel = readModel(table.left);
  const rightModel = readModel(table.right);
  return {
    prepareLeft: (symbols) => prepare(symbols, left, longestLeft, leftModel),
    prepareRight: (symbols) => prepareByReading(symbols, right, longestRight, rightModel),
    ratio: (one, other) =>
      Math.log(forward(one, other, matrix, right.size)) + one.context + other.context,
    cut: table.cut,
    slope: table.slope,
  };
}

interface Pieces {
  readonly left: ReadonlyMap<string, number>;
  readonly right: ReadonlyMap<string, number>;
  readonly matrix: Uint8Array;
}

function readPieces(lines: readonly string[]): Pieces {
  const left = new Map([['', 0]]);
  const right = new Map([['', 0]]);
  const cells: [number, number, number][] = [];
  for (const line of lines) {
    const [piece = '', partners = ''] = line.split('\t');
    const column = numberIn(right, piece);
    for (const [, latin = '', nats] of partners.matchAll(/([a-z^$]*)(-?\d+)/g))
      cells.push([numberIn(left, latin), column, Number(nats)]);
  }
  const matrix = new Uint8Array(left.size * right.size);
  for (const [row, column, nats] of cells)
    matrix[row * right.size + column] = Math.min(255, Math.max(1, nats + ZERO));
  return { left, right, matrix };
}

function numberIn(all: Map<string, number>, key: string): number {
  const known = all.get(key) ?? all.size;
  all.set(key, known);
  return known;
}

/** Bigram counts with the single symbols behind them. */
interface Model {
  readonly singles: ReadonlyMap<string, number>;
  readonly pairs: ReadonlyMap<string, number>;
  readonly totals: ReadonlyMap<string, number>;
}

function readModel(lines: readonly string[]): Model {
  const singles = new Map<string, number>();
  const pairs = new Map<string, number>();
  const totals = new Map<string, number>();
  let all = 0;
  for (const line of lines) {
    const [before = '', followers = ''] = line.split('\t');
    for (const follower of followers.split(' ')) {
      const [, symbol = '', digits] = /^(.+?)(\d+)$/u.exec(follower) ?? [];
      const count = Number(digits);
      pairs.set(before + symbol, count);
      totals.set(before, (totals.get(before) ?? 0) + count);
      singles.set(symbol, (singles.get(symbol) ?? 0) + count);
      all += count;
    }
  }
  for (const [symbol, count] of singles) singles.set(symbol, count / all);
  return { singles, pairs, totals };
}

/** How many counts the single symbols weigh against the pairs. */
const PRIOR = 8;
const UNSEEN = 1e-4;

function prepare(
  symbols: readonly string[],
  known: ReadonlyMap<string, number>,
  longest: number,
  model: Model,
): Prepared {
  return {
    length: symbols.length,
    ...piecesOf(symbols, known, longest),
    ...informationOf(symbols, model),
  };
}

function piecesOf(
  symbols: readonly string[],
  known: ReadonlyMap<string, number>,
  longest: number,
): { known: Int32Array; ends: Int32Array } {
  const found: number[] = [];
  const ends = new Int32Array(symbols.length + 2);
  for (let end = 0; end <= symbols.length; end++) {
    found.push(0, 0);
    let piece = '';
    for (let size = 1; size <= Math.min(longest, end); size++) {
      piece = symbols[end - size] + piece;
      const number = known.get(piece);
      if (number !== undefined) found.push(number, size);
    }
    ends[end + 1] = found.length;
  }
  return { known: Int32Array.from(found), ends };
}

/** Hanzi that the table does not know stand for their reading. */
function prepareByReading(
  symbols: readonly string[],
  known: ReadonlyMap<string, number>,
  longest: number,
  model: Model,
): Prepared {
  if (!symbols.some((symbol) => symbol >= '\u2e80' && !isKanaOrJamo(symbol)))
    return prepare(symbols, known, longest, model);
  const read = symbols.map((hanzi) => (known.has(hanzi) ? hanzi : readingOf(hanzi)));
  return {
    length: read.length,
    ...piecesOf(read, known, longest),
    ...informationOf(symbols.map(readingOf), model),
  };
}

const isKanaOrJamo = (symbol: string) => symbol >= '\u3041' && symbol <= '\u30ff';

function informationOf(
  symbols: readonly string[],
  { singles, pairs, totals }: Model,
): { context: number; information: number } {
  let single = 0;
  let chained = 0;
  let before = '^';
  for (const symbol of [...symbols, '$']) {
    const alone = singles.get(symbol) ?? UNSEEN;
    const together = (pairs.get(before + symbol) ?? 0) + PRIOR * alone;
    chained += Math.log(together / ((totals.get(before) ?? 0) + PRIOR));
    if (symbol !== '$') single += Math.log(alone / (1 - (singles.get('$') ?? 0)));
    before = symbol;
  }
  return { context: single - chained, information: -chained };
}

/** Pieces that stand further apart than this share of a word are not of one sound. */
const BAND = 0.4;
/** A row and a column more than symbols, and the end of a word is a symbol too. */
const cells = new Float64Array((LONGEST_TOKEN + 2) ** 2);

/**
 * Sum over all joint segmentations of the product of the ratios of their pieces. This is the innermost loop of all
 * comparing: known pieces are listed once a word, and a cell asks only for those.
 */
function forward(left: Prepared, right: Prepared, matrix: Uint8Array, columns: number): number {
  const width = right.length + 1;
  const band = 1.5 + BAND * right.length;
  const [rows, rowPieces] = [left.ends, left.known];
  const [cols, colPieces] = [right.ends, right.known];
  for (let row = 0; row <= left.length; row++) {
    const [fromRow, toRow] = [rows[row] ?? 0, rows[row + 1] ?? 0];
    const middle = (row / Math.max(1, left.length)) * right.length;
    for (let column = 0; column <= right.length; column++) {
      const at = row * width + column;
      cells[at] = 0;
      if (Math.abs(column - middle) > band) continue;
      let sum = slips(at, row, column, width);
      const [fromColumn, toColumn] = [cols[column] ?? 0, cols[column + 1] ?? 0];
      for (let one = fromRow; one < toRow; one += 2) {
        const line = (rowPieces[one] ?? 0) * columns;
        const above = at - (rowPieces[one + 1] ?? 0) * width;
        for (let other = fromColumn; other < toColumn; other += 2) {
          const code = matrix[line + (colPieces[other] ?? 0)] ?? 0;
          if (code > 0)
            sum += (RATIOS[code] ?? 0) * (cells[above - (colPieces[other + 1] ?? 0)] ?? 0);
        }
      }
      cells[at] = sum;
    }
  }
  return cells[left.length * width + right.length] ?? 0;
}

/** What comes to a cell by a slip of the pen; 1 at the beginning. */
function slips(at: number, row: number, column: number, width: number): number {
  if (row === 0) return column === 0 ? 1 : SLIP * (cells[at - 1] ?? 0);
  if (column === 0) return SLIP * (cells[at - width] ?? 0);
  return SLIP * ((cells[at - width] ?? 0) + (cells[at - 1] ?? 0) + (cells[at - width - 1] ?? 0));
}

/** What short words tell is not enough to be sure: so many nats more would be needed. */
const RESERVE = 20;

/** Evidence for one name as a share of what both words tell: about 0 for strangers, 0.3 and more for one name. */
export function shareOf(
  channel: Channel,
  left: readonly string[],
  right: readonly string[],
): number {
  return share(channel, channel.prepareLeft(left), channel.prepareRight(right));
}

export function share(channel: Channel, left: Prepared, right: Prepared): number {
  const told = left.information + right.information + RESERVE;
  return channel.ratio(left, right) / told;
}
