import {
  type DynamicModule,
  Global,
  Inject,
  Injectable,
  Module,
  type OnApplicationShutdown,
} from '@nestjs/common';
import type { DataSource, DataSourceOptions } from 'typeorm';
import { type Config, sqliteFile } from '../config.js';
import { CONFIG } from '../config.token.js';
import { logger } from '../logger.js';
import { makeDataSource, openReader, sortsByBytes } from './data-source.js';
import { Database } from './database.js';
import { PostgresReadStore, SqliteReadStore } from './read-store.js';
import { lockSqliteFile } from './sqlite-lock.js';
import { UnitOfWork } from './unit-of-work.js';
import { reaching } from './unreachable.js';

type Listed = Pick<DataSourceOptions, 'entities' | 'migrations'>;

/** Opens the database: takes the SQLite lock, migrates, then opens the reader beside the writer. */
export async function openDatabase(config: Config, listed: Listed): Promise<Database> {
  const dataSource = makeDataSource(config, listed);
  const lock = config.databaseUrl ? null : lockSqliteFile(sqliteFile(config));
  try {
    if (config.databaseUrl) await reaching(() => dataSource.initialize());
    else await dataSource.initialize();
    await migrate(dataSource, config);
  } catch (error) {
    if (dataSource.isInitialized) await dataSource.destroy();
    lock?.release();
    throw error;
  }
  const units = new UnitOfWork(dataSource, (error) =>
    logger.error({ err: error }, 'work after a commit failed'),
  );
  const reads = config.databaseUrl
    ? new PostgresReadStore(dataSource, units, await sortsByBytes(dataSource))
    : new SqliteReadStore(openReader(config), dataSource, units);
  const database = new Database(dataSource, units, reads);
  database.onClose(() => lock?.release());
  return database;
}

const MIGRATION_LOCK = 20150701;

/** On PostgreSQL two servers may start at once: the second waits and finds the work done. */
async function migrate(dataSource: DataSource, config: Config): Promise<void> {
  if (!config.databaseUrl) {
    const run = await dataSource.runMigrations({ transaction: 'each' });
    // It looks at every row: only what a migration may have broken is worth the wait at each start.
    if (run.length) await checkForeignKeys(dataSource);
    return;
  }
  const holder = dataSource.createQueryRunner();
  try {
    await holder.query(`SELECT pg_advisory_lock(${MIGRATION_LOCK})`);
    try {
      await dataSource.runMigrations({ transaction: 'each' });
    } finally {
      await holder.query(`SELECT pg_advisory_unlock(${MIGRATION_LOCK})`);
    }
  } finally {
    await holder.release();
  }
}

/** TypeORM switches SQLite's foreign keys off while it migrates: make sure that none broke. */
async function checkForeignKeys(dataSource: DataSource): Promise<void> {
  const broken = await dataSource.query<unknown[]>('PRAGMA foreign_key_check');
  if (broken.length)
    throw new Error(`Rows without the row that they point to: ${JSON.stringify(broken)}`);
}

@Injectable()
class DatabaseCloser implements OnApplicationShutdown {
  constructor(@Inject(Database) private readonly database: Database) {}

  onApplicationShutdown(): Promise<void> {
    return this.database.close();
  }
}

@Global()
@Module({})
export class DatabaseModule {
  static forRoot(listed: Listed): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        {
          provide: Database,
          inject: [CONFIG],
          useFactory: (config: Config) => openDatabase(config, listed),
        },
        DatabaseCloser,
      ],
      exports: [Database],
    };
  }
}
