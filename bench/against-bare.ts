import { type Arena, openArena } from './arena.ts';
import { type Case, casesOf, groundOf } from './cases.ts';
import { makeDataset } from './data/dataset.ts';
import { compare } from './equality.ts';
import { type Comparison, inTurn, LoadGenerator, spreadOf } from './measure.ts';
import type { Options } from './options.ts';
import { type Cores, findCores, startBare, startOurs } from './processes.ts';
import { keep, mark, number, OUT_DIR, preamble, table } from './report.ts';

const CONNECTIONS = [32, 1];
const STARTS = 5;
/** What is asked of every case, of the memory under load (MiB) and of the start (ms). */
const TAIL = 10;
const MEMORY = 350;
const READY = 2000;

interface Outcome {
  one: Case;
  compared: number;
  comparisons: Comparison[];
}

/** From process start to the first "ready", several times. */
async function readyTimes(arena: Arena, cores: Cores | null): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run < STARTS; run += 1) {
    const server = await startOurs(arena, cores);
    times.push(server.readyMs);
    await server.stop();
  }
  return times;
}

const profiling = ({ profile }: Options): string[] =>
  profile ? ['--cpu-prof', '--cpu-prof-dir', OUT_DIR] : [];

async function measureCases(
  arena: Arena,
  options: Options,
  cores: Cores | null,
): Promise<{ outcomes: Outcome[]; memory: number | null }> {
  const cases = casesOf(await groundOf(arena), options.cases);
  const ours = await startOurs(arena, cores, { flags: profiling(options) });
  const bare = await startBare(arena, cores);
  const generator = new LoadGenerator(cores);
  try {
    const outcomes: Outcome[] = [];
    for (const one of cases) {
      const compared = await compare(one, arena, { ours: ours.url, bare: bare.url });
      const told = options.check ? process.stdout : process.stderr;
      told.write(`(${one.letter}) ${one.title}: ${compared} answers equal\n`);
      const sides = [
        { server: ours, key: `ours ${one.letter}`, asks: one.pairs.map((pair) => pair.ours) },
        { server: bare, key: `bare ${one.letter}`, asks: one.pairs.map((pair) => pair.bare) },
      ] as const;
      const comparisons: Comparison[] = [];
      for (const connections of options.check ? [] : CONNECTIONS) {
        const comparison = await inTurn(generator, sides, {
          connections,
          rounds: options.rounds,
          seconds: options.seconds * (one.longer ?? 1),
        });
        process.stderr.write(
          `    ${connections} connections: ${number(comparison.ratio.median)}\n`,
        );
        comparisons.push(comparison);
      }
      outcomes.push({ one, compared, comparisons });
    }
    return { outcomes, memory: ours.peakMemory() };
  } finally {
    generator.stop();
    await ours.stop();
    await bare.stop();
  }
}

function rowsOf({ one, comparisons }: Outcome): string[][] {
  return comparisons.map(({ connections, ratio, sides: [ours, bare] }) => [
    `(${one.letter}) ${one.title}`,
    String(connections),
    `**${number(ratio.median)}** (${number(ratio.least)}–${number(ratio.largest)})`,
    connections === 1 ? '' : `≥ ${one.asked}${mark(ratio.median >= one.asked)}`,
    `${number(ours.rate.median)} / ${number(bare.rate.median)}`,
    `${number(ours.processorMs)} / ${number(bare.processorMs)} (${number(bare.processorMs / ours.processorMs)})`,
    `${number(ours.p50)} / ${number(ours.p99)}${mark(connections === 1 || ours.p99 <= TAIL * ours.p50)}`,
    `${number(bare.p50)} / ${number(bare.p99)}`,
    `${Math.round(Math.max(ours.loadShare, bare.loadShare) * 100)} %`,
    String(ours.failed + bare.failed),
  ]);
}

const HEAD = [
  'case',
  'connections',
  'ratio (least–largest)',
  'asked',
  'answers a second, ours / bare',
  'processor ms an answer, ours / bare (ratio)',
  'ours p50 / p99 ms',
  'bare p50 / p99 ms',
  'load core',
  'failed',
];

function report(
  options: Options,
  cores: Cores | null,
  results: { outcomes: Outcome[]; memory: number | null; ready: number[] },
): void {
  const { outcomes, memory, ready } = results;
  const start = spreadOf(ready);
  process.stdout.write(
    `### ${options.database}, ${number(options.activities)} activities\n\n` +
      `${preamble(options, cores)}\n\n` +
      `${table(HEAD, outcomes.flatMap(rowsOf))}\n` +
      `Ready after ${number(start.median)} ms (${number(start.least)}–${number(start.largest)}), asked ≤ ${READY}${mark(start.median <= READY)}; ` +
      `most memory under load ${memory ?? '—'} MiB, asked ≤ ${MEMORY}${mark((memory ?? 0) <= MEMORY)}.\n`,
  );
  const kept = outcomes.map(({ one: { letter, title, asked }, compared, comparisons }) => ({
    letter,
    title,
    asked,
    compared,
    comparisons,
  }));
  const file = keep(`${options.database}-${options.activities}`, {
    options,
    cores,
    ready,
    memory,
    cases: kept,
  });
  process.stderr.write(`${file}\n`);
}

/** Measures this server against the bare handler, case by case. */
export async function againstBare(options: Options): Promise<void> {
  const cores = findCores();
  const arena = await openArena(await makeDataset(options), { copy: true });
  try {
    const ready = options.check ? [] : await readyTimes(arena, cores);
    const measured = await measureCases(arena, options, cores);
    if (!options.check) report(options, cores, { ...measured, ready });
  } finally {
    await arena.close();
  }
}
