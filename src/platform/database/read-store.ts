import type Driver from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import type { DataSource } from 'typeorm';
import type { Pool } from 'pg';
import { postgresDialect, sqliteDialect } from './dialect.js';
import type { Sql } from './sql.js';
import { statements } from './statements.js';
import type { UnitOfWork } from './unit-of-work.js';

export type Row = Record<string, unknown>;

/** Reads with SQL: prepared once on SQLite, named on PostgreSQL. Sees only committed rows, or,
 * inside a unit of work, what that unit has written. */
export interface ReadStore {
  all<T = Row>(query: Sql): Promise<T[]>;
}

const PREPARED = 500;

const bindable = (value: unknown): unknown => (typeof value === 'boolean' ? Number(value) : value);

export class SqliteReadStore implements ReadStore {
  private readonly onReader: (text: string) => Driver.Statement;
  private readonly onWriter: (text: string) => Driver.Statement;

  constructor(
    reader: Driver.Database,
    writer: () => Driver.Database,
    private readonly units: UnitOfWork,
  ) {
    this.onReader = preparing(() => reader);
    this.onWriter = preparing(writer);
  }

  all<T>(query: Sql): Promise<T[]> {
    if (statements.hasSubscribers) statements.publish(query.text);
    const prepare = this.units.runner ? this.onWriter : this.onReader;
    const statement = prepare(sqliteDialect.translate(query.text).text);
    return Promise.resolve(statement.all(...query.params.map(bindable)) as T[]);
  }
}

function preparing(connection: () => Driver.Database): (text: string) => Driver.Statement {
  const prepared = new LRUCache<string, Driver.Statement>({ max: PREPARED });
  return (text) => {
    let statement = prepared.get(text);
    if (!statement) {
      statement = connection().prepare(text);
      prepared.set(text, statement);
    }
    return statement;
  };
}

export class PostgresReadStore implements ReadStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly units: UnitOfWork,
  ) {}

  async all<T>(query: Sql): Promise<T[]> {
    const { text, name } = postgresDialect.translate(query.text);
    const runner = this.units.runner;
    if (runner) return (await runner.query(text, [...query.params])) as T[];
    if (statements.hasSubscribers) statements.publish(query.text);
    const pool = (this.dataSource.driver as unknown as { master: Pool }).master;
    const result = await pool.query({ name, text, values: [...query.params] });
    return result.rows as T[];
  }
}
