import type Driver from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import { type DataSource, QueryFailedError, type QueryRunner } from 'typeorm';
import type { Pool } from 'pg';
import { type Dialect, postgresDialect, sqliteDialect } from './dialect.js';
import type { Sql } from './sql.js';
import { statements } from './statements.js';
import type { UnitOfWork } from './unit-of-work.js';

export type Row = Record<string, unknown>;

/** SQL itself, mostly to read: prepared once on SQLite, named on PostgreSQL. Sees only committed rows, or,
 * inside a unit of work, what that unit has written. Tables without an entity are written here too. */
export interface ReadStore {
  all<T = Row>(query: Sql): Promise<T[]>;
  /** The same, each row as the list of its columns: for reads where every microsecond counts. */
  lists(query: Sql): Promise<unknown[][]>;
  /** Makes a function of ours part of the SQL; SQLite only. */
  define(name: string, work: SqlFunction): void;
  close(): void;
}

/** A function of its arguments alone. */
export type SqlFunction = (...args: string[]) => string | number | null;

const PREPARED = 500;

/** The writing SQLite connection of a data source. */
export const writerOf = (dataSource: DataSource): Driver.Database =>
  (dataSource.driver as unknown as { databaseConnection: Driver.Database }).databaseConnection;

/** Only what means the same on both databases may be a parameter. */
function portable(value: unknown): unknown {
  if (value === undefined) return null;
  const type = value instanceof Uint8Array || value === null ? 'string' : typeof value;
  if (type === 'object' || type === 'function' || type === 'symbol')
    throw new TypeError(`A parameter of a statement cannot be of type ${type}`);
  return value;
}

/**
 * A statement that failed inside a unit of work, told as TypeORM tells it. PostgreSQL ends the transaction
 * there, whatever the work makes of the error: no such unit is committed.
 */
function failureIn(runner: QueryRunner, { text, params }: Sql, error: unknown): QueryFailedError {
  const failure = new QueryFailedError(text, [...params], error as Error);
  runner.data.failure ??= { error: failure };
  return failure;
}

const bindable = (value: unknown): unknown =>
  typeof value === 'boolean' ? Number(value) : portable(value);

export class SqliteReadStore implements ReadStore {
  private readonly onReader: (text: string) => Driver.Statement;
  private readonly onWriter: (text: string) => Driver.Statement;
  private readonly writer: Driver.Database;

  constructor(
    private readonly reader: Driver.Database,
    dataSource: DataSource,
    private readonly units: UnitOfWork,
  ) {
    this.onReader = preparing(reader);
    this.writer = writerOf(dataSource);
    this.onWriter = preparing(this.writer);
  }

  async all<T>(query: Sql): Promise<T[]> {
    return Promise.resolve(
      this.ask(query, (statement, values) => {
        if (statement.reader) return statement.raw(false).all(...values) as T[];
        statement.run(...values);
        return [];
      }),
    );
  }

  async lists(query: Sql): Promise<unknown[][]> {
    return Promise.resolve(
      this.ask(query, (statement, values) => statement.raw(true).all(...values) as unknown[][]),
    );
  }

  define(name: string, work: SqlFunction): void {
    for (const connection of [this.reader, this.writer])
      connection.function(name, { deterministic: true, varargs: true }, work);
  }

  close(): void {
    this.reader.close();
  }

  private ask<T>(query: Sql, how: (statement: Driver.Statement, values: unknown[]) => T): T {
    if (statements.hasSubscribers) statements.publish(query.text);
    const runner = this.units.runner;
    const prepare = runner ? this.onWriter : this.onReader;
    const values = query.params.map(bindable);
    try {
      return how(prepare(sqliteDialect.translate(query.text).text), values);
    } catch (error) {
      throw runner ? failureIn(runner, { ...query, params: values }, error) : error;
    }
  }
}

function preparing(connection: Driver.Database): (text: string) => Driver.Statement {
  const prepared = new LRUCache<string, Driver.Statement>({ max: PREPARED });
  return (text) => {
    let statement = prepared.get(text);
    if (!statement) {
      statement = connection.prepare(text);
      prepared.set(text, statement);
    }
    return statement;
  };
}

export class PostgresReadStore implements ReadStore {
  private readonly dialect: Dialect;

  constructor(
    private readonly dataSource: DataSource,
    private readonly units: UnitOfWork,
    sortsByBytes: boolean,
  ) {
    this.dialect = postgresDialect(sortsByBytes);
  }

  async all<T>(query: Sql): Promise<T[]> {
    return (await this.ask(query, {})) as T[];
  }

  async lists(query: Sql): Promise<unknown[][]> {
    return (await this.ask(query, { rowMode: 'array' })) as unknown[][];
  }

  /** Named in units of work as well, which TypeORM does not do: planned once for each connection. */
  private async ask(query: Sql, mode: { rowMode?: 'array' }): Promise<unknown[]> {
    const { text, name } = this.dialect.translate(query.text);
    const values = query.params.map(portable);
    if (statements.hasSubscribers) statements.publish(query.text);
    const runner = this.units.runner;
    const connection = runner ? ((await runner.connect()) as Pool) : this.pool;
    try {
      return (await connection.query<Row>({ ...mode, name, text, values })).rows;
    } catch (error) {
      throw runner ? failureIn(runner, { text, params: values }, error) : error;
    }
  }

  private get pool(): Pool {
    return (this.dataSource.driver as unknown as { master: Pool }).master;
  }

  define(): never {
    throw new Error('PostgreSQL takes no functions of ours');
  }

  /** The pool closes with the data source. */
  close(): void {
    return;
  }
}
