const QUIET_MS = 1000;
const EVERY_MS = 500;
const EVERY_LINE_MS = 5000;

/** Tells how far a long work is, nothing of a short one; and stops it when it is no longer wanted. */
export class Progress {
  private readonly began = Date.now();
  private shownAt = 0;
  private step = '';
  private done = 0;
  private total = 0;
  private shown = false;

  constructor(
    private readonly print: (text: string) => void,
    private readonly terminal: boolean,
    private readonly signal?: AbortSignal,
  ) {}

  /** One that tells nobody. */
  static readonly silent = new Progress(() => undefined, false);

  /** Begins a part of the work that has so much to do (bytes, pages). */
  begin(step: string, total: number): void {
    this.step = step;
    this.shownAt = 0;
    this.reach(0, total);
  }

  /** Throws when the work is to stop. */
  advance(amount: number): void {
    this.reach(this.done + amount, this.total);
  }

  /** Throws when the work is to stop. */
  reach(done: number, total: number): void {
    this.signal?.throwIfAborted();
    this.done = done;
    this.total = total;
    this.show();
  }

  /** Leaves the line on which progress was shown. */
  end(): void {
    if (this.shown && this.terminal) this.print('\n');
    this.shown = false;
  }

  private show(): void {
    const now = Date.now();
    const pause = this.terminal ? EVERY_MS : EVERY_LINE_MS;
    if (now - this.began < QUIET_MS || now - this.shownAt < pause) return;
    this.shownAt = now;
    this.shown = true;
    const share = Math.min(100, Math.floor((100 * this.done) / this.total));
    const line = this.total > 0 ? `${this.step} ${share}%` : `${this.step} …`;
    this.print(this.terminal ? `\r\u001b[K${line}` : `${line}\n`);
  }
}
