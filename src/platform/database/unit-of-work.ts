import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DataSource, type EntityManager, QueryFailedError, type QueryRunner } from 'typeorm';
import { Gate } from './gate.js';
import { RunAgain } from './shared-commit.js';
import { reporting } from './unit-reports.js';
import {
  PostgresUnitRunner,
  SqliteUnitRunner,
  type UnitRunner,
  UnitTimedOut,
} from './unit-runner.js';

type Work<T> = () => Promise<T>;
type LateWork = () => void | Promise<void>;

interface Unit {
  readonly runner: QueryRunner;
  readonly early: Work<void>[];
  readonly late: LateWork[];
  /** Ended: nothing can be written in it any more, but it may still wait for its commit. */
  state: 'open' | 'ended' | 'undone';
  /** What went wrong inside, even if the work caught it: such a unit never commits. */
  failure?: { error: unknown };
}

const DEADLINE_MS = 30_000;
const RETRIES = 40;
const PAUSE_MS = 5;
/** PostgreSQL: serialization_failure and deadlock_detected; the transaction may simply be run again. */
const TRANSIENT = new Set(['40001', '40P01']);

function isTransient(error: unknown): boolean {
  if (error instanceof RunAgain) return true;
  const { code, driverError } = error as { code?: string; driverError?: { code?: string } };
  return TRANSIENT.has(driverError?.code ?? code ?? '');
}

const failureOf = ({ failure, runner }: Unit): Unit['failure'] =>
  failure ?? (runner.data.failure as Unit['failure']);

/**
 * Runs writes, each whole or not at all. On SQLite one at a time, first come first served, because
 * the driver has one connection and a transaction left open over an `await` would swallow its
 * neighbours' statements; those that wait for each other are committed together. On PostgreSQL several
 * side by side, serializable; those that the database turned away are run again one after the other, so
 * that none is turned away for ever.
 */
export class UnitOfWork {
  private readonly ambient = new AsyncLocalStorage<Unit>();
  private readonly running = new Set<Promise<unknown>>();
  private readonly runs: UnitRunner;
  private readonly retries = new Gate(1);

  constructor(
    dataSource: DataSource,
    private readonly onLateError: (error: unknown) => void,
    private readonly deadlineMs = DEADLINE_MS,
  ) {
    const Runner = dataSource.options.type === 'postgres' ? PostgresUnitRunner : SqliteUnitRunner;
    this.runs = new Runner(dataSource);
    dataSource.subscribers.push({
      afterQuery({ success, error, query, parameters, queryRunner }) {
        if (success) return;
        const failure = new QueryFailedError(query, parameters, error as Error);
        queryRunner.data.failure ??= { error: failure } satisfies Unit['failure'];
      },
    });
  }

  /** The manager of the unit this code runs in; throws outside one. */
  get manager(): EntityManager {
    const runner = this.runner;
    if (!runner) throw new Error('A write outside a unit of work');
    return runner.manager;
  }

  /** The connection of the unit this code runs in, if it runs in one. */
  get runner(): QueryRunner | undefined {
    return this.current?.runner;
  }

  /** What belongs to the unit's writes as a whole: runs inside it, after them and before the commit. */
  beforeCommit(work: Work<void>): void {
    const unit = this.current;
    if (!unit) throw new Error('beforeCommit outside a unit of work');
    unit.early.push(work);
  }

  /** Mail, files, HTTP: runs once the unit is safely committed; dropped if it is undone. */
  afterCommit(work: LateWork): void {
    const unit = this.current;
    if (!unit) throw new Error('afterCommit outside a unit of work');
    unit.late.push(work);
  }

  /** Runs the work as one unit. Nested calls join the unit they run in, and fail it when they fail. */
  async run<T>(work: Work<T>): Promise<T> {
    const unit = this.current;
    if (unit) return this.join(unit, work);
    const ended = this.ambient.exit(() => reporting(work, (timed) => this.runAlone(timed)));
    this.running.add(ended);
    try {
      return await ended;
    } finally {
      this.running.delete(ended);
    }
  }

  /** How many units are under way or wait for their turn. */
  get open(): number {
    return this.running.size;
  }

  /** Resolves when no unit, and no work after one, is under way any more. */
  async drained(): Promise<void> {
    while (this.running.size) await Promise.allSettled(this.running);
  }

  private get current(): Unit | undefined {
    const unit = this.ambient.getStore();
    if (unit?.state === 'undone')
      throw new Error('The unit of work that this belongs to was undone');
    return unit?.state === 'open' ? unit : undefined;
  }

  private async join<T>(unit: Unit, work: Work<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      unit.failure ??= { error };
      throw error;
    }
  }

  private async runAlone<T>(work: Work<T>): Promise<T> {
    const { result, late } = await this.untilCommitted(work);
    for (const lateWork of late) await this.runLate(lateWork);
    return result;
  }

  private async untilCommitted<T>(work: Work<T>): Promise<{ result: T; late: LateWork[] }> {
    try {
      return await this.once(work);
    } catch (error) {
      if (!isTransient(error)) throw error;
    }
    return this.retries.run(async () => {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await this.once(work);
        } catch (error) {
          if (!isTransient(error) || attempt >= RETRIES) throw error;
          await sleep(Math.random() * PAUSE_MS * attempt);
        }
      }
    });
  }

  private async once<T>(work: Work<T>): Promise<{ result: T; late: LateWork[] }> {
    let unit: Unit | undefined;
    try {
      return await this.runs.run((runner) => {
        unit = { runner, early: [], late: [], state: 'open' };
        return this.perform(unit, work);
      });
    } catch (error) {
      if (unit) unit.state = 'undone';
      throw error;
    }
  }

  private async perform<T>(unit: Unit, work: Work<T>): Promise<{ result: T; late: LateWork[] }> {
    try {
      const result = await this.inTime(() => this.ambient.run(unit, () => whole(unit, work)));
      unit.state = 'ended';
      return { result, late: unit.late };
    } catch (error) {
      // At once: what wakes up late must not write while the unit is being undone.
      unit.state = 'undone';
      throw error;
    }
  }

  private async inTime<T>(work: Work<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const timeOut = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new UnitTimedOut(this.deadlineMs)), this.deadlineMs);
    });
    try {
      return await Promise.race([work(), timeOut]);
    } finally {
      clearTimeout(timer);
    }
  }

  private async runLate(work: LateWork): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.onLateError(error);
    }
  }
}

/**
 * The work and what belongs to it before the commit. PostgreSQL answers COMMIT of a failed transaction
 * by silently rolling back: a failure that the work caught and forgot must not pass for success.
 */
async function whole<T>(unit: Unit, work: Work<T>): Promise<T> {
  const result = await work();
  for (let next = unit.early.shift(); next && !failureOf(unit); next = unit.early.shift())
    await next();
  const failure = failureOf(unit);
  if (failure) throw failure.error;
  return result;
}
