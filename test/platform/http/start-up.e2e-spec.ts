import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { sqliteFile } from '../../../src/platform/config.js';
import { makePlace, type Place, testDatabase } from '../../support/boot-app.js';
import { type ServerProcess, startServer } from '../../support/server-process.js';

// Each test starts servers.
jest.setTimeout(90_000);

/** A server that starts after all is stopped then. */
const PATIENCE_MS = 30_000;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guoan-start-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Ending {
  code: number | null;
  said: string;
  logged: string;
}

/** Starts `dist/main.js` in an empty folder with these settings and no others, until it ends. */
async function start(env: Record<string, string>): Promise<Ending> {
  const child = spawn(process.execPath, [resolve('dist/main.js')], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: PATIENCE_MS,
  });
  const ended = once(child, 'close') as Promise<[number | null]>;
  const [said, logged, [code]] = await Promise.all([text(child.stderr), text(child.stdout), ended]);
  return { code, said, logged };
}

const NO_SECRET =
  '配置有误 (bad configuration):\n' +
  '  - SESSION_SECRET 缺失或过短,生产环境至少 32 个字符 (missing or shorter than 32 characters)\n';

describe('a server that is started wrongly', () => {
  it('ends at once without its secret in production, and names it', async () => {
    const ending = await start({ NODE_ENV: 'production' });
    expect(ending).toEqual({ code: 1, said: NO_SECRET, logged: '' });
  });

  it('reads a .env of its folder, below what is set', async () => {
    writeFileSync(join(folder, '.env'), 'NODE_ENV=production\nPORT=nowhere\n');
    const ending = await start({ PORT: '0' });
    expect(ending).toEqual({ code: 1, said: NO_SECRET, logged: '' });
  });

  it('says in a sentence that it cannot reach its database', async () => {
    const DATABASE_URL = 'postgres://guoan:p4ssw0rd@127.0.0.1:1/guoan';
    const ending = await start({ DATABASE_URL });
    expect(ending).toEqual({
      code: 1,
      said: '无法连接数据库 (cannot connect to the database): connect ECONNREFUSED 127.0.0.1:1\n',
      logged: '',
    });
  });
});

describe('a server beside another', () => {
  let place: Place;
  let first: ServerProcess;
  beforeEach(async () => {
    place = await makePlace();
    first = await startServer(place.config);
  });
  afterEach(async () => {
    await first.kill();
    await place.remove();
  });

  const onSqlite = testDatabase === 'sqlite' ? it : it.skip;

  onSqlite('is refused its SQLite file in a sentence', async () => {
    const file = sqliteFile(place.config);
    const ending = await start({ DATA_DIR: place.config.dataDir });
    expect(ending).toEqual({
      code: 1,
      said: `数据库 ${file} 正由另一个进程使用,请先停止它 (The database ${file} is in use by another process; stop it first)\n`,
      logged: '',
    });
  });

  it('is refused its port in a sentence', async () => {
    const { port } = new URL(first.url);
    const { code, said, logged } = await start({ PORT: port, DATA_DIR: folder });
    expect({ code, said }).toEqual({
      code: 1,
      said: `无法监听该地址 (cannot listen there): listen EADDRINUSE: address already in use 127.0.0.1:${port}\n`,
    });
    expect(logged).not.toMatch(/stack|    at /);
  });
});

/** Packages that only some requests need, large enough to be felt at each start. */
const LATER = [
  '@apollo/usage-reporting-protobuf',
  '@fastify/ajv-compiler',
  '@fastify/fast-json-stringify-compiler',
  '@graphql-yoga/render-graphiql',
  'ajv',
  'csv-parse',
  'exif-reader',
  'file-type',
  'isbn3',
  'pinyin-pro',
  'sharp',
  'tar-stream',
  'yauzl',
];

describe('a server that gets ready', () => {
  let place: Place;
  beforeEach(async () => {
    place = await makePlace();
  });
  afterEach(() => place.remove());

  it('has not loaded what only some requests need', async () => {
    const { dataDir, databaseUrl, sessionSecret } = place.config;
    const child = spawn(process.execPath, ['test/support/modules-of-start.mjs'], {
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        LOG_LEVEL: 'fatal',
        DATA_DIR: dataDir,
        DATABASE_URL: databaseUrl ?? '',
        SESSION_SECRET: sessionSecret,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: PATIENCE_MS,
    });
    const loaded = JSON.parse(await text(child.stdout)) as string[];
    expect(loaded).toContain('@nestjs/core');
    expect(LATER.filter((name) => loaded.includes(name))).toEqual([]);
  });

  it('keeps its compiled code in the data folder, in production only', async () => {
    const { dataDir } = place.config;
    const kept = join(dataDir, 'compiled-code');
    const wrong = { DATA_DIR: dataDir, PORT: 'nowhere' };
    await start(wrong);
    expect(existsSync(kept)).toBe(false);
    await start({ ...wrong, NODE_ENV: 'production' });
    expect(existsSync(kept)).toBe(true);
  });
});
