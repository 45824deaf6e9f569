import { BackupProblem } from './backup-problem.js';

/** One file inside a backup. */
export interface Part {
  name: string;
  bytes: number;
  sha256: string;
}

/** What a database holds, as far as two copies of it can be compared. */
export interface Content {
  /** Names of the migrations that ran, oldest first. */
  migrations: string[];
  /** Rows of every table. */
  tables: Record<string, number>;
}

export type DatabaseKind = 'sqlite' | 'postgres';

/** The last file of a backup: what it is, and what every other file in it must be. */
export interface Manifest extends Content {
  format: typeof FORMAT;
  formatVersion: number;
  applicationVersion: string;
  database: DatabaseKind;
  /** Every write that was acknowledged before this moment is in the backup. */
  takenAt: string;
  parts: Part[];
  /** Stored files that rows name but that were lost before the backup was taken. */
  lost: string[];
}

export const FORMAT = 'guoan-week backup';
export const FORMAT_VERSION = 1;

/** The part that holds the database. */
export const DATABASE_PART: Readonly<Record<DatabaseKind, string>> = {
  sqlite: 'database.sqlite',
  postgres: 'database.dump',
};
export const MANIFEST = 'manifest.json';
export const MANIFEST_DIGEST = 'manifest.sha256';

const foreign = () =>
  new BackupProblem('这不是国安周的备份文件', 'this is not a backup of guoan-week');

const isText = (value: unknown): value is string => typeof value === 'string';
const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => isText(one));
const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

const isPart = (value: unknown): value is Part => {
  const { name, bytes, sha256 } = (value ?? {}) as Partial<Part>;
  return isText(name) && isCount(bytes) && isText(sha256);
};

/** Reads a manifest; throws {@link BackupProblem} for a foreign one or one of a newer format. */
export function parseManifest(text: string): Manifest {
  let value: Partial<Manifest> | null;
  try {
    value = JSON.parse(text) as Partial<Manifest> | null;
  } catch {
    throw foreign();
  }
  if (value?.format !== FORMAT || !isCount(value.formatVersion)) throw foreign();
  if (value.formatVersion > FORMAT_VERSION)
    throw new BackupProblem(
      `备份由较新的版本 ${String(value.applicationVersion)} 制作,请先升级本程序`,
      `the backup was made by a newer version, ${String(value.applicationVersion)}; upgrade first`,
    );
  if (!isWhole(value)) throw foreign();
  return value;
}

function isWhole(value: Partial<Manifest>): value is Manifest {
  const { applicationVersion, database, takenAt, migrations, tables, parts, lost } = value;
  return (
    isText(applicationVersion) &&
    (database === 'sqlite' || database === 'postgres') &&
    isText(takenAt) &&
    isTexts(migrations) &&
    typeof tables === 'object' &&
    Object.values(tables).every(isCount) &&
    Array.isArray(parts) &&
    parts.every(isPart) &&
    isTexts(lost)
  );
}

/** Throws unless this application knows every migration that the database went through. */
export function expectKnownMigrations(
  { migrations }: Content,
  known: ReadonlySet<string>,
  applicationVersion: string,
): void {
  const newer = migrations.filter((name) => !known.has(name));
  if (newer.length)
    throw new BackupProblem(
      `备份来自较新的版本(${applicationVersion}),本程序不认识迁移 ${newer.join('、')},请先升级`,
      `the backup is of a newer version (${applicationVersion}): unknown migrations ${newer.join(', ')}; upgrade first`,
    );
}

/** Throws, naming each difference, unless the database holds what the manifest says. */
export function expectContent(found: Content, manifest: Content): void {
  const differences = Object.entries(manifest.tables)
    .filter(([table, rows]) => found.tables[table] !== rows)
    .map(([table, rows]) => `${table} ${found.tables[table] ?? '-'} ≠ ${rows}`);
  for (const table of Object.keys(found.tables))
    if (!(table in manifest.tables)) differences.push(`${table} ≠ -`);
  if (found.migrations.join() !== manifest.migrations.join())
    differences.push(`migrations ${found.migrations.length} ≠ ${manifest.migrations.length}`);
  if (differences.length)
    throw new BackupProblem(
      `数据库内容与清单不符:${differences.join(';')}`,
      `the database is not what the manifest says: ${differences.join('; ')}`,
    );
}
