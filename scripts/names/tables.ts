import { channelOf, shareOf, type Table } from '../../src/methods/names/channel.ts';
import { type Learned, readingOf } from '../../src/methods/names/letters.ts';
import pinyin from '../../src/methods/names/tables/pinyin.json' with { type: 'json' };
import type { LearnedTable } from '../../src/methods/names/tables.ts';
import { learnDecisions } from './decisions.ts';
import {
  frequencies,
  type Learnt,
  learnPieces,
  type Pair,
  type Piece,
  type Settings,
} from './expectation.ts';
import { type Row, strangers } from './rows.ts';

const SETTINGS: Readonly<Record<Learned, Settings>> = {
  arabic: { longest: [4, 2], rounds: 12, damping: 0.3, discount: 0.3 },
  chinese: { longest: [6, 1], rounds: 12, damping: 0.3, discount: 0.3 },
  hebrew: { longest: [3, 2], rounds: 12, damping: 0.3, discount: 0.3 },
  katakana: { longest: [4, 2], rounds: 12, damping: 0.3, discount: 0.3 },
  korean: { longest: [3, 3], rounds: 12, damping: 0.3, discount: 0.3 },
  russian: { longest: [4, 2], rounds: 12, damping: 0.3, discount: 0.3 },
};
/** Longer words teach little and cost much. */
const LONGEST_LEARNT = 18;
/** False matches in random pairs at the cut: half of what is allowed. */
const FALSE_MATCHES = 0.0005;
const STRANGERS_EACH = 60;
/** One row in so many is kept from learning to find the cut on. */
const SPARED = 8;
/** The similarity of a typical pair of one name. */
const TYPICAL = 0.95;

export function learnTable(script: Learned, rows: readonly Row[]): LearnedTable {
  const usable = rows.filter(
    ({ left, right }) =>
      left.length > 0 &&
      right.length > 0 &&
      left.length <= LONGEST_LEARNT &&
      right.length <= LONGEST_LEARNT * 1.5,
  );
  const taught = usable.filter((_, at) => at % SPARED > 0);
  const spared = usable.filter((_, at) => at % SPARED === 0);
  const read = script === 'chinese' ? taught.map(byReading) : taught;
  const learnt = learnPieces(read, SETTINGS[script]);
  const pieces = script === 'chinese' ? piecesOfChinese(taught, learnt) : learnt.pieces;
  const table = {
    longest: [...SETTINGS[script].longest],
    cut: 0,
    slope: 1,
    pieces: pieceLines(pieces),
    left: countLines(read.map(({ left }) => left)),
    right: countLines(read.map(({ right }) => right)),
    // A name in hanzi is romanised by its readings: most of those in lists are Chinese, most of the pairs foreign.
    decisions: script === 'chinese' ? [] : learnDecisions(taught),
  };
  return { ...table, ...calibrate(table, spared) };
}

const byReading = (row: Row): Row => ({ ...row, right: row.right.map(readingOf) });

export function pieceLines(pieces: readonly Piece[]): string[] {
  return [...Map.groupBy(pieces, ({ right }) => right)]
    .map(([right, all]) => {
      const partners = all
        .map(({ left, ratio }) => `${left}${Math.round(Math.log(ratio) * 10)}`)
        .sort();
      return `${right}\t${partners.join(' ')}`;
    })
    .sort();
}

export function countLines(words: readonly (readonly string[])[]): string[] {
  const counts = new Map<string, Map<string, number>>();
  for (const word of words)
    ['^', ...word].forEach((symbol, at) => {
      const followers = counts.get(symbol) ?? new Map<string, number>();
      const follower = word[at] ?? '$';
      counts.set(symbol, followers.set(follower, (followers.get(follower) ?? 0) + 1));
    });
  return [...counts]
    .map(
      ([symbol, followers]) =>
        `${symbol}\t${[...followers]
          .map(([follower, count]) => `${follower}${count}`)
          .sort()
          .join(' ')}`,
    )
    .sort();
}

/** The cut where few strangers match; the slope at which a typical pair is well above it. */
function calibrate(table: Table, rows: readonly Row[]): { cut: number; slope: number } {
  const channel = channelOf(table);
  const strange: number[] = [];
  for (const [one, other] of strangers(rows, STRANGERS_EACH))
    strange.push(shareOf(channel, one.left, other.right));
  strange.sort((one, other) => other - one);
  const cut = strange[Math.floor(strange.length * FALSE_MATCHES)] ?? 0;
  const same = rows.map(({ left, right }) => shareOf(channel, left, right)).sort((a, b) => a - b);
  const typical = same[Math.floor(same.length / 2)] ?? 1;
  const slope = Math.log(TYPICAL / (1 - TYPICAL)) / (typical - cut);
  return { cut: Number(cut.toFixed(4)), slope: Number(slope.toFixed(2)) };
}

/** How much the reading of a hanzi weighs, in rows, against what was seen of the hanzi itself. */
const READING_PRIOR = 6;
/** Hanzi met in fewer sound rows are known by their reading alone. */
const FEWEST_MET = 3;
/** The pairs are mostly foreign names in hanzi; a name that is Chinese is spelled by its reading. */
const SPELLED = { pinyin: 0.2, wadeGiles: 0.1 } as const;

/** Shares of the Latin pieces that something stands for. */
type Shares = ReadonlyMap<string, number>;

/**
 * What a reading stands for, and what a hanzi stands for by itself: its reading, corrected by what was seen (Japanese
 * readings among it).
 */
function piecesOfChinese(rows: readonly Row[], learnt: Learnt): Piece[] {
  const left = frequencies(rows, 'left');
  const chance = (piece: string) =>
    [...piece].reduce((all, letter) => all * (left.get(letter) ?? 1e-6), 1);
  const toPieces = (right: string, shares: Shares): Piece[] =>
    [...shares]
      .map(([piece, share]) => ({ left: piece, right, count: share, ratio: share / chance(piece) }))
      .filter(({ ratio }) => ratio > 0.3);
  const seen = Map.groupBy(learnt.pieces, ({ right }) => right);
  const readings = new Map(
    pinyin.readings.map((line) => {
      const [syllable = ''] = line.split(' ');
      return [syllable, spelled(syllable, sharesOf(seen.get(syllable) ?? []))] as const;
    }),
  );
  const silent = learnt.pieces.filter(({ right }) => right === '');
  return [
    ...silent,
    ...[...readings].flatMap(([syllable, shares]) => toPieces(syllable, shares)),
    ...ownPieces(rows, learnt).flatMap(([hanzi, own]) =>
      toPieces(hanzi, mixed(own, readings.get(readingOf(hanzi)))),
    ),
  ];
}

function sharesOf(pieces: readonly Piece[]): Shares {
  const all = pieces.reduce((sum, { count }) => sum + count, 0);
  return new Map(pieces.map(({ left, count }) => [left, count / all]));
}

function spelled(syllable: string, shares: Shares): Shares {
  const byHand = [
    [syllable, SPELLED.pinyin],
    [wadeGiles(syllable), SPELLED.wadeGiles],
  ] as const;
  const taught = SPELLED.pinyin + SPELLED.wadeGiles;
  const all = new Map([...shares].map(([piece, share]) => [piece, share * (1 - taught)]));
  for (const [piece, share] of byHand) all.set(piece, (all.get(piece) ?? 0) + share);
  return all;
}

/** Initials of pinyin as Wade and Giles write them, without their apostrophes. */
function wadeGiles(syllable: string): string {
  const initials = {
    zh: 'ch',
    q: 'ch',
    j: 'ch',
    x: 'hs',
    z: 'ts',
    c: 'ts',
    b: 'p',
    d: 't',
    g: 'k',
    r: 'j',
  };
  const found = Object.entries(initials).find(([initial]) => syllable.startsWith(initial));
  if (!found || /^(ch|sh)/.test(syllable)) return syllable.replace(/ong$/, 'ung');
  return (found[1] + syllable.slice(found[0].length)).replace(/ong$/, 'ung').replace(/ian$/, 'ien');
}

function ownPieces(rows: readonly Row[], learnt: Learnt): [string, Piece[]][] {
  const settings = { ...SETTINGS.chinese, rounds: 8, discount: 0.2 };
  const weighted = rows.map(
    (row, at): Pair => ({ ...row, weight: Math.max(learnt.sound[at] ?? 0, 0.05) }),
  );
  const { pieces } = learnPieces(weighted, settings);
  return [...Map.groupBy(pieces, ({ right }) => right)].filter(
    ([hanzi, all]) => hanzi !== '' && met(all) >= FEWEST_MET,
  );
}

const met = (pieces: readonly Piece[]): number => pieces.reduce((sum, { count }) => sum + count, 0);

function mixed(own: readonly Piece[], reading: Shares = new Map()): Shares {
  const trust = met(own) / (met(own) + READING_PRIOR);
  const all = new Map([...sharesOf(own)].map(([piece, share]) => [piece, share * trust]));
  for (const [piece, share] of reading) all.set(piece, (all.get(piece) ?? 0) + share * (1 - trust));
  return all;
}
