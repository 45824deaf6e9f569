import { parentPort } from 'node:worker_threads';
import type { WordDocument } from './word-document.js';
import { wordFile } from './word-file.js';

/** What the worker is asked, and what it answers. */
export interface WordRequest {
  id: number;
  document: WordDocument;
}

export type WordAnswer = { id: number; file: Uint8Array } | { id: number; problem: string };

async function answer({ id, document }: WordRequest): Promise<WordAnswer> {
  try {
    return { id, file: await wordFile(document) };
  } catch (error) {
    return { id, problem: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.on('message', (request: WordRequest) => {
  void answer(request).then((done) => parentPort?.postMessage(done));
});
