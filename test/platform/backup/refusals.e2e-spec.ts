import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Driver from 'better-sqlite3';
import { STORED_FILES } from '../../../src/features/attachments/stored-files.queries.js';
import { BackupProblem } from '../../../src/platform/backup/backup-problem.js';
import { MANIFEST, MANIFEST_DIGEST } from '../../../src/platform/backup/manifest.js';
import { verifyPlace } from '../../../src/platform/backup/verify-place.js';
import { attachmentsDir, sqliteFile } from '../../../src/platform/config.js';
import { bootApp, testDatabase } from '../../support/boot-app.js';
import { PDF } from '../../support/files.js';
import { filesOnDisk } from '../../support/uploads.js';
import { knownMigrations, progress, Scene, type TarFile, unpack } from './scene.js';

const onSqlite = testDatabase === 'sqlite' ? describe : describe.skip;
const BLOCK = 512;

let scene: Scene;
/** A sound backup with a picture and a document. */
let sound: string;

beforeAll(async () => {
  if (testDatabase !== 'sqlite') return;
  scene = await Scene.set();
  sound = await scene.backUp();
});
afterAll(() => (scene as Scene | undefined)?.clear());

/** The sound backup with one part replaced, and a manifest that fits it. */
async function rewritten(change: (files: TarFile[]) => void, also = (_: any): void => {}) {
  const files = await unpack(sound);
  change(files);
  const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
  const [manifest, sum] = [MANIFEST, MANIFEST_DIGEST].map((name) =>
    files.find(({ header }) => header.name === name),
  ) as [TarFile, TarFile];
  const value = JSON.parse(manifest.bytes.toString());
  for (const part of value.parts) {
    const { bytes } = files.find(({ header }) => header.name === part.name)!;
    Object.assign(part, { bytes: bytes.length, sha256: digest(bytes) });
  }
  also(value);
  manifest.bytes = Buffer.from(JSON.stringify(value));
  sum.bytes = Buffer.from(digest(manifest.bytes));
  return scene.packed(files);
}

/** The sound backup's database after some statements. */
const withDatabase = (statements: string, also?: (manifest: any) => void) =>
  rewritten((files) => {
    const path = scene.fresh('changed.db');
    const [database] = files as [TarFile];
    writeFileSync(path, database.bytes);
    const connection = new Driver(path);
    connection.pragma('foreign_keys = OFF');
    connection.exec(statements);
    connection.close();
    database.bytes = readFileSync(path);
  }, also);

onSqlite('a sound backup', () => {
  it('is restored with its files, and the same as its origin', async () => {
    const config = await scene.restore(sound);
    const manifest = JSON.parse((await unpack(sound)).at(-2)?.bytes.toString() ?? '');
    await verifyPlace(config, manifest, STORED_FILES, progress);
    expect(filesOnDisk({ config })).toEqual(filesOnDisk(scene.server));
    expect(manifest).toMatchObject({
      format: 'guoan-week backup',
      formatVersion: 1,
      database: 'sqlite',
      migrations: [...knownMigrations],
      tables: { attachments: 2, accounts: 1 },
      lost: [],
    });
    expect(manifest.parts.map(({ name }: { name: string }) => name)).toHaveLength(4);
    const again = await bootApp({ place: { config, remove: () => Promise.resolve() } });
    expect(await again.db.count({ text: 'attachments', params: [] })).toBe(2);
    await again.close();
  });

  it('is for nobody else to read', () => {
    expect((statSync(sound).mode & 0o777).toString(8)).toBe('600');
  });

  it('is not written over another file', async () => {
    await expect(scene.backUp({ target: sound })).rejects.toThrow('文件已存在,不会覆盖');
  });

  it('is not restored over data', async () => {
    const config = await scene.restore(sound);
    await expect(scene.restore(sound, config)).rejects.toThrow('只能恢复到空的位置');
    rmSync(sqliteFile(config));
    await expect(scene.restore(sound, config)).rejects.toThrow(attachmentsDir(config));
    await expect(scene.restore(sound, scene.server.config)).rejects.toThrow('只能恢复到空的位置');
  });

  it('names a stored file that is lost, and goes on without it when told to', async () => {
    const [name = ''] = filesOnDisk(scene.server).files;
    const path = join(attachmentsDir(scene.server.config), 'files', name.slice(0, 2), name);
    const bytes = readFileSync(path);
    rmSync(path);
    await expect(scene.backUp()).rejects.toThrow(`attachments/files/${name.slice(0, 2)}/${name}`);
    const config = await scene.restore(await scene.backUp({ withoutLost: true }));
    expect(filesOnDisk({ config }).files).toHaveLength(2);
    writeFileSync(path, bytes);
  });
});

onSqlite('a damaged backup', () => {
  it('is refused wherever a byte of its parts is changed', async () => {
    const bytes = readFileSync(sound);
    const refusals = new Set<string>();
    for (let start = 0; start < bytes.length - 2 * BLOCK;) {
      const size = parseInt(bytes.toString('latin1', start + 124, start + 135), 8);
      const name = bytes.toString('latin1', start, start + 100).replace(/\0.*/s, '');
      for (const at of [start + 3, start + BLOCK, start + BLOCK + (size >> 1)]) {
        const flipped = Buffer.from(bytes);
        flipped.writeUInt8((flipped[at] ?? 0) ^ 1, at);
        const file = scene.fresh('flipped.tar');
        writeFileSync(file, flipped);
        refusals.add(`${name}: ${(await scene.refusal(file)).replace(/[::].*/s, '')}`);
      }
      start += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    }
    const kinds = new Set([...refusals].map((text) => text.replace(/.*: /, '')));
    expect([...kinds].sort()).toEqual(['备份文件已损坏', '这不是国安周的备份文件']);
  });

  it('is refused wherever it is cut', async () => {
    const bytes = readFileSync(sound);
    const cuts = [0, 1, BLOCK, 20_000, bytes.length / 2, bytes.length - BLOCK, bytes.length - 1];
    for (const cut of cuts) {
      const file = scene.fresh('cut.tar');
      writeFileSync(file, bytes.subarray(0, Math.floor(cut)));
      expect(await scene.refusal(file)).toMatch(/不完整|不是国安周的备份/);
    }
  });

  it('is refused when the database in it is unsound, though the manifest fits', async () => {
    const torn = await rewritten(([database]) => database?.bytes.fill(7, 8192, 40_960));
    expect(await scene.refusal(torn)).toContain('数据库已损坏');
    const orphan = await withDatabase("UPDATE accounts SET organization_id = 'nobody'");
    expect(await scene.refusal(orphan)).toContain('数据库已损坏:1 foreign keys');
    const fewer = await withDatabase('DELETE FROM attachments WHERE width IS NULL');
    expect(await scene.refusal(fewer)).toContain('attachments 1 ≠ 2');
  });

  it('is refused when a stored file that the database names is not in it', async () => {
    const without = await rewritten(
      (files) => files.splice(1, 0),
      (manifest) => void manifest,
    );
    await scene.restore(without);
    const files = await unpack(sound);
    const gone = files.splice(1, 1)[0]?.header.name ?? '';
    const manifest = files.find(({ header }) => header.name === MANIFEST)!;
    const value = JSON.parse(manifest.bytes.toString());
    value.parts = value.parts.filter(({ name }: { name: string }) => name !== gone);
    manifest.bytes = Buffer.from(JSON.stringify(value));
    const sum = files.at(-1)!;
    sum.bytes = Buffer.from(createHash('sha256').update(manifest.bytes).digest('hex'));
    expect(await scene.refusal(await scene.packed(files))).toContain(gone);
  });
});

onSqlite('a refused backup', () => {
  it('leaves an empty place empty, and free for the next one', async () => {
    const config = { ...scene.server.config, dataDir: scene.fresh('empty') };
    mkdirSync(config.dataDir);
    const cut = scene.fresh('cut.tar');
    writeFileSync(cut, readFileSync(sound).subarray(0, 20_000));
    await expect(scene.restore(cut, config)).rejects.toThrow(BackupProblem);
    expect(readdirSync(config.dataDir)).toEqual([]);
    await scene.restore(sound, config);
    expect(filesOnDisk({ config })).toEqual(filesOnDisk(scene.server));
  });

  it('takes no folder away that somebody else has put something in', async () => {
    const outer = scene.fresh('outer');
    const config = { ...scene.server.config, dataDir: join(outer, 'middle', 'data') };
    mkdirSync(join(outer, 'middle'), { recursive: true });
    await expect(scene.restore(sqliteFile(scene.server.config), config)).rejects.toThrow(
      BackupProblem,
    );
    expect(readdirSync(join(outer, 'middle'))).toEqual([]);
  });
});

onSqlite('a foreign or newer file', () => {
  it('is refused as what it is', async () => {
    const text = scene.fresh('letter.txt');
    writeFileSync(text, '不是备份'.repeat(1000));
    expect(await scene.refusal(text)).toBe('这不是国安周的备份文件');
    expect(await scene.refusal(sqliteFile(scene.server.config))).toBe('这不是国安周的备份文件');
    const other = await scene.packed([{ header: { name: 'photo.jpg' }, bytes: PDF }]);
    expect(await scene.refusal(other)).toBe('这不是国安周的备份文件:含有 photo.jpg');
    await expect(scene.restore(scene.fresh('absent.tar'))).rejects.toThrow('ENOENT');
  });

  it.each([
    ['../outside.txt', 'file'],
    ['/tmp/guoan-outside.txt', 'file'],
    ['attachments/files/../../../outside', 'file'],
    ['attachments/files/ab/0192c0de-0000-7000-8000-000000000000', 'file'],
    ['database.sqlite', 'symlink'],
    ['attachments', 'directory'],
  ] as const)('lays nothing outside its place: %s (%s)', async (name, type) => {
    const file = await scene.packed([
      { header: { name, type }, bytes: type === 'file' ? PDF : Buffer.alloc(0) },
    ]);
    expect(await scene.refusal(file)).toContain('这不是国安周的备份文件');
    expect(existsSync(join(scene.folder, 'outside.txt'))).toBe(false);
  });

  it('is refused when it comes from a newer application, and says so', async () => {
    const [newest = ''] = [...knownMigrations].slice(-1);
    const older = new Set([...knownMigrations].filter((name) => name !== newest));
    expect(await scene.refusal(sound, older)).toContain(newest);
    const newer = await rewritten(
      () => undefined,
      (manifest) => Object.assign(manifest, { formatVersion: 2, applicationVersion: '9.0.0' }),
    );
    expect(await scene.refusal(newer)).toContain('备份由较新的版本 9.0.0 制作');
  });

  it('is refused when it is of the other database', async () => {
    const files = await unpack(sound);
    const [database] = files as [TarFile];
    database.header = { name: 'database.dump' };
    const manifest = files.find(({ header }) => header.name === MANIFEST)!;
    const text = manifest.bytes.toString().replace('database.sqlite', 'database.dump');
    manifest.bytes = Buffer.from(text.replace('"sqlite"', '"postgres"'));
    const sum = files.at(-1)!;
    sum.bytes = Buffer.from(createHash('sha256').update(manifest.bytes).digest('hex'));
    expect(await scene.refusal(await scene.packed(files))).toContain('备份来自 postgres');
  });
});
