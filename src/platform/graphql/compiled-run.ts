/** Thrown where an answer is not plainly good; graphql-js then says what it is. */
export const IRREGULAR = new Error('left to graphql-js');

type Data = Record<string, unknown>;

export const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as { then?: unknown }).then === 'function';

/** One execution of a compiled operation: it ends when nothing it waits for is left. */
export class CompiledRun {
  private pending = 1;
  private failed = false;
  private end: (data: Data | null) => void = () => undefined;
  private data: Data | null = null;

  constructor(
    readonly context: unknown,
    readonly variables: Record<string, unknown>,
  ) {}

  /** The whole answer, or null after the first thing that went wrong. */
  execute(
    read: (source: undefined, path: undefined, run: CompiledRun) => Data,
  ): Promise<Data | null> {
    return new Promise((resolve) => {
      this.end = resolve;
      this.guarded(() => {
        this.data = read(undefined, undefined, this);
      });
    });
  }

  /** Goes on with what a promise gives. */
  wait(promise: Promise<unknown>, then: (value: unknown) => void): void {
    this.pending += 1;
    promise.then(
      (value) => this.guarded(() => then(value)),
      () => this.fail(),
    );
  }

  /** Does one piece of the work; the last one ends the run. */
  private guarded(work: () => void): void {
    if (this.failed) return;
    try {
      work();
    } catch {
      this.fail();
      return;
    }
    this.pending -= 1;
    if (this.pending === 0) this.end(this.data);
  }

  private fail(): void {
    this.failed = true;
    this.end(null);
  }
}
