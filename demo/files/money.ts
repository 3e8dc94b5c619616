import type { Random, Streams } from '../../src/methods/random/random.ts';
import { COUNTRIES, country, ORIGIN, RESIDENCES } from '../countries.ts';
import type { Corridor } from '../gravity.ts';
import { bornAt } from '../observe.ts';
import { between, factor } from '../random.ts';
import type { Matrix } from './matrix.ts';

const MONEY_YEAR = 2021;

/** Millions of US dollars sent in a year, by sender (residence) and receiver (origin): the stock's cells, transposed. */
export function remittances(random: Random, corridors: readonly Corridor[]): Matrix {
  const matrix = new Map(COUNTRIES.map(({ code }) => [code, new Map<string, number>()]));
  for (const corridor of corridors) {
    const { male, female } = bornAt(corridor, MONEY_YEAR);
    const dollars = (male + female) * yearlyGift(corridor.residence) * factor(random, 0.3);
    const millions = Math.round(dollars / 10_000) / 100;
    if (millions > 0) matrix.get(corridor.residence)?.set(corridor.origin, millions);
  }
  return matrix;
}

// Dollars a head and year: what a place that attracts lets people set aside.
function yearlyGift(residence: string): number {
  return 90 * Math.exp(0.36 * country(residence).pull);
}

export interface Price {
  readonly sender: string;
  readonly receiver: string;
  readonly year: number;
  readonly quarter: number;
  /** Per cent of 200 US dollars sent. */
  readonly cost: number;
}

export const FIRST_PRICE_YEAR = 2016;
export const LAST_PRICE_YEAR = 2024;

/** What it cost to send money, quarter by quarter: falling slowly, dearer between neighbours with two currencies. */
export function prices(streams: Streams): Price[] {
  const senders = RESIDENCES.filter((code) => country(code).pull >= 4);
  const toOrigin = senders.flatMap((sender) => quarters(streams, sender, ORIGIN));
  const others = COUNTRIES.filter(({ code, pull }) => code !== ORIGIN && pull < 3);
  const random = streams('priced corridors');
  const elsewhere = others.flatMap(({ code }) =>
    senders
      .filter((sender) => sender !== code && random() < 0.18)
      .flatMap((sender) => quarters(streams, sender, code)),
  );
  return [...toOrigin, ...elsewhere];
}

function quarters(streams: Streams, sender: string, receiver: string): Price[] {
  const random = streams(`price ${sender} ${receiver}`);
  const neighbours = country(sender).region === 903 && country(receiver).region === 903;
  const start = between(random, 5.5, 9.5) + (neighbours ? 5 : 0);
  const fall = between(random, 0.12, 0.45);
  const out: Price[] = [];
  for (let year = FIRST_PRICE_YEAR; year <= LAST_PRICE_YEAR; year += 1) {
    for (let quarter = 1; quarter <= 4; quarter += 1) {
      const elapsed = year - FIRST_PRICE_YEAR + (quarter - 1) / 4;
      const cost = Math.max(1.4, start - fall * elapsed) * factor(random, 0.05);
      out.push({ sender, receiver, year, quarter, cost: Math.round(cost * 100) / 100 });
    }
  }
  return out;
}
