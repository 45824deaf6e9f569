import type { ClientBase } from 'pg';
import { BackupProblem } from './backup-problem.js';
import type { Inspected, StoredFile, StoredFilesQuery } from './sqlite-content.js';

interface ForeignKey {
  child: string;
  parent: string;
  columns: string[];
  referenced: string[];
}

const TABLES = `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename COLLATE "C"`;

const FOREIGN_KEYS = `SELECT c.conrelid::regclass::text AS child, c.confrelid::regclass::text AS parent,
  (SELECT array_agg(a.attname::text ORDER BY k.n) FROM unnest(c.conkey) WITH ORDINALITY AS k(attnum, n)
    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attnum) AS columns,
  (SELECT array_agg(a.attname::text ORDER BY k.n) FROM unnest(c.confkey) WITH ORDINALITY AS k(attnum, n)
    JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.attnum) AS referenced
  FROM pg_constraint c WHERE c.contype = 'f'`;

/** Names of the tables that the database has. */
export async function tablesOf(client: ClientBase): Promise<string[]> {
  return (await client.query<{ name: string }>(TABLES)).rows.map(({ name }) => name);
}

/** Checks a PostgreSQL database's foreign keys row by row, and tells what is in it. */
export async function inspectPostgres(
  client: ClientBase,
  storedFiles: StoredFilesQuery,
): Promise<Inspected> {
  const names = await tablesOf(client);
  if (!names.includes('migrations'))
    throw new BackupProblem(
      '这不是国安周的数据库:没有迁移记录',
      'this is not a database of guoan-week: it has no migrations',
    );
  const tables: Record<string, number> = {};
  for (const name of names) tables[name] = await count(client, `"${name}"`);
  await expectWholeForeignKeys(client);
  const migrations = await client.query<{ name: string }>(
    'SELECT name FROM migrations ORDER BY timestamp, id',
  );
  const files = names.includes('attachments')
    ? (await client.query<{ name: string; thumbnail: number }>(storedFiles)).rows
    : [];
  return {
    migrations: migrations.rows.map(({ name }) => name),
    tables,
    files: files.map(({ name, thumbnail }): StoredFile => ({ name, thumbnail: thumbnail === 1 })),
  };
}

async function count(client: ClientBase, from: string): Promise<number> {
  const { rows } = await client.query<{ n: string }>(`SELECT count(*) AS n FROM ${from}`);
  return Number(rows[0]?.n);
}

/** A restore that switches triggers off does not check them; so each is looked at. */
async function expectWholeForeignKeys(client: ClientBase): Promise<void> {
  const { rows } = await client.query<ForeignKey>(FOREIGN_KEYS);
  for (const { child, parent, columns, referenced } of rows) {
    const pairs = columns.map((column, index) => [`c."${column}"`, `p."${referenced[index]}"`]);
    const joined = pairs.map(([own, other]) => `${own} = ${other}`).join(' AND ');
    const named = pairs.map(([own]) => `${own} IS NOT NULL`).join(' AND ');
    const broken = await count(
      client,
      `${child} c WHERE ${named} AND NOT EXISTS (SELECT 1 FROM ${parent} p WHERE ${joined})`,
    );
    if (broken)
      throw new BackupProblem(
        `数据库已损坏:${child} 有 ${broken} 行指向 ${parent} 中不存在的记录`,
        `the database is damaged: ${broken} rows of ${child} point to rows of ${parent} that are not there`,
      );
  }
}
