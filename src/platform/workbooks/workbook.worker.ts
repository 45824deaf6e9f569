import { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';
import { WorkbookWriter } from '@cj-tech-master/excelts';
import { SheetWriter } from './sheet-writer.js';
import type { Order, Reply } from './workbook.js';

/** The program of the thread that writes one workbook; see `workbook.ts`. */
const made: Uint8Array[] = [];

const collector = new Writable({
  write(part: Uint8Array, _encoding, done) {
    made.push(new Uint8Array(part));
    done();
  },
});

const workbook = new WorkbookWriter({
  stream: collector,
  useStyles: true,
  useSharedStrings: false,
  creator: '国安周',
  lastModifiedBy: '国安周',
});

let sheet: SheetWriter | null = null;

async function follow(order: Order): Promise<void> {
  if (order.do === 'write') sheet?.write(order.lines);
  else sheet?.finish();
  if (order.do === 'open') sheet = new SheetWriter(workbook, order.head);
  if (order.do === 'finish') await workbook.commit();
  // What is packed by now goes out with this answer.
  await setImmediate();
}

parentPort?.on('message', (order: Order) => {
  follow(order).then(
    () => answer({ parts: made.splice(0) }),
    (error: unknown) => answer({ failure: error instanceof Error ? error.message : 'unknown' }),
  );
});

function answer(reply: Reply): void {
  const memory = 'parts' in reply ? reply.parts.map(({ buffer }) => buffer as ArrayBuffer) : [];
  parentPort?.postMessage(reply, memory);
}
