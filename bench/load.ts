import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from './connection.ts';

/** One request of a load, as it is sent. */
export interface Ask {
  method: 'GET' | 'POST';
  path: string;
  headers: Record<string, string>;
  body?: string;
}

export type ToLoad =
  | { kind: 'keep'; key: string; asks: Ask[] }
  | { kind: 'run'; key: string; url: string; connections: number; seconds: number };

export interface Sample {
  /** Answers a second. */
  rate: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  answers: number;
  /** Answers that were none: refused, broken off, or with errors in them. */
  failed: number;
  /** The share of its core that the load generator used; near 1 it is what is measured. */
  loadShare: number;
}

/** The requests as they go over the wire, made before anything is timed. */
const kept = new Map<string, Buffer[]>();

function bytesOf({ method, path, headers, body }: Ask): Buffer {
  const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
  const lines = Object.entries({ host: 'localhost', ...headers, ...length });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${head}\r\n${body ?? ''}`);
}

const quantile = (sorted: Float64Array, share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;

/** A busy server takes one new connection at each turn of its loop, an idle one all of them in this time. */
const TAKEN_MS = 100;
const ERRORS = Buffer.from('{"errors"');

interface Tally {
  durations: number[];
  failed: number;
}

/** Asks one request after the other until the time is over; the last answer is waited for. */
async function askInTurn(
  connection: Connection,
  requests: readonly Buffer[],
  { from, until, tally }: { from: number; until: number; tally: Tally },
): Promise<void> {
  for (let next = from; performance.now() < until; next += 1) {
    const request = requests[next % requests.length];
    if (!request) return;
    const began = performance.now();
    const { status, body } = await connection.ask(request);
    tally.durations.push(performance.now() - began);
    const isGood = status === 200 && !body.subarray(0, ERRORS.length).equals(ERRORS);
    if (!isGood) tally.failed += 1;
  }
}

/**
 * All connections stand before the first request is sent. Each begins at another place of the list, so
 * that no two ask the same at once.
 */
async function run(job: Extract<ToLoad, { kind: 'run' }>): Promise<Sample> {
  const requests = kept.get(job.key) ?? [];
  const connections = await Promise.all(
    Array.from({ length: job.connections }, () => Connection.open(job.url)),
  );
  await sleep(TAKEN_MS);
  const tally: Tally = { durations: [], failed: 0 };
  const cpu = process.cpuUsage();
  const began = performance.now();
  const until = began + job.seconds * 1000;
  const asking = connections.map((connection, index) => {
    const from = Math.floor((index * requests.length) / connections.length);
    return askInTurn(connection, requests, { from, until, tally }).catch(() => {
      tally.failed += 1;
    });
  });
  await Promise.all(asking);
  const elapsed = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  for (const connection of connections) connection.close();
  const sorted = Float64Array.from(tally.durations).sort();
  return {
    rate: (sorted.length * 1000) / elapsed,
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    answers: sorted.length,
    failed: tally.failed,
    loadShare: (user + system) / 1000 / elapsed,
  };
}

process.on('message', (message: ToLoad) => {
  if (message.kind === 'keep') {
    kept.set(message.key, message.asks.map(bytesOf));
    process.send?.('kept');
    return;
  }
  run(message).then(
    (sample) => process.send?.(sample),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
});
