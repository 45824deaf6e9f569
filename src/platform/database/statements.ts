import { channel } from 'node:diagnostics_channel';
import type { Logger } from 'typeorm';

/** Every SQL statement sent, for tests and benchmarks that count them. */
export const statements = channel('guoan-week:statement');

/** Reports TypeORM's statements on the {@link statements} channel and logs nothing. */
export class StatementReporter implements Logger {
  logQuery(query: string): void {
    if (statements.hasSubscribers) statements.publish(query);
  }
  logQueryError(): void {}
  logQuerySlow(): void {}
  logSchemaBuild(): void {}
  logMigration(): void {}
  log(): void {}
}
