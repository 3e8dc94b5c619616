/** The piece of a tie that runs through one row. */
export interface Strand {
  readonly lane: number;
  /** Goes on to the row above, to the row below. */
  readonly up: boolean;
  readonly down: boolean;
  /** Which end of the tie this row is, if any: the source that was taken up, or the one that took it up. */
  readonly end?: 'origin' | 'dependent';
}

interface Tied {
  readonly id: string;
  readonly dependsOn?: readonly string[];
}

/**
 * Lays thin lines between rows that depend on each other into as few lanes as they need. `rows` may hold nulls (a row
 * without a source, through which lines may pass); gives the strands of each row and the number of lanes.
 */
export function ties(rows: readonly (Tied | null)[]): { strands: Strand[][]; lanes: number } {
  const strands: Strand[][] = rows.map(() => []);
  const spans = rows
    .flatMap((row, dependent) =>
      (row?.dependsOn ?? []).map((id) => ({
        dependent,
        origin: rows.findIndex((other) => other?.id === id),
      })),
    )
    .filter(({ origin, dependent }) => origin >= 0 && origin !== dependent)
    .map((tie) => ({
      ...tie,
      from: Math.min(tie.origin, tie.dependent),
      to: Math.max(tie.origin, tie.dependent),
    }))
    .sort((a, b) => a.to - a.from - (b.to - b.from) || a.from - b.from);
  const lanes: { from: number; to: number }[][] = [];
  for (const span of spans) {
    const lane = freeLane(lanes, span);
    for (let row = span.from; row <= span.to; row++) {
      const end = row === span.origin ? 'origin' : row === span.dependent ? 'dependent' : undefined;
      strands[row]?.push({ lane, up: row > span.from, down: row < span.to, ...(end && { end }) });
    }
  }
  return { strands, lanes: lanes.length };
}

function freeLane(
  lanes: { from: number; to: number }[][],
  span: { from: number; to: number },
): number {
  const free = lanes.findIndex((taken) =>
    taken.every(({ from, to }) => to < span.from || from > span.to),
  );
  const lane = free >= 0 ? free : lanes.length;
  lanes[lane] = [...(lanes[lane] ?? []), span];
  return lane;
}
