import type { BadCell, Checked, Encoded } from './messages.ts';
import type { Parts } from './parts.ts';

/** How many rows would be encoded, and which cells keep others from it. */
export function showChecked(parts: Parts, checked: Checked): void {
  const { rows, badRows, badCells, cells, blanks } = checked;
  parts.write('rows', parts.number(rows));
  parts.write('good-rows', parts.number(rows - badRows));
  parts.write('bad-cells', parts.number(badCells));
  parts.say('blanks', blanks ? 'blanks' : null, { rows: blanks });
  parts.say('cut', cells.length < badCells ? 'cut' : null, { shown: cells.length });
  parts.show('bad', badRows > 0);
  parts.one('#bad-cells tbody').replaceChildren(...cells.map((cell) => rowOf(parts, cell)));
  parts.show('checked', true);
}

/** As a table of the hub lays out its rows, on a phone too. */
function rowOf(parts: Parts, { row, column, value, fault }: BadCell): HTMLTableRowElement {
  const line = document.createElement('tr');
  line.setAttribute('role', 'row');
  const titles = parts.all('#bad-cells th[scope="col"]').map((head) => head.textContent ?? '');
  const texts = [parts.number(row), column, shown(value), parts.faultWords(fault)];
  for (const [at, text] of texts.entries()) {
    const cell = document.createElement(at === 0 ? 'th' : 'td');
    cell.setAttribute('role', at === 0 ? 'rowheader' : 'cell');
    if (at === 0) cell.setAttribute('scope', 'row');
    else cell.dataset.title = titles[at] ?? '';
    const words = document.createElement('bdi');
    words.textContent = text;
    cell.append(words);
    line.append(cell);
  }
  return line;
}

/** Blanks about a value are seen: they may be what is wrong with it. */
const shown = (value: string): string =>
  value.replace(/^\s+|\s+$/g, (blanks) => '␣'.repeat(blanks.length)) || '–';

/** What has become of the list. */
export function showEncoded(parts: Parts, { rows, filled, seconds }: Encoded): void {
  const time = { maximumFractionDigits: 1, style: 'unit', unit: 'second' } as const;
  parts.write('encoded-rows', parts.number(rows));
  parts.write('filled', parts.number(filled, { style: 'percent' }));
  parts.write('seconds', parts.number(Math.max(0.1, seconds), time));
  parts.show('encoded', true);
  parts.part('encoded').scrollIntoView({ block: 'nearest' });
}
