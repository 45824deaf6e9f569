import Driver from 'better-sqlite3';
import pg from 'pg';

/** A row as its table has it: columns by name; those left out are null. */
export type Row = Record<string, unknown>;

/** A database that is filled or looked at from outside the server. */
export interface Store {
  /** Adds rows; all of one call have columns of the first. */
  insert(table: string, rows: readonly Row[]): Promise<void>;
  /** `?` marks a parameter. */
  all<T = Row>(text: string, values?: readonly unknown[]): Promise<T[]>;
  /** Runs the work with the indexes of the tables taken away, and makes them anew behind it. */
  withoutIndexes(tables: readonly string[], work: () => Promise<void>): Promise<void>;
  /** What a database in service does by itself sooner or later. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

const columnsOf = (rows: readonly Row[]): string[] => [
  ...new Set(rows.flatMap((row) => Object.keys(row))),
];

const CACHE_KB = 500_000;

export class SqliteStore implements Store {
  private readonly database: Driver.Database;

  constructor(file: string) {
    this.database = new Driver(file);
    this.database.pragma('synchronous = OFF');
    this.database.pragma('foreign_keys = OFF');
    this.database.pragma(`cache_size = -${CACHE_KB}`);
  }

  insert(table: string, rows: readonly Row[]): Promise<void> {
    const columns = columnsOf(rows);
    const statement = this.database.prepare(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    );
    const values = (row: Row) =>
      columns.map((column) => {
        const value = row[column] ?? null;
        return typeof value === 'boolean' ? Number(value) : value;
      });
    this.database.transaction(() => rows.forEach((row) => statement.run(values(row))))();
    return Promise.resolve();
  }

  all<T>(text: string, values: readonly unknown[] = []): Promise<T[]> {
    return Promise.resolve(this.database.prepare<unknown[], T>(text).all(...values));
  }

  async withoutIndexes(tables: readonly string[], work: () => Promise<void>): Promise<void> {
    const indexes = await this.all<{ name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
       AND tbl_name IN (${tables.map(() => '?').join(', ')})`,
      tables,
    );
    for (const { name } of indexes) this.database.exec(`DROP INDEX "${name}"`);
    await work();
    for (const { sql } of indexes) this.database.exec(sql);
  }

  settle(): Promise<void> {
    this.database.pragma('wal_checkpoint(TRUNCATE)');
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.database.close();
    return Promise.resolve();
  }
}

export class PostgresStore implements Store {
  private readonly client: pg.Client;

  private constructor(client: pg.Client) {
    this.client = client;
  }

  static async open(url: string): Promise<PostgresStore> {
    const client = new pg.Client(url);
    await client.connect();
    // Rows come in an order of their own: the keys are whole when all of them are there.
    await client.query('SET session_replication_role = replica');
    return new PostgresStore(client);
  }

  async insert(table: string, rows: readonly Row[]): Promise<void> {
    const columns = columnsOf(rows).join(', ');
    await this.client.query(
      `INSERT INTO ${table} (${columns})
       SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1)`,
      [JSON.stringify(rows)],
    );
  }

  async all<T>(text: string, values: readonly unknown[] = []): Promise<T[]> {
    let count = 0;
    const numbered = text.replace(/\?/g, () => `$${++count}`);
    return (await this.client.query(numbered, [...values])).rows as T[];
  }

  async withoutIndexes(tables: readonly string[], work: () => Promise<void>): Promise<void> {
    const indexes = await this.all<{ name: string; sql: string }>(
      `SELECT indexname AS name, indexdef AS sql FROM pg_indexes WHERE indexname NOT IN
         (SELECT conname FROM pg_constraint) AND tablename IN (${tables.map(() => '?').join(', ')})`,
      tables,
    );
    for (const { name } of indexes) await this.client.query(`DROP INDEX "${name}"`);
    await work();
    for (const { sql } of indexes) await this.client.query(sql);
  }

  async settle(): Promise<void> {
    await this.client.query('VACUUM ANALYZE');
    await this.client.query('CHECKPOINT');
  }

  close(): Promise<void> {
    return this.client.end();
  }
}
