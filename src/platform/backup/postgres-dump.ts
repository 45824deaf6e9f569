import { rm } from 'node:fs/promises';
import pg from 'pg';
import { reaching } from '../database/unreachable.js';
import type { DatabaseCopy } from './database-copy.js';
import { inspectPostgres } from './postgres-content.js';
import { runPostgresProgram } from './postgres-programs.js';
import type { Progress } from './progress.js';
import type { StoredFilesQuery } from './sqlite-content.js';

/** Runs the work on a connection of its own. */
export async function withPostgres<T>(
  databaseUrl: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(databaseUrl);
  await reaching(() => client.connect());
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Dumps a PostgreSQL database with `pg_dump`, and tells what is in it: both see the same moment,
 * whatever servers write meanwhile.
 */
export async function dumpPostgres(
  databaseUrl: string,
  file: string,
  storedFiles: StoredFilesQuery,
  progress: Progress,
): Promise<DatabaseCopy> {
  const release = () => rm(file, { force: true });
  try {
    const content = await withPostgres(databaseUrl, async (client) => {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      const { rows } = await client.query<{ id: string }>('SELECT pg_export_snapshot() AS id');
      progress.begin('检查数据库 (checking the database)', 0);
      const found = await inspectPostgres(client, storedFiles);
      progress.begin('复制数据库 (copying the database)', 0);
      await runPostgresProgram('pg_dump', databaseUrl, [
        '--format=custom',
        '--no-owner',
        '--no-privileges',
        `--snapshot=${rows[0]?.id ?? ''}`,
        `--file=${file}`,
      ]);
      return found;
    });
    return { kind: 'postgres', file, content, expectKept: () => undefined, release };
  } catch (error) {
    await release();
    throw error;
  }
}
