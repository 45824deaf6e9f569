import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Line, Sheet, SheetHead } from './sheet.js';

/** What the thread that writes is told: one thing after the other, each answered by what it made. */
export type Order =
  { do: 'open'; head: SheetHead } | { do: 'write'; lines: readonly Line[] } | { do: 'finish' };

export type Reply = { parts: Uint8Array[] } | { failure: string };

const PROGRAM = new URL('./workbook.worker.js', import.meta.url);
/** A sheet is written row by row: a thread that needs more than this has gone wrong. */
const MOST_MEMORY_MB = 256;

class Writer {
  private readonly worker = new Worker(PROGRAM, {
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    execArgv: [],
  });

  /** Orders are given one at a time: no more of a sheet is in memory than one portion. */
  async order(order: Order): Promise<Uint8Array[]> {
    this.worker.postMessage(order);
    const [reply] = (await once(this.worker, 'message')) as [Reply];
    if ('failure' in reply) throw new Error(`the workbook could not be written: ${reply.failure}`);
    return reply.parts;
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }
}

/**
 * The sheets as an .xlsx, bit by bit. Making XML and packing it takes a core for seconds: a thread of
 * its own does it, and ends with whoever stops reading.
 */
export async function* workbookOf(sheets: readonly Sheet[]): AsyncGenerator<Uint8Array> {
  const writer = new Writer();
  try {
    for (const { head, lines } of sheets) {
      yield* await writer.order({ do: 'open', head });
      for await (const portion of lines) yield* await writer.order({ do: 'write', lines: portion });
    }
    yield* await writer.order({ do: 'finish' });
  } finally {
    await writer.end();
  }
}
