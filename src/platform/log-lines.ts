import { destination, symbols } from 'pino';

/** Lines of this level (a warning) and above are written at once. */
const AT_ONCE = 40;
/** What waits is written when it is so long, or after so long. */
const TOGETHER_BYTES = 8 * 1024;
const TOGETHER_MS = 100;

type Output = ReturnType<typeof destination>;

/**
 * Standard output, written to once for many lines: a call of the system for each took a tenth of a
 * short request. A warning or an error is written at once, after all that waits, and the rest when the
 * process ends by itself. One that is killed takes a tenth of a second of lines along.
 */
export class LogLines {
  /** Asks pino to tell the level of each line. */
  readonly [symbols.needsMetadataGsym] = true;
  lastLevel = 0;
  private out: Output | null = null;
  private timer: NodeJS.Timeout | null = null;

  write(line: string): void {
    this.out ??= this.open();
    this.out.write(line);
    if (this.lastLevel >= AT_ONCE) this.flushSync();
    else this.timer ??= setTimeout(() => this.flushSync(), TOGETHER_MS).unref();
  }

  /** Writes what waits. */
  flushSync(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.out?.flush();
  }

  private open(): Output {
    process.once('exit', () => this.flushSync());
    return destination({ dest: process.stdout.fd, sync: true, minLength: TOGETHER_BYTES });
  }
}
