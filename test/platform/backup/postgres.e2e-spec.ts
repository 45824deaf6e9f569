import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { STORED_FILES } from '../../../src/features/attachments/stored-files.queries.js';
import { inspectPostgres } from '../../../src/platform/backup/postgres-content.js';
import { withPostgres } from '../../../src/platform/backup/postgres-dump.js';
import { verifyPlace } from '../../../src/platform/backup/verify-place.js';
import type { Manifest, Part } from '../../../src/platform/backup/manifest.js';
import { sourcesOf } from '../../../src/platform/backup/stored-file-parts.js';
import type { Config } from '../../../src/platform/config.js';
import { FileStore } from '../../../src/platform/files/file-store.js';
import { bootApp, testDatabase } from '../../support/boot-app.js';
import { runCommand } from '../../support/commands.js';
import { sha256 } from '../../support/files.js';
import { startPostgres } from '../../support/postgres.mjs';
import { filesOnDisk } from '../../support/uploads.js';
import { progress, Scene } from './scene.js';
import { readFileSync } from 'node:fs';

// A PostgreSQL of its own is started.
jest.setTimeout(90_000);

const onPostgres = testDatabase === 'postgres' ? describe : describe.skip;

let scene: Scene;
beforeAll(async () => {
  if (testDatabase === 'postgres') scene = await Scene.set();
});
afterAll(() => (scene as Scene | undefined)?.clear());

/** What a backup of the scene would say of it. */
async function manifestOf(config: Config): Promise<Manifest> {
  const found = await withPostgres(config.databaseUrl ?? '', (client) =>
    inspectPostgres(client, STORED_FILES),
  );
  const parts = sourcesOf(found.files, new FileStore(config), config).map(
    ({ name, places: [path = ''] }): Part => {
      const bytes = readFileSync(path);
      return { name, bytes: bytes.length, sha256: sha256(bytes) };
    },
  );
  return { ...found, database: 'postgres', parts, lost: [] } as unknown as Manifest;
}

/** Runs a statement past the foreign keys, as a restore that switches them off would. */
const unchecked = (config: Config, statement: string) =>
  withPostgres(config.databaseUrl ?? '', async (client) => {
    await client.query('SET session_replication_role = replica');
    await client.query(statement);
  });

onPostgres('a PostgreSQL database and a manifest', () => {
  it('are found the same, or where they differ', async () => {
    const { config } = scene.server;
    const manifest = await manifestOf(config);
    const verify = () => verifyPlace(config, manifest, STORED_FILES, progress);
    await verify();
    expect(manifest.parts).toHaveLength(3);

    const [name = ''] = filesOnDisk(scene.server).files;
    const path = new FileStore(config).path(name.replace('.thumb', ''));
    const bytes = readFileSync(path);
    writeFileSync(path, 'other');
    await expect(verify()).rejects.toThrow('附件内容与备份不同');
    writeFileSync(path, bytes);

    await unchecked(config, "UPDATE accounts SET organization_id = 'nobody'");
    await expect(verify()).rejects.toThrow('accounts 有 1 行指向 organizations');
    await unchecked(config, 'DELETE FROM sessions');
    await unchecked(config, 'DELETE FROM accounts');
    await expect(verify()).rejects.toThrow(/accounts 0 ≠ 1/);
  });
});

/** A PostgreSQL with its client programs that this machine may have, and the one that tests bring has not. */
const DEBIAN = '/usr/lib/postgresql';
const found = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort().at(-1) : undefined;
const programs = found ? join(DEBIAN, found, 'bin') : null;
const complete = programs && existsSync(join(programs, 'pg_dump'));
const whereInstalled = testDatabase === 'postgres' && complete ? describe : describe.skip;

whereInstalled('with pg_dump and pg_restore', () => {
  it('a backup is restored to an empty database, whole', async () => {
    const postgres = await startPostgres(programs);
    const admin = new pg.Client(postgres.url('postgres'));
    await admin.connect();
    for (const name of ['origin', 'target'])
      await admin.query(`CREATE DATABASE ${name} ENCODING 'UTF8' LOCALE 'C' TEMPLATE template0`);
    await admin.end();
    const at = (name: string) => ({
      ...scene.server.config,
      databaseUrl: postgres.url(name),
      dataDir: scene.fresh(name),
    });
    const [origin, target] = [at('origin'), at('target')];
    const nowhere = { remove: () => Promise.resolve() };
    await (await bootApp({ place: { config: origin, ...nowhere } })).close();
    const env = { PATH: `${programs}:${process.env.PATH}` };
    const file = scene.fresh('postgres.tar');

    expect(await runCommand('backup', origin, [file], env)).toMatchObject({ code: 0 });
    expect(execFileSync('tar', ['-tf', file], { encoding: 'utf8' })).toContain('database.dump');
    expect(await runCommand('restore', target, [file], env)).toMatchObject({ code: 0 });
    const verified = await runCommand('backup-verify', target, [file, '--restored']);
    expect(verified).toMatchObject({ code: 0 });
    expect(await runCommand('restore', target, [file], env)).toMatchObject({
      code: 1,
      err: expect.stringContaining('只能恢复到空的位置'),
    });
    const served = await bootApp({ place: { config: target, ...nowhere } });
    expect(await served.anonymous.ok('{ regions { totalCount } }')).toEqual({
      regions: { totalCount: 0 },
    });
    await served.close();
    const without = await runCommand('backup', origin, [scene.fresh('no.tar')], { PATH: '' });
    expect(without).toMatchObject({ code: 1, err: expect.stringContaining('找不到 pg_dump') });
    await postgres.stop();
  });
});
