import autocannon from 'autocannon';

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

const kept = new Map<string, Ask[]>();

/** How often autocannon looks whether the time is over. */
const SAMPLE_MS = 50;

const quantile = (sorted: Float64Array, share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;

/** Where there are few requests, connections share some of them. */
const LEAST_PART = 50;

/**
 * Each connection has a part of the requests for itself, so that no two ask the same at once. Only a
 * part: autocannon writes all of a connection's requests before it sends the first.
 */
const partOf = (asks: readonly Ask[], connections: number, index: number): Ask[] => {
  const start = Math.floor((index * asks.length) / connections);
  const length = Math.max(Math.ceil(asks.length / connections), LEAST_PART);
  return [...asks.slice(start), ...asks.slice(0, start)].slice(0, length);
};

async function run(job: Extract<ToLoad, { kind: 'run' }>): Promise<Sample> {
  const asks = kept.get(job.key) ?? [];
  const durations: number[] = [];
  let failed = 0;
  let connected = 0;
  let cpu = process.cpuUsage();
  let began = performance.now();
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const load = autocannon(
      {
        url: job.url,
        connections: job.connections,
        duration: job.seconds,
        sampleInt: SAMPLE_MS,
        setupClient: (client) => {
          client.setRequests(partOf(asks, job.connections, connected));
          connected += 1;
        },
        verifyBody: (body) => !String(body).startsWith('{"errors"'),
      },
      (error, outcome) => (error ? reject(error as Error) : resolve(outcome)),
    );
    load.on('start', () => {
      cpu = process.cpuUsage();
      began = performance.now();
    });
    load.on('response', (_client, status, _bytes, duration) => {
      if (status !== 200) failed += 1;
      durations.push(duration);
    });
  });
  const elapsed = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  const sorted = Float64Array.from(durations).sort();
  return {
    rate: (durations.length * 1000) / elapsed,
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    answers: durations.length,
    failed: failed + result.errors + result.timeouts + result.mismatches,
    loadShare: (user + system) / 1000 / elapsed,
  };
}

process.on('message', (message: ToLoad) => {
  if (message.kind === 'keep') {
    kept.set(message.key, message.asks);
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
