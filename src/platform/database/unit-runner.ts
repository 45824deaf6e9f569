import type Driver from 'better-sqlite3';
import type { DataSource, QueryRunner } from 'typeorm';
import { SharedCommit } from './shared-commit.js';
import { Gate } from './gate.js';

/** What one unit does between its begin and its end; throws when it must be undone. */
type Attempt<T> = (runner: QueryRunner) => Promise<T>;

/** How units of work reach a database: each whole or not at all, on a query runner of its own. */
export interface UnitRunner {
  /** Answers once what the attempt wrote is committed. */
  run<T>(attempt: Attempt<T>): Promise<T>;
}

/** On PostgreSQL; the pool has more connections, so that reads never wait for writes. */
export const UNITS_AT_ONCE = 6;

/** A unit that took too long: it was undone, so that those behind it get their turn. */
export class UnitTimedOut extends Error {
  constructor(milliseconds: number) {
    super(`A unit of work did not end within ${milliseconds} ms and was undone`);
  }
}

/** Gives the connection back; whoever still holds the runner can do nothing with it. */
async function closeRunner(runner: QueryRunner): Promise<void> {
  await runner.release();
  (runner as { isReleased: boolean }).isReleased = true;
}

const leftOpen = (): Error => new Error('A nested transaction was left open');

interface PostgresRunner {
  releasePostgresConnection(error?: Error): Promise<void>;
}

/** Several units side by side, each a serializable transaction. */
export class PostgresUnitRunner implements UnitRunner {
  private readonly gate = new Gate(UNITS_AT_ONCE);

  constructor(private readonly dataSource: DataSource) {}

  run<T>(attempt: Attempt<T>): Promise<T> {
    return this.gate.run(() => this.once(attempt));
  }

  private async once<T>(attempt: Attempt<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.startTransaction('SERIALIZABLE');
      const result = await attempt(runner);
      await runner.commitTransaction();
      if (runner.isTransactionActive) throw leftOpen();
      return result;
    } catch (error) {
      await this.undo(runner, error);
      throw error;
    } finally {
      await closeRunner(runner);
    }
  }

  /** Rolls back, whatever state the failure left; a connection that cannot is thrown away. */
  private async undo(runner: QueryRunner, why: unknown): Promise<void> {
    const postgres = runner as unknown as PostgresRunner;
    if (why instanceof UnitTimedOut) return postgres.releasePostgresConnection(why);
    try {
      await runner.query('ROLLBACK');
    } catch (error) {
      await postgres.releasePostgresConnection(error as Error);
    }
  }
}

interface SqliteDriver {
  queryRunner?: QueryRunner | undefined;
  databaseConnection: Driver.Database;
}

interface SqliteRunner {
  isTransactionActive: boolean;
  transactionDepth: number;
  stmtCache: Map<string, Driver.Statement>;
}

/** Within the transaction that the units of a round share, as far as TypeORM is concerned. */
const SHARED_DEPTH = 1;

/** One unit at a time, those that wait for each other under a common commit. */
export class SqliteUnitRunner implements UnitRunner {
  private readonly shared = new SharedCommit(() => this.connection);
  /** TypeORM keeps statements by the runner, and would prepare them anew for every unit. */
  private readonly prepared = new Map<string, Driver.Statement>();

  constructor(private readonly dataSource: DataSource) {}

  run<T>(attempt: Attempt<T>): Promise<T> {
    return this.shared.run(() => this.once(attempt));
  }

  private async once<T>(attempt: Attempt<T>): Promise<T> {
    const runner = this.open();
    this.connection.exec('SAVEPOINT unit');
    try {
      const result = await attempt(runner);
      if (!this.connection.inTransaction)
        throw new Error('SQLite ended the transaction: no transaction is active any more');
      if ((runner as unknown as SqliteRunner).transactionDepth !== SHARED_DEPTH) throw leftOpen();
      this.connection.exec('RELEASE unit');
      return result;
    } catch (error) {
      if (this.connection.inTransaction) this.connection.exec('ROLLBACK TO unit; RELEASE unit');
      throw error;
    } finally {
      await closeRunner(runner);
    }
  }

  /**
   * A query runner for one unit of work only. TypeORM hands out the same one for ever on SQLite, so a
   * statement that comes late from one unit would land in the next one's transaction.
   */
  private open(): QueryRunner {
    this.driver.queryRunner = undefined;
    const runner = this.dataSource.createQueryRunner();
    this.driver.queryRunner = undefined;
    return Object.assign(runner, {
      isTransactionActive: true,
      transactionDepth: SHARED_DEPTH,
      stmtCache: this.prepared,
    } satisfies SqliteRunner);
  }

  private get driver(): SqliteDriver {
    return this.dataSource.driver as unknown as SqliteDriver;
  }

  private get connection(): Driver.Database {
    return this.driver.databaseConnection;
  }
}
