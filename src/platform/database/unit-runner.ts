import type Driver from 'better-sqlite3';
import type { DataSource, QueryRunner } from 'typeorm';

interface SqliteDriver {
  queryRunner?: QueryRunner | undefined;
  databaseConnection: Driver.Database;
}

interface PostgresRunner {
  releasePostgresConnection(error?: Error): Promise<void>;
}

const isPostgres = (dataSource: DataSource): boolean => dataSource.options.type === 'postgres';

/**
 * A query runner for one unit of work only. TypeORM hands out the same one for ever on SQLite, so a
 * statement that comes late from one unit would land in the next one's transaction.
 */
export function openRunner(dataSource: DataSource): QueryRunner {
  if (isPostgres(dataSource)) return dataSource.createQueryRunner();
  const driver = dataSource.driver as unknown as SqliteDriver;
  driver.queryRunner = undefined;
  const runner = dataSource.createQueryRunner();
  driver.queryRunner = undefined;
  return runner;
}

/** Gives the connection back; whoever still holds the runner can do nothing with it. */
export async function closeRunner(runner: QueryRunner): Promise<void> {
  await runner.release();
  (runner as { isReleased: boolean }).isReleased = true;
}

/** Rolls back, whatever state the failure left; a connection that cannot is thrown away. */
export async function undo(runner: QueryRunner, stuck?: Error): Promise<void> {
  const { dataSource } = runner;
  if (!isPostgres(dataSource)) {
    const { databaseConnection } = dataSource.driver as unknown as SqliteDriver;
    if (databaseConnection.inTransaction) databaseConnection.exec('ROLLBACK');
    return;
  }
  const postgres = runner as unknown as PostgresRunner;
  if (stuck) return postgres.releasePostgresConnection(stuck);
  try {
    await runner.query('ROLLBACK');
  } catch (error) {
    await postgres.releasePostgresConnection(error as Error);
  }
}
