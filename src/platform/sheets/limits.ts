/** Every bound of the readers. A breach is a Problem that names the limit, never a crash. */
export interface Limits {
  /** Size of the file as it lies on the disk. */
  readonly fileBytes: number;
  /** Size of all parts of a compressed workbook together once unpacked. */
  readonly unpackedBytes: number;
  /** Unpacked by packed size of a part larger than 32 MiB; the most that deflate can reach is 1032. */
  readonly ratio: number;
  /** Parts in a compressed workbook. */
  readonly parts: number;
  readonly sheets: number;
  readonly rows: number;
  readonly columns: number;
  /** Cells of a sheet, gaps between filled cells included. */
  readonly cells: number;
  readonly cellChars: number;
  readonly lineChars: number;
  /** Characters in the table of shared texts of a workbook. */
  readonly sharedChars: number;
  readonly merges: number;
}

const MIB = 1024 * 1024;

export const DEFAULT_LIMITS: Limits = {
  fileBytes: 1024 * MIB,
  unpackedBytes: 2048 * MIB,
  ratio: 300,
  parts: 5_000,
  sheets: 500,
  rows: 20_000_000,
  // Excel's own: 16,384 columns, 32,767 characters a cell.
  columns: 16_384,
  cells: 500_000_000,
  cellChars: 32_767,
  lineChars: 8 * MIB,
  sharedChars: 64 * MIB,
  merges: 100_000,
};
