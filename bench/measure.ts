import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Ask, Sample, ToLoad } from './load.ts';
import { type Cores, fileHere, type Running, start } from './processes.ts';

const PAUSE_MS = 200;

/** The process that sends the load, on a core of its own. */
export class LoadGenerator {
  private readonly child: ChildProcess;
  private readonly kept = new Set<string>();

  constructor(cores: Cores | null) {
    this.child = start({ file: fileHere('load.ts'), core: cores?.load, talks: true });
  }

  /** Sends the requests, each connection through all of them in turn, for so many seconds. */
  async run(
    load: { key: string; asks: readonly Ask[] },
    job: { url: string; connections: number; seconds: number },
  ): Promise<Sample> {
    if (!this.kept.has(load.key)) {
      await this.ask({ kind: 'keep', key: load.key, asks: [...load.asks] });
      this.kept.add(load.key);
    }
    return (await this.ask({ kind: 'run', key: load.key, ...job })) as Sample;
  }

  stop(): void {
    this.child.disconnect();
  }

  private async ask(message: ToLoad): Promise<unknown> {
    const ended = new AbortController();
    const failed = once(this.child, 'close', { signal: ended.signal }).then(
      () => Promise.reject(new Error('The load generator ended')),
      () => undefined,
    );
    const answered = once(this.child, 'message') as Promise<[unknown]>;
    this.child.send(message);
    const answer = await Promise.race([answered, failed]);
    ended.abort();
    return answer?.[0];
  }
}

/** The middle one of the values, with the least and the largest. */
export interface Spread {
  median: number;
  least: number;
  largest: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.round((sorted.length - 1) * share)] ?? NaN;
  return { median: at(0.5), least: at(0), largest: at(1) };
}

/** One of the two servers that are measured in turn, with what it is asked. */
export interface Side {
  server: Pick<Running, 'url' | 'processorTime'>;
  key: string;
  asks: readonly Ask[];
}

export interface Comparison {
  connections: number;
  /** Answers a second of the first side to those of the second, round by round. */
  ratio: Spread;
  sides: [SideResult, SideResult];
}

export interface SideResult {
  rate: Spread;
  p50: number;
  p99: number;
  /** Processor time of the server for one answer, in ms: hardly touched by what else runs. */
  processorMs: number;
  failed: number;
  loadShare: number;
}

type Measured = Sample & { processorMs: number };

const resultOf = (samples: readonly Measured[]): SideResult => ({
  rate: spreadOf(samples.map(({ rate }) => rate)),
  p50: spreadOf(samples.map(({ p50 }) => p50)).median,
  p99: spreadOf(samples.map(({ p99 }) => p99)).median,
  processorMs: spreadOf(samples.map(({ processorMs }) => processorMs)).median,
  failed: samples.reduce((sum, { failed }) => sum + failed, 0),
  loadShare: Math.max(...samples.map(({ loadShare }) => loadShare)),
});

/**
 * Measures two servers in turn, so that a slow spell of the machine meets both: after a warm-up, in
 * each round one and then the other, each round the other way about.
 */
export async function inTurn(
  generator: LoadGenerator,
  sides: readonly [Side, Side],
  { connections, rounds, seconds }: { connections: number; rounds: number; seconds: number },
): Promise<Comparison> {
  const sample = async (side: Side): Promise<Measured> => {
    // What the other server had begun when its turn ended comes to its end meanwhile.
    await sleep(PAUSE_MS);
    const { url, processorTime } = side.server;
    const before = processorTime() ?? NaN;
    const measured = await generator.run(side, { url, connections, seconds });
    const used = (processorTime() ?? NaN) - before;
    return { ...measured, processorMs: used / measured.answers };
  };
  for (const side of sides) await sample(side);
  const first: Measured[] = [];
  const second: Measured[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) {
      first.push(await sample(sides[0]));
      second.push(await sample(sides[1]));
    } else {
      second.push(await sample(sides[1]));
      first.push(await sample(sides[0]));
    }
  }
  const ratios = first.map(({ rate }, round) => rate / (second[round]?.rate ?? NaN));
  return { connections, ratio: spreadOf(ratios), sides: [resultOf(first), resultOf(second)] };
}
