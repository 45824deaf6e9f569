import { constants, copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../test/support/postgres.mjs';
import { readConfig, sqliteFile } from './built.ts';
import { BENCH_DIR, type Dataset } from './data/dataset.ts';
import { SESSION_SECRET } from './data/district.ts';
import { PostgresStore, SqliteStore, type Store } from './data/store.ts';

/** A database that is being measured: a copy of a data set, since cases write. */
export interface Arena {
  dataset: Dataset;
  /** The settings of a server on it. */
  env: Record<string, string>;
  /** What the bare handler opens: a SQLite file or the address of a PostgreSQL database. */
  database: string;
  store: Store;
  close(): Promise<void>;
}

/** The server as in service: its logs are written, its limits stand beyond what one client asks. */
const SERVER = {
  NODE_ENV: 'production',
  SESSION_SECRET,
  HOST: '127.0.0.1',
  RATE_LIMIT_PER_MINUTE: '1000000',
};

/** As durable as a database in service, with the memory that any installation gives it. */
const POSTGRES = { fsync: 'on', synchronous_commit: 'on', shared_buffers: '512MB' };

/** Opens the data set, or with `copy` a copy of it that may be written to. */
export async function openArena(dataset: Dataset, { copy }: { copy: boolean }): Promise<Arena> {
  const scratch = mkdtempSync(join(BENCH_DIR, 'run-'));
  const tidy = () => rmSync(scratch, { recursive: true, force: true });
  if (dataset.database === 'postgres') return openPostgres(dataset, { copy, scratch, tidy });
  const file = sqliteFile(readConfig({ DATA_DIR: dataset.folder }));
  const target = copy ? sqliteFile(readConfig({ DATA_DIR: scratch })) : file;
  if (copy) copyFileSync(file, target, constants.COPYFILE_FICLONE);
  const store = new SqliteStore(target);
  return {
    dataset,
    env: { ...SERVER, DATA_DIR: copy ? scratch : dataset.folder },
    database: target,
    store,
    async close() {
      await store.close();
      tidy();
    },
  };
}

async function openPostgres(
  dataset: Dataset,
  { copy, scratch, tidy }: { copy: boolean; scratch: string; tidy: () => void },
): Promise<Arena> {
  const data = join(dataset.folder, 'cluster');
  const postgres = await startPostgres(null, { data, settings: POSTGRES });
  const administer = async (statement: string): Promise<void> => {
    const client = new pg.Client(postgres.url('postgres'));
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  if (copy) {
    await administer('DROP DATABASE IF EXISTS run');
    await administer('CREATE DATABASE run TEMPLATE bench STRATEGY FILE_COPY');
  }
  const url = postgres.url(copy ? 'run' : 'bench');
  const store = await PostgresStore.open(url);
  return {
    dataset,
    env: { ...SERVER, DATA_DIR: scratch, DATABASE_URL: url },
    database: url,
    store,
    async close() {
      await store.close();
      if (copy) await administer('DROP DATABASE run WITH (FORCE)');
      await postgres.stop();
      tidy();
    },
  };
}
