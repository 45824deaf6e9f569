import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';

interface Unit {
  runner: QueryRunner;
  afterCommit: (() => void | Promise<void>)[];
}

const RETRIES = 40;
const BACKOFF_MS = 5;
const BACKOFF_CAP_MS = 200;
/** PostgreSQL: serialization_failure and deadlock_detected; the transaction may simply be run again. */
const TRANSIENT = new Set(['40001', '40P01']);

const isTransient = (error: unknown): boolean => {
  const code = (error as { code?: string; driverError?: { code?: string } } | null) ?? {};
  return TRANSIENT.has(code.driverError?.code ?? code.code ?? '');
};

/**
 * Runs writes, each whole or not at all. On SQLite they wait in one queue, first come first served,
 * because the driver has one connection and a transaction left open over an `await` would swallow
 * its neighbours' statements. On PostgreSQL they run side by side, serializable, and are run again
 * when the database says that they met.
 */
export class UnitOfWork {
  private readonly ambient = new AsyncLocalStorage<Unit>();
  private tail: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly onLateError: (error: unknown) => void,
  ) {}

  /** The manager of the unit this code runs in; throws outside one. */
  get manager(): EntityManager {
    const unit = this.ambient.getStore();
    if (!unit) throw new Error('A write outside a unit of work');
    return unit.runner.manager;
  }

  /** The connection of the unit this code runs in, if it runs in one. */
  get runner(): QueryRunner | undefined {
    return this.ambient.getStore()?.runner;
  }

  /** Mail, files, HTTP: runs once the unit is safely committed; dropped if it rolls back. */
  afterCommit(work: () => void | Promise<void>): void {
    const unit = this.ambient.getStore();
    if (!unit) throw new Error('afterCommit outside a unit of work');
    unit.afterCommit.push(work);
  }

  /** Runs the work as one unit. Nested calls join the unit they run in. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.ambient.getStore()) return work();
    return this.dataSource.options.type === 'postgres'
      ? this.runWithRetries(work)
      : this.runInTurn(work);
  }

  /** Resolves when every unit that was waiting when it was called has ended. */
  async drained(): Promise<void> {
    await this.tail;
  }

  private runInTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.tail.then(() => this.runOnce(work));
    this.tail = turn.catch(() => undefined);
    return turn;
  }

  private async runWithRetries<T>(work: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.runOnce(work);
      } catch (error) {
        if (!isTransient(error) || attempt >= RETRIES) throw error;
        const ceiling = Math.min(BACKOFF_CAP_MS, BACKOFF_MS * 2 ** Math.min(attempt, 6));
        await sleep(Math.random() * ceiling);
      }
    }
  }

  private async runOnce<T>(work: () => Promise<T>): Promise<T> {
    const unit: Unit = { runner: this.dataSource.createQueryRunner(), afterCommit: [] };
    let result: T;
    try {
      await unit.runner.startTransaction('SERIALIZABLE');
      result = await this.ambient.run(unit, work);
      await unit.runner.commitTransaction();
    } catch (error) {
      if (unit.runner.isTransactionActive) await unit.runner.rollbackTransaction();
      throw error;
    } finally {
      await unit.runner.release();
    }
    for (const late of unit.afterCommit) await this.ambient.exit(() => this.runLate(late));
    return result;
  }

  private async runLate(work: () => void | Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.onLateError(error);
    }
  }
}
