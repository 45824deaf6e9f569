import type Driver from 'better-sqlite3';

/** The same work is to be done once more, as if it had never begun. */
export class RunAgain extends Error {}

/** Units that are committed together. */
class Round {
  readonly ended: Promise<void>;
  readonly began = performance.now();
  units = 0;
  end!: () => void;
  fail!: (error: unknown) => void;

  constructor() {
    this.ended = new Promise((resolve, reject) => {
      this.end = resolve;
      this.fail = reject;
    });
    // Each of its units hears of it where it waits.
    this.ended.catch(() => undefined);
  }
}

const MOST_UNITS = 64;
/** For so long a round takes in others, who would only wait longer for commits of their own. */
const TAKES_IN_MS = 100;

/**
 * Runs work one after the other on the one connection of SQLite, and commits together what came to its
 * end while others were waiting: to make a commit safe on the disk takes longer than many a unit. Work
 * that throws must have undone what it wrote, with a savepoint. Nobody is answered before the common
 * commit, not even with an error: it may be about what a neighbour wrote.
 */
export class SharedCommit {
  private readonly waiting: ((round: Round) => void)[] = [];
  private round: Round | null = null;

  constructor(private readonly connection: () => Driver.Database) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    const round = await this.turn();
    const [outcome] = await Promise.allSettled([this.within(round, work)]);
    const lost = !this.connection().inTransaction;
    this.passOn(round);
    // It was this one that made SQLite end the transaction: its neighbours have no part in that.
    if (lost && outcome.status === 'rejected') throw outcome.reason;
    await round.ended;
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  }

  private turn(): Promise<Round> {
    if (this.round) return new Promise((resolve) => this.waiting.push(resolve));
    this.round = new Round();
    return Promise.resolve(this.round);
  }

  private async within<T>(round: Round, work: () => Promise<T>): Promise<T> {
    if (round.units === 0) this.connection().exec('BEGIN IMMEDIATE');
    round.units += 1;
    return work();
  }

  /** The next one's turn comes after whatever else the process has to do meanwhile. */
  private passOn(round: Round): void {
    const next = this.takesIn(round) ? this.waiting.shift() : undefined;
    if (next) {
      setImmediate(() => next(round));
      return;
    }
    this.end(round);
    this.round = new Round();
    // Two turns: what needs the connection without a transaction on it, such as a backup, may come
    // after this in the first of them.
    setImmediate(() => setImmediate(() => this.begin()));
  }

  private begin(): void {
    const next = this.waiting.shift();
    this.round = next ? new Round() : null;
    if (next && this.round) next(this.round);
  }

  private takesIn({ began, units }: Round): boolean {
    const inTime = performance.now() - began < TAKES_IN_MS;
    return this.connection().inTransaction && units < MOST_UNITS && inTime;
  }

  private end(round: Round): void {
    const connection = this.connection();
    if (!connection.inTransaction)
      return round.fail(new RunAgain('The transaction was lost with a neighbour'));
    try {
      connection.exec('COMMIT');
      round.end();
    } catch (error) {
      if (connection.inTransaction) connection.exec('ROLLBACK');
      round.fail(error);
    }
  }
}
