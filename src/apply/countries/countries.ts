/** A country's two lists as one table: where its people live, and whose people live there. */
import type {
  OriginDocument,
  ResidenceDocument,
} from '../../process/pipeline/corridors/document.ts';
import { csvOf } from '../twins/twins.ts';

const COLUMNS = [
  'country',
  'side',
  'partner',
  'value',
  'share',
  'rank',
  'year',
  'definition',
  'kind',
  'source',
  'fact',
];

export function countryCsv(
  code: string,
  sides: readonly (OriginDocument | ResidenceDocument | null)[],
): string {
  const rows = sides.flatMap((side) =>
    side?.headline
      ? side.partners.map((partner) => [
          code,
          side.kind,
          partner.code,
          partner.value,
          partner.share,
          partner.rank,
          side.headline?.year,
          side.headline?.definition,
          side.headline?.kind,
          side.headline?.source,
          partner.fact,
        ])
      : [],
  );
  return csvOf(COLUMNS, rows);
}
