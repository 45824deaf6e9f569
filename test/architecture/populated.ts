import type { DataSource, Table, TableColumn } from 'typeorm';

/** The columns of every table of the product that is there now. */
export type Tables = Record<string, string[]>;
type Row = Record<string, unknown>;

const OURS = new Set(['migrations', 'typeorm_metadata', 'sqlite_sequence']);

const NAMES = {
  // Virtual tables and the tables behind them are no place for samples.
  sqlite:
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_schema'",
  postgres:
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'",
};

async function describe(dataSource: DataSource): Promise<Table[]> {
  const kind = dataSource.options.type === 'postgres' ? 'postgres' : 'sqlite';
  const rows = await dataSource.query<{ name: string }[]>(NAMES[kind]);
  const names = rows.map(({ name }) => name).filter((name) => !OURS.has(name));
  if (names.length === 0) return [];
  const runner = dataSource.createQueryRunner();
  try {
    return await runner.getTables(names);
  } finally {
    await runner.release();
  }
}

const plain = (name: string): string => name.split('.').at(-1) ?? name;

export async function tablesOf(dataSource: DataSource): Promise<Tables> {
  const tables = await describe(dataSource);
  const entries = tables.map(({ name, columns }) => [
    plain(name),
    columns.map((column) => column.name).toSorted(),
  ]);
  return Object.fromEntries(entries.toSorted()) as Tables;
}

/** Every row of the tables, with the columns that they had. */
export async function readEveryTable(
  dataSource: DataSource,
  tables: Tables,
): Promise<Record<string, Row[]>> {
  const all: Record<string, Row[]> = {};
  for (const [table, columns] of Object.entries(tables)) {
    const list = columns.map((column) => `"${column}"`).join(', ');
    const rows = await dataSource.query<Row[]>(`SELECT ${list} FROM "${table}"`);
    all[table] = rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  return all;
}

/** Two rows in every table, each pointing to rows that are there. Knows nothing of the tables. */
export async function fillEveryTable(dataSource: DataSource): Promise<void> {
  const waiting = await describe(dataSource);
  const made = new Map<string, Row[]>();
  while (waiting.length) {
    const ready = waiting.findIndex((table) =>
      table.foreignKeys.every(
        ({ referencedTableName: other }) =>
          plain(other) === plain(table.name) || made.has(plain(other)),
      ),
    );
    const [table] = waiting.splice(Math.max(ready, 0), 1);
    if (table) made.set(plain(table.name), await fill(dataSource, table, made));
  }
}

async function fill(
  dataSource: DataSource,
  table: Table,
  made: ReadonlyMap<string, Row[]>,
): Promise<Row[]> {
  const rows = [1, 2].map((number) => sample(table, made, number));
  for (const row of rows) {
    const names = Object.keys(row);
    const marks = names.map((_, index) =>
      dataSource.options.type === 'postgres' ? `$${index + 1}` : '?',
    );
    const columns = names.map((name) => `"${name}"`).join(', ');
    await dataSource.query(
      `INSERT INTO "${plain(table.name)}" (${columns}) VALUES (${marks.join(', ')})`,
      Object.values(row),
    );
  }
  return rows;
}

function sample(table: Table, made: ReadonlyMap<string, Row[]>, number: number): Row {
  const row: Row = {};
  for (const column of table.columns) row[column.name] = valueFor(column, number);
  for (const { columnNames, referencedTableName, referencedColumnNames } of table.foreignKeys) {
    const target = made.get(plain(referencedTableName))?.[number - 1];
    columnNames.forEach((name, index) => {
      row[name] = target?.[referencedColumnNames[index] ?? ''] ?? null;
    });
  }
  return row;
}

/** Something that fits the column's type and length and differs from row to row. */
function valueFor({ type, length }: TableColumn, number: number): unknown {
  if (type.includes('bool')) return number === 1;
  if (type.includes('int')) return number;
  if (/double|real|float|numeric/.test(type)) return number + 0.25;
  if (type === 'tsvector') return `'a${number}':1`;
  const text = `${number}值'"%`;
  return length ? text.slice(0, Number(length)) : `[${number}]`;
}
