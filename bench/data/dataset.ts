import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startPostgres } from '../../test/support/postgres.mjs';
import {
  ENTITIES,
  MIGRATIONS,
  openDatabase,
  programOf,
  readConfig,
  SEARCH_FORMAT,
  sqliteFile,
} from '../built.ts';
import { Activities } from './activities.ts';
import { basesOf } from './bases.ts';
import { type District, makeDistrict } from './district.ts';
import { PostgresStore, SqliteStore, type Store } from './store.ts';

export interface DatasetOptions {
  database: 'sqlite' | 'postgres';
  activities: number;
  seed: number;
  fresh: boolean;
}

/** A database full of generated data, kept between runs. */
export interface Dataset {
  database: 'sqlite' | 'postgres';
  activities: number;
  seed: number;
  /** The data folder of a server, or the cluster of PostgreSQL with a database `bench`. */
  folder: string;
}

/** Where data sets and their copies stand; it may be deleted at any time. */
export const BENCH_DIR = join(tmpdir(), 'guoan-bench');
const BATCH = 5000;
const LARGE = ['activities', 'activity_organizers'];
/** Programs that write what the server derives from its rows. */
const REBUILDS = ['search-rebuild.js', 'figures-rebuild.js'];

const say = (text: string): void => void process.stderr.write(text);

/**
 * The data follows from the tables, the form of the search index, this code and the options: the same
 * ones mean the same data.
 */
function fingerprint({ database, activities, seed }: DatasetOptions): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const sources = readdirSync(here).map((file) => readFileSync(join(here, file), 'utf8'));
  const migrations = MIGRATIONS.map(({ name }) => name);
  const parts = [database, activities, seed, migrations, sources, REBUILDS, SEARCH_FORMAT];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12);
}

/** The data set with these options, generated unless it stands already. */
export async function makeDataset(options: DatasetOptions): Promise<Dataset> {
  const { database, activities, seed, fresh } = options;
  const kin = `${database}-${activities}-`;
  const folder = join(BENCH_DIR, `${kin}${fingerprint(options)}`);
  const complete = join(folder, 'complete');
  if (fresh || !existsSync(complete)) {
    mkdirSync(BENCH_DIR, { recursive: true });
    for (const name of readdirSync(BENCH_DIR))
      if (name.startsWith(kin)) rmSync(join(BENCH_DIR, name), { recursive: true, force: true });
    mkdirSync(folder);
    const began = performance.now();
    await generate({ database, activities, seed, folder });
    say(`generated in ${Math.round((performance.now() - began) / 1000)} s: ${folder}\n`);
    writeFileSync(complete, '');
  }
  return { database, activities, seed, folder };
}

async function generate(dataset: Dataset): Promise<void> {
  const { database, folder } = dataset;
  if (database === 'sqlite') {
    const config = readConfig({ NODE_ENV: 'test', DATA_DIR: folder });
    await write(dataset, {}, () => Promise.resolve(new SqliteStore(sqliteFile(config))));
    return;
  }
  const postgres = await startPostgres(null, {
    data: join(folder, 'cluster'),
    settings: { max_wal_size: '4GB', maintenance_work_mem: '512MB' },
  });
  try {
    const client = new pg.Client(postgres.url('postgres'));
    await client.connect();
    await client.query('CREATE DATABASE bench');
    await client.end();
    const url = postgres.url('bench');
    await write(dataset, { DATABASE_URL: url }, () => PostgresStore.open(url));
  } finally {
    await postgres.stop();
  }
}

/** Migrates as the server does, fills the tables, then derives what the server derives. */
async function write(
  dataset: Dataset,
  settings: Record<string, string>,
  open: () => Promise<Store>,
): Promise<void> {
  const env = { NODE_ENV: 'test', DATA_DIR: dataset.folder, ...settings };
  const listed = { entities: ENTITIES, migrations: MIGRATIONS };
  await (await openDatabase(readConfig(env), listed)).close();
  const store = await open();
  await fill(store, dataset);
  await store.settle();
  await store.close();
  for (const program of REBUILDS) await run(program, env);
  const again = await open();
  await again.settle();
  await again.close();
}

async function fill(store: Store, dataset: Dataset): Promise<void> {
  const district = makeDistrict(dataset.seed);
  for (const { name, rows } of district.tables) await store.insert(name, rows);
  const kinds = [...(await termsOf(store, 'BASE_KIND')).values()];
  await store.insert('education_bases', basesOf(district, dataset.seed, kinds));
  const activities = await activitiesOf(store, district, dataset);
  await store.withoutIndexes(LARGE, async () => {
    for (let start = 0; start < activities.count; start += BATCH) {
      const end = Math.min(start + BATCH, activities.count);
      const batch = Array.from({ length: end - start }, (_, index) => activities.at(start + index));
      await store.insert(
        'activities',
        batch.map(({ activity }) => activity),
      );
      await store.insert(
        'activity_organizers',
        batch.flatMap(({ organizers }) => organizers),
      );
      if (end % (BATCH * 20) === 0) say(`${end} of ${activities.count} activities\n`);
    }
  });
}

/** The ids of a list's terms, by their codes. */
export async function termsOf(store: Store, vocabulary: string): Promise<Map<string, string>> {
  const terms = await store.all<{ code: string; id: string }>(
    'SELECT code, id FROM vocabulary_terms WHERE vocabulary = ? ORDER BY code',
    [vocabulary],
  );
  return new Map(terms.map(({ code, id }) => [code, id]));
}

/** The activities of the data set, to be made again one by one. */
export async function activitiesOf(
  store: Store,
  district: District,
  { seed, activities: count }: Dataset,
): Promise<Activities> {
  return new Activities({ seed, count }, district, await termsOf(store, 'ACTIVITY_TYPE'));
}

async function run(program: string, env: Record<string, string>): Promise<void> {
  const child = spawn(process.execPath, [programOf(program)], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${program} ended with ${code}`);
}
