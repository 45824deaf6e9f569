import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { writeArchive } from '../../../src/platform/backup/archive.js';
import type { Manifest } from '../../../src/platform/backup/manifest.js';
import {
  askForSnapshot,
  channelAddress,
  snapshotPrefix,
} from '../../../src/platform/backup/snapshot-channel.js';
import { sortOutLost, sourcesOf } from '../../../src/platform/backup/stored-file-parts.js';
import { newId } from '../../../src/platform/database/columns.js';
import { HealthProbe } from '../../../src/platform/http/health-probe.entity.js';
import { FileHold } from '../../../src/platform/files/file-hold.js';
import { FileStore } from '../../../src/platform/files/file-store.js';
import { bootApp, makePlace, testDatabase } from '../../support/boot-app.js';
import { runCommand } from '../../support/commands.js';
import { progress, Scene, unpack } from './scene.js';

// Commands are processes of their own.
jest.setTimeout(90_000);

const onSqlite = testDatabase === 'sqlite' ? describe : describe.skip;

let scene: Scene;
let sound: string;

beforeAll(async () => {
  if (testDatabase !== 'sqlite') return;
  scene = await Scene.set();
  sound = await scene.backUp();
});
afterAll(() => (scene as Scene | undefined)?.clear());

onSqlite('a stored file that is deleted while a backup copies files', () => {
  it('waits for the backup, which still finds it, and is destroyed after it', async () => {
    const store = new FileStore(scene.server.config);
    const kept = await store.keep({ main: await drafted(store), thumbnail: null });
    const hold = await FileHold.take(scene.server.config);
    await store.remove(kept);
    const sources = sourcesOf([{ name: kept, thumbnail: false }], store, scene.server.config);
    const { present, lost } = await sortOutLost(sources);
    expect([present, lost]).toEqual([sources, []]);
    const file = scene.fresh('held.tar');
    await writeArchive(file, present, (parts) => ({ parts }) as Manifest, progress);
    expect((await unpack(file))[0]?.bytes.toString()).toBe('text');
    expect(existsSync(store.heldPath(kept))).toBe(true);
    await hold.release();
    expect(existsSync(store.heldPath(kept))).toBe(false);
    expect((await sortOutLost(sources)).lost).toEqual(sources.map(({ name }) => name));
  });

  async function drafted(store: FileStore): Promise<string> {
    const draft = await store.draft();
    writeFileSync(draft, 'text');
    return draft;
  }
});

onSqlite('the commands', () => {
  const place = (dataDir: string) => ({ dataDir, databaseUrl: null });

  it('say what is wrong in a sentence', async () => {
    const nothing = scene.fresh('nothing');
    const file = scene.fresh('file');
    writeFileSync(file, '');
    const endings = await Promise.all([
      runCommand('backup', place(nothing), []),
      runCommand('backup', scene.server.config, [join(file, 'backup.tar')]),
      runCommand('restore', place(nothing), [join(nothing, 'absent.tar')]),
      runCommand('restore', place(nothing), []),
      runCommand('backup-verify', place(nothing), [sound, '--other']),
    ]);
    expect(endings.map(({ code, err }) => [code, err.replace(/ \(.*/s, '').trim()])).toEqual([
      [1, `没有数据库:${join(nothing, 'guoan-week.db')}`],
      [1, `路径不可用:${file}`],
      [1, `找不到 ${join(nothing, 'absent.tar')}`],
      [1, '用法'],
      [1, '用法'],
    ]);
    expect(existsSync(nothing)).toBe(false);
  });

  it('back up and verify while a server runs in another process', async () => {
    const file = scene.fresh('running.tar');
    expect(await runCommand('backup', scene.server.config, [file])).toMatchObject({ code: 0 });
    expect(
      await runCommand('backup-verify', scene.server.config, [file, '--restored']),
    ).toMatchObject({
      code: 0,
      out: expect.stringContaining('与此处一致'),
    });
  });
});

onSqlite('a running server', () => {
  it('waits for a unit of work that has written, and copies what it commits', async () => {
    const { db } = scene.server;
    let copying: Promise<string> | undefined;
    await db.transact(async () => {
      await db.repo(HealthProbe).insert({ id: newId() });
      copying = scene.backUp();
      await sleep(500);
    });
    const manifest = (await unpack((await copying) ?? '')).at(-2)?.bytes.toString() ?? '';
    expect(JSON.parse(manifest)).toMatchObject({ tables: { health_probes: 1 } });
  });

  it('makes one snapshot at a time and removes it when the asker is gone', async () => {
    const first = await askForSnapshot(scene.server.config, progress);
    await expect(askForSnapshot(scene.server.config, progress)).rejects.toThrow(
      '另一个备份正在进行',
    );
    expect(existsSync(first?.file ?? '')).toBe(true);
    await first?.release();
    for (let tries = 0; existsSync(first?.file ?? '') && tries < 100; tries += 1) await sleep(20);
    expect(existsSync(first?.file ?? '')).toBe(false);
  });

  it('lets nobody else connect', () => {
    const { mode } = statSync(channelAddress(scene.server.config) ?? '');
    expect((mode & 0o777).toString(8)).toBe('600');
  });

  it('ends although somebody holds a snapshot, and clears up at its next start', async () => {
    const mine = await makePlace();
    const running = await bootApp({ place: mine });
    const snapshot = await askForSnapshot(mine.config, progress);
    await running.close();
    await sleep(50);
    expect(() => snapshot?.expectKept()).toThrow('服务器在备份期间停止了');
    const leftOver = `${snapshotPrefix(mine.config)}of-a-killed-server`;
    writeFileSync(leftOver, '');
    await (await bootApp({ place: mine })).close();
    expect([leftOver, snapshot?.file ?? ''].map((path) => existsSync(path))).toEqual([
      false,
      false,
    ]);
    await mine.remove();
  });
});
