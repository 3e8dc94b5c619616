import { bankName } from '../countries.ts';
import { type Cell, csv } from './csv.ts';
import { FIRST_PRICE_YEAR, LAST_PRICE_YEAR, type Price } from './money.ts';

const SERIES = 'Average total cost of sending $200 (%) — invented data';
const SERIES_CODE = 'ATCR.200';

/** Average cost by corridor, one line a corridor and one column a quarter, per cent of 200 US dollars. */
export function pricesWide(prices: readonly Price[]): string {
  const quarters: string[] = [];
  for (let year = FIRST_PRICE_YEAR; year <= LAST_PRICE_YEAR; year += 1) {
    for (let quarter = 1; quarter <= 4; quarter += 1) quarters.push(`${year}Q${quarter}`);
  }
  const corridors = Map.groupBy(prices, ({ sender, receiver }) => `${sender} ${receiver}`);
  const rows = [...corridors.values()].map((series): Cell[] => {
    const cost = new Map(series.map((price) => [`${price.year}Q${price.quarter}`, price.cost]));
    const [first] = series;
    if (!first) throw new Error('a corridor without prices');
    return [
      ...[bankName(first.sender), first.sender, bankName(first.receiver), first.receiver],
      SERIES,
      SERIES_CODE,
      ...quarters.map((quarter) => cost.get(quarter) ?? '..'),
    ];
  });
  return csv([[...HEADER, ...quarters.map((quarter) => `${quarter} [YR${quarter}]`)], ...rows]);
}

const HEADER = [
  'Sending Countries Name',
  'Sending Countries Code',
  'Receiving Countries Name',
  'Receiving Countries Code',
  'Series Name',
  'Series Code',
];
