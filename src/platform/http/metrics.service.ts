import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { Database } from '../database/database.js';
import { type UnitReport, unitsOfWork } from '../database/unit-reports.js';
import type { Outcome } from './outcome.js';

const REQUEST_SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const UNIT_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/**
 * The figures of one server for Prometheus. Labels come from our schema and codes only: what clients
 * send never becomes a label, so their number is bounded.
 */
@Injectable()
export class MetricsService implements OnModuleDestroy {
  readonly registry = new Registry();
  private readonly requests: Counter<'kind' | 'operation' | 'outcome'>;
  private readonly seconds: Histogram<'kind' | 'operation'>;
  private readonly waited: Histogram;
  private readonly worked: Histogram<'outcome'>;
  private readonly onUnit = (report: unknown): void => this.unitEnded(report as UnitReport);

  constructor(db: Database) {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry });
    this.requests = new Counter({
      name: 'guoan_requests_total',
      help: '请求数 — requests, by kind, root fields and code of the first error',
      labelNames: ['kind', 'operation', 'outcome'],
      registers,
    });
    this.seconds = new Histogram({
      name: 'guoan_request_seconds',
      help: '请求耗时 — time from the request to the end of its answer',
      labelNames: ['kind', 'operation'],
      buckets: REQUEST_SECONDS,
      registers,
    });
    this.waited = new Histogram({
      name: 'guoan_unit_of_work_wait_seconds',
      help: '写入排队时间 — how long a unit of work waited for its turn',
      buckets: UNIT_SECONDS,
      registers,
    });
    this.worked = new Histogram({
      name: 'guoan_unit_of_work_seconds',
      help: '写入耗时 — how long a unit of work took, retries included',
      labelNames: ['outcome'],
      buckets: UNIT_SECONDS,
      registers,
    });
    const waiting: Gauge = new Gauge({
      name: 'guoan_unit_of_work_open',
      help: '进行中与排队的写入 — units of work under way or waiting',
      registers,
      collect: () => waiting.set(db.units.open),
    });
    unitsOfWork.subscribe(this.onUnit);
  }

  requestEnded({ kind, operation, code }: Outcome, durationMs: number): void {
    const name = operation?.includes('+') ? 'several' : (operation ?? '');
    this.requests.inc({ kind, operation: name, outcome: code ?? 'OK' });
    this.seconds.observe({ kind, operation: name }, durationMs / 1000);
  }

  onModuleDestroy(): void {
    unitsOfWork.unsubscribe(this.onUnit);
    this.registry.clear();
  }

  private unitEnded({ waitedMs, workedMs, committed }: UnitReport): void {
    this.waited.observe(waitedMs / 1000);
    this.worked.observe({ outcome: committed ? 'committed' : 'rolled_back' }, workedMs / 1000);
  }
}
