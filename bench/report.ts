import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import type { Options } from './options.ts';
import { type Cores, fileHere } from './processes.ts';

/** Where tables and profiles go; not kept in the repository. */
export const OUT_DIR = fileHere('../var/bench/');

const commit = (): string => {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
};

/** What the numbers were measured on. */
export const machine = () => ({
  commit: commit(),
  at: new Date().toISOString(),
  node: process.version,
  processor: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
  memoryGib: Math.round(totalmem() / 2 ** 30),
  system: `${process.platform} ${release()}`,
});

/** What the numbers below it were measured on, and how. */
export function preamble({ rounds, seconds }: Options, cores: Cores | null): string {
  const { processor, node, commit: at } = machine();
  const pinned = cores
    ? `server on core ${cores.server}, load on core ${cores.load}`
    : 'not pinned: this system has no taskset, or a single core';
  return `${processor}, Node ${node}, ${at}; ${pinned}; ${rounds} rounds of ${seconds} s in turn.`;
}

/** What stands behind a number that is not as asked. */
export const mark = (isKept: boolean): string => (isKept ? '' : ' ✗');

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  return line(head) + line(head.map(() => '---')) + rows.map(line).join('');
}

export const number = (value: number): string =>
  value.toLocaleString('en-US', {
    maximumFractionDigits: value < 1 ? 2 : value < 100 ? 1 : 0,
  });

/** Writes the results beside the table, for programs. */
export function keep(name: string, results: object): string {
  mkdirSync(OUT_DIR, { recursive: true });
  const file = `${OUT_DIR}${name}-${new Date().toISOString().replace(/[:.]/g, '-')}.json`;
  writeFileSync(file, `${JSON.stringify({ ...machine(), ...results }, null, 2)}\n`);
  return file;
}
