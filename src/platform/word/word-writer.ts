import { Worker } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { WordDocument } from './word-document.js';
import type { WordAnswer, WordRequest } from './word-worker.js';

const PATIENCE_MS = 30_000;
const IDLE_MS = 60_000;
const MEMORY_MB = 256;

interface Waiting {
  resolve: (file: Buffer) => void;
  reject: (error: Error) => void;
  timer: NodeJS.Timeout;
}

/**
 * Writes .docx files in a thread of its own: packing one takes 20 to 200 ms of a processor, which every
 * other request would wait for. The thread starts with the first paper and goes when none was asked for
 * a minute.
 */
@Injectable()
export class WordWriter implements OnApplicationShutdown {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;
  private idle: NodeJS.Timeout | null = null;

  write(document: WordDocument): Promise<Buffer> {
    const worker = this.started();
    const id = (this.last += 1);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.giveUp('took too long'), PATIENCE_MS);
      this.waiting.set(id, { resolve, reject, timer });
      worker.postMessage({ id, document } satisfies WordRequest);
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.fail('the server stops');
    await this.stop();
  }

  private started(): Worker {
    if (this.idle) clearTimeout(this.idle);
    this.idle = null;
    if (this.worker) return this.worker;
    const worker = new Worker(new URL('./word-worker.js', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    worker.unref();
    worker.on('message', (answer: WordAnswer) => this.take(answer));
    worker.on('error', (error: Error) => this.lost(worker, error.message));
    worker.on('exit', () => this.lost(worker, 'ended'));
    this.worker = worker;
    return worker;
  }

  private take(answer: WordAnswer): void {
    const waiting = this.waiting.get(answer.id);
    if (!waiting) return;
    this.waiting.delete(answer.id);
    clearTimeout(waiting.timer);
    if ('file' in answer) waiting.resolve(Buffer.from(answer.file));
    else waiting.reject(new Error(`the Word file could not be written: ${answer.problem}`));
    if (this.waiting.size === 0) this.rest();
  }

  private rest(): void {
    this.idle = setTimeout(() => void this.stop(), IDLE_MS);
    this.idle.unref();
  }

  /** Documents that wait behind one that hangs fail with it. */
  private giveUp(reason: string): void {
    this.fail(reason);
    void this.stop();
  }

  private lost(worker: Worker, reason: string): void {
    if (this.worker !== worker) return;
    this.worker = null;
    this.fail(reason);
  }

  private fail(reason: string): void {
    for (const { reject, timer } of this.waiting.values()) {
      clearTimeout(timer);
      reject(new Error(`the Word writer ${reason}`));
    }
    this.waiting.clear();
  }

  private async stop(): Promise<void> {
    if (this.idle) clearTimeout(this.idle);
    const { worker } = this;
    this.worker = null;
    await worker?.terminate();
  }
}
