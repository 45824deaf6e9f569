import { Workbook, type Worksheet } from '@cj-tech-master/excelts';

/** A cell as it was read back: a date as `日 2023-04-10` or `日 2023-04-10 09:30`, nothing as null. */
export type ReadCell = string | number | null;

export async function openWorkbook(bytes: Uint8Array): Promise<Workbook> {
  const workbook = new Workbook();
  await workbook.xlsx.load(bytes);
  return workbook;
}

const sheetIn = (workbook: Workbook, name: string): Worksheet => {
  const sheet = workbook.getWorksheet(name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
};

/** The values of a sheet, line by line. Of merged cells only the first has the value. */
export function cellsIn(workbook: Workbook, name: string): ReadCell[][] {
  const sheet = sheetIn(workbook, name);
  return Array.from({ length: sheet.rowCount }, (_, line) =>
    Array.from({ length: sheet.columnCount }, (__, column) => {
      const cell = sheet.getCell(line + 1, column + 1);
      const { value } = cell;
      if (cell.isMerged && cell.master !== cell) return null;
      if (value instanceof Date)
        return `日 ${value.toISOString().slice(0, 16).replace('T', ' ').replace(' 00:00', '')}`;
      if (value === null || value === undefined) return null;
      if (typeof value === 'string' || typeof value === 'number') return value;
      throw new Error(`a cell is neither text, number nor date: ${JSON.stringify(value)}`);
    }),
  );
}

/** How the values of a line are shown: their number formats. */
export const formatsIn = (workbook: Workbook, name: string, line: number): (string | null)[] => {
  const sheet = sheetIn(workbook, name);
  return Array.from(
    { length: sheet.columnCount },
    (_, column) => (sheet.getCell(line, column + 1).numFmt as string | undefined) ?? null,
  );
};

/** A CSV file as lists of its fields; its mark of UTF-8 is left out. */
export function fieldsIn(bytes: Uint8Array): string[][] {
  const text = new TextDecoder().decode(bytes);
  const lines: string[][] = [];
  let line: string[] = [];
  for (const [, field = '', end = ''] of text.matchAll(/("(?:[^"]|"")*"|[^,"\r\n]*)(,|\r\n|$)/g)) {
    line.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);
    if (end === ',') continue;
    if (line.length > 1 || line[0] !== '') lines.push(line);
    line = [];
  }
  return lines;
}
