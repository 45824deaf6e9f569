import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Arena } from './arena.ts';
import { programOf } from './built.ts';

/** The cores that the server and the load generator have for themselves; null: not pinned. */
export interface Cores {
  server: number;
  load: number;
}

/** A server under measurement. */
export interface Running {
  url: string;
  /** From the start of its process to its first "ready". */
  readyMs: number;
  /** Processor time that it used so far, in ms; null where the system does not tell. */
  processorTime(): number | null;
  /** The most memory that it held so far, in MiB; null where the system does not tell. */
  peakMemory(): number | null;
  stop(): Promise<void>;
}

/** `Cpus_allowed_list:	0-1,4` */
function allowedCores(): number[] {
  const status = readFileSync('/proc/self/status', 'utf8');
  const [, list = ''] = /^Cpus_allowed_list:\s*(\S+)$/m.exec(status) ?? [];
  return list.split(',').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

/** Two cores, where the system can pin processes and has as many. */
export function findCores(): Cores | null {
  if (process.platform !== 'linux' || availableParallelism() < 2) return null;
  if (spawnSync('taskset', ['--version']).status !== 0) return null;
  const [server, load] = allowedCores();
  return server === undefined || load === undefined ? null : { server, load };
}

interface Program {
  file: string;
  core: number | undefined;
  env?: Record<string, string>;
  flags?: readonly string[];
  /** Takes messages from this process. */
  talks?: boolean;
  log?: string;
}

/** Starts a Node program, on its core. It ends with this process. */
export function start({ file, core, env, flags = [], talks, log }: Program): ChildProcess {
  const command = [process.execPath, '--disable-warning=ExperimentalWarning', ...flags, file];
  const [program = '', ...args] =
    core === undefined ? command : ['taskset', '-c', String(core), ...command];
  const out = log ? openSync(log, 'w') : 'ignore';
  const child = spawn(program, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', out, 'inherit', ...(talks ? (['ipc'] as const) : [])],
  });
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  child.once('close', () => process.off('exit', end));
  return child;
}

export const fileHere = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

const statusOf = (url: string): Promise<number> =>
  new Promise((resolve) => {
    const outgoing = request(url, { agent: false }, (incoming) => {
      incoming.resume();
      resolve(incoming.statusCode ?? 0);
    });
    outgoing.on('error', () => resolve(0));
    outgoing.end();
  });

const POLL_MS = 10;
const PATIENCE_MS = 60_000;

async function untilReady(child: ChildProcess, url: string): Promise<number> {
  const began = performance.now();
  while ((await statusOf(url)) !== 200) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}`);
    if (performance.now() - began > PATIENCE_MS) throw new Error('The server does not get ready');
    await sleep(POLL_MS);
  }
  return performance.now() - began;
}

function peakMemoryOf({ pid }: ChildProcess): number | null {
  if (process.platform !== 'linux') return null;
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024);
}

const TICK_MS = 10;

/** User and system time of all its threads: fields 14 and 15, the name in brackets being the second. */
function processorTimeOf({ pid }: ChildProcess): number | null {
  if (process.platform !== 'linux') return null;
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

async function running(child: ChildProcess, url: string, probe: string): Promise<Running> {
  const readyMs = await untilReady(child, `${url}${probe}`);
  return {
    url,
    readyMs,
    processorTime: () => processorTimeOf(child),
    peakMemory: () => peakMemoryOf(child),
    async stop() {
      if (child.exitCode !== null) return;
      const closed = once(child, 'close');
      child.kill('SIGTERM');
      await closed;
    },
  };
}

/** What `npm start` and the Dockerfile start the server with. */
const FLAGS = ['--max-semi-space-size=8'];

/** The server itself, as in production. */
export async function startOurs(
  arena: Arena,
  cores: Cores | null,
  { flags = [], log = '/dev/null' }: { flags?: readonly string[]; log?: string } = {},
): Promise<Running> {
  const port = await freePort();
  const env = { ...arena.env, PORT: String(port) };
  const child = start({
    file: programOf('main.js'),
    core: cores?.server,
    env,
    flags: [...FLAGS, ...flags],
    log,
  });
  return running(child, `http://127.0.0.1:${port}`, '/readyz');
}

/** The bare handler that it is measured against. */
export async function startBare(arena: Arena, cores: Cores | null): Promise<Running> {
  const port = await freePort();
  const env = { BENCH_DATABASE: arena.database, PORT: String(port) };
  const file = fileHere(`bare/${arena.dataset.database}.ts`);
  const child = start({ file, core: cores?.server, env });
  return running(child, `http://127.0.0.1:${port}`, '/ready');
}
