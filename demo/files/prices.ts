import { country } from '../countries.ts';
import { type Cell, csv } from './csv.ts';
import { FIRST_PRICE_YEAR, LAST_PRICE_YEAR, type Price } from './money.ts';

/** Average cost by corridor, one line a corridor and one column a quarter (`2016_1Q`), per cent of 200 US dollars. */
export function pricesWide(prices: readonly Price[]): string {
  const quarters: string[] = [];
  for (let year = FIRST_PRICE_YEAR; year <= LAST_PRICE_YEAR; year += 1) {
    for (let quarter = 1; quarter <= 4; quarter += 1) quarters.push(`${year}_${quarter}Q`);
  }
  const corridors = Map.groupBy(prices, ({ sender, receiver }) => `${sender} ${receiver}`);
  const rows = [...corridors.values()].map((series): Cell[] => {
    const cost = new Map(series.map((price) => [`${price.year}_${price.quarter}Q`, price.cost]));
    const [first] = series;
    if (!first) throw new Error('a corridor without prices');
    return [
      country(first.sender).en,
      country(first.receiver).en,
      ...quarters.map((quarter) => cost.get(quarter) ?? null),
    ];
  });
  return csv([['source_name', 'destination_name', ...quarters], ...rows]);
}
