import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Config } from '../../src/platform/config.js';
import { Client } from './client.js';

const START_MS = 20_000;

export interface ServerProcess {
  url: string;
  withToken(token: string): Client;
  /** SIGTERM: what a supervisor sends to end it. */
  stop(): void;
  /** SIGKILL: no chance to write anything down. */
  kill(): Promise<void>;
  /** Its exit code, once it has ended and said all it had to say. */
  ended: Promise<number | null>;
}

export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
};

/** Starts `dist/main.js` on the database, as its users do, without waiting for it. */
export function spawnServer(config: Config, port: number): ChildProcess {
  return spawn(process.execPath, ['dist/main.js'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'test',
      HOST: '127.0.0.1',
      PORT: String(port),
      LOG_LEVEL: 'fatal',
      DATA_DIR: config.dataDir,
      DATABASE_URL: config.databaseUrl ?? '',
      SESSION_SECRET: config.sessionSecret,
      RATE_LIMIT_PER_MINUTE: '1000000',
    },
  });
}

/** The real server in a process of its own, once it answers. */
export async function startServer(config: Config): Promise<ServerProcess> {
  const port = await freePort();
  const child = spawnServer(config, port);
  const ended = once(child, 'close').then(([code]) => code as number | null);
  let words = '';
  child.stderr?.on('data', (chunk: Buffer) => (words += chunk.toString()));
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no start: ${words}`)), START_MS);
    child.once('close', (code) => reject(new Error(`ended with ${code}: ${words}`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      if (!chunk.toString().includes('listening')) return;
      clearTimeout(timer);
      resolve();
    });
  });
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    withToken: (token) => new Client(url, token),
    stop: () => void child.kill('SIGTERM'),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    ended,
  };
}
