import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { ENTITIES, MIGRATIONS } from '../../dist/database.js';
import { readConfig } from '../../dist/platform/config.js';
import { openDatabase } from '../../dist/platform/database/database.module.js';
import { startPostgres } from './postgres.mjs';

const listed = { entities: ENTITIES, migrations: MIGRATIONS };

/** Runs once before all tests: a migrated template on both databases, which every test file copies. */
export default async function setUp() {
  if (process.env.GUOAN_TEST_TEMPLATE) return;
  const dataDir = mkdtempSync(join(tmpdir(), 'guoan-template-'));
  const config = readConfig({ NODE_ENV: 'test', DATA_DIR: dataDir });
  await (await openDatabase(config, listed)).close();
  process.env.GUOAN_TEST_TEMPLATE = dataDir;

  const postgres = await startPostgres();
  const client = new pg.Client(postgres.url('postgres'));
  await client.connect();
  await client.query('CREATE DATABASE template_guoan');
  await client.end();
  const databaseUrl = postgres.url('template_guoan');
  await (await openDatabase({ ...config, databaseUrl }, listed)).close();
  process.env.GUOAN_TEST_POSTGRES = postgres.url('');
  globalThis.guoanTest = { postgres, dataDir };
}
