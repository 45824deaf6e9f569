import Driver from 'better-sqlite3';
import { BackupProblem } from './backup-problem.js';
import type { Content } from './manifest.js';

/** A file that a row of the database names, and whether a thumbnail lies beside it. */
export interface StoredFile {
  name: string;
  thumbnail: boolean;
}

/** What was found in a database: its content, and the stored files that its rows name. */
export interface Inspected extends Content {
  files: StoredFile[];
}

/** Rows `name`, `thumbnail` (0 or 1): every stored file that the database names. */
export type StoredFilesQuery = string;

interface Broken {
  table: string;
  parent: string;
}

/**
 * Checks a database file that nobody else has open: its pages, its foreign keys; and tells what is in
 * it. It is left as one plain file, without a log beside it.
 */
export function inspectSqlite(file: string, storedFiles: StoredFilesQuery): Inspected {
  const database = open(file, {});
  try {
    database.pragma('journal_mode = DELETE');
    return inspect(database, storedFiles);
  } catch (error) {
    throw error instanceof BackupProblem ? error : unsound((error as Error).message);
  } finally {
    database.close();
  }
}

/** The same for a database in its place, of which nothing is changed. */
export function inspectSqliteInPlace(file: string, storedFiles: StoredFilesQuery): Inspected {
  const database = open(file, { readonly: true });
  try {
    return inspect(database, storedFiles);
  } finally {
    database.close();
  }
}

function inspect(database: Driver.Database, storedFiles: StoredFilesQuery): Inspected {
  expectSound(database);
  const texts = (query: string): string[] => database.prepare<[], string>(query).pluck().all();
  const tables = texts(TABLES);
  if (!tables.includes('migrations')) throw notOurs();
  const files = tables.includes('attachments')
    ? database.prepare<[], { name: string; thumbnail: number }>(storedFiles).all()
    : [];
  return {
    migrations: texts('SELECT name FROM migrations ORDER BY timestamp, id'),
    tables: Object.fromEntries(tables.map((table) => [table, rowsOf(database, table)])),
    files: files.map(({ name, thumbnail }) => ({ name, thumbnail: thumbnail === 1 })),
  };
}

/** Ordinary tables: those behind an index of words are counted with it. */
const TABLES = `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
  AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`;

function open(file: string, options: { readonly?: boolean }): Driver.Database {
  try {
    return new Driver(file, { fileMustExist: true, ...options });
  } catch (error) {
    throw unsound((error as Error).message);
  }
}

function expectSound(database: Driver.Database): void {
  let findings: { integrity_check: string }[];
  let broken: Broken[];
  try {
    findings = database.pragma('integrity_check(5)') as typeof findings;
    broken = database.pragma('foreign_key_check') as Broken[];
  } catch (error) {
    throw unsound((error as Error).message);
  }
  const texts = findings.map((one) => one.integrity_check);
  if (texts.join() !== 'ok') throw unsound(texts.join('; '));
  const [first] = broken;
  if (first)
    throw unsound(`${broken.length} foreign keys, first: ${first.table} -> ${first.parent}`);
}

const rowsOf = (database: Driver.Database, table: string): number =>
  database.prepare<[], number>(`SELECT count(*) FROM "${table}"`).pluck().get() ?? 0;

const unsound = (why: string): BackupProblem =>
  new BackupProblem(`数据库已损坏:${why}`, `the database is damaged: ${why}`);

const notOurs = (): BackupProblem =>
  new BackupProblem(
    '这不是国安周的数据库:没有迁移记录',
    'this is not a database of guoan-week: it has no migrations',
  );
