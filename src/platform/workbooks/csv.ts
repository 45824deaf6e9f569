import { keptDigits, withoutFormula, writable } from './cell-text.js';
import { type Cell, type Column, isDate, type Sheet } from './sheet.js';

/** Without it Excel takes Chinese for the signs of some other table. */
const BYTE_ORDER_MARK = '\ufeff';
const LINE_END = '\r\n';
const QUOTED = /[",\r\n\t]|^\s|\s$/;

const quote = (text: string): string =>
  QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

function textOf(cell: Cell, { kind }: Column): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return kind === 'money' ? cell.toFixed(2) : String(cell);
  if (isDate(cell)) return [cell.day, cell.time ?? cell.words].filter(Boolean).join(' ');
  const text = writable(cell);
  return quote(kind === 'code' ? keptDigits(text) : withoutFormula(text));
}

/** The sheet as a list in plain text that opens in Excel as it is meant. */
export async function* csvOf({ head, lines }: Sheet): AsyncGenerator<Buffer> {
  const { columns } = head;
  const titles = columns.map(({ title }) => quote(withoutFormula(title))).join(',');
  yield Buffer.from(`${BYTE_ORDER_MARK}${titles}${LINE_END}`);
  for await (const portion of lines) {
    const texts = portion.map((line) =>
      line.kind === 'note'
        ? quote(withoutFormula(writable(line.text)))
        : columns.map((column, index) => textOf(line.cells[index] ?? null, column)).join(','),
    );
    if (texts.length) yield Buffer.from(texts.map((text) => `${text}${LINE_END}`).join(''));
  }
}
