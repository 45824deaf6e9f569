import {
  type EntityMetadata,
  type EntitySubscriberInterface,
  EventSubscriber,
  type InsertEvent,
  type ObjectLiteral,
  type QueryRunner,
  type RemoveEvent,
  type UpdateEvent,
} from 'typeorm';
import { newId, now } from '../database/columns.js';
import { currentRequest } from '../request-context.js';
import { AuditAction, AuditLine } from './audit-line.entity.js';

const NOT_AUDITED = Symbol('not-audited');
const OWN_TRACES = new Set(['createdAt', 'updatedAt']);

/** Rows that are means, not records (sessions, keys of retries): they leave no audit line. */
export const NotAudited = (): ClassDecorator => (target) => {
  Reflect.defineMetadata(NOT_AUDITED, true, target);
};

const isAudited = (metadata: EntityMetadata): boolean =>
  metadata.target !== AuditLine &&
  typeof metadata.target === 'function' &&
  !Reflect.hasMetadata(NOT_AUDITED, metadata.target);

/** Columns that are never selected by default are secrets: they never reach an audit line. */
function snapshot(metadata: EntityMetadata, row: ObjectLiteral): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const column of metadata.columns) {
    if (!column.isSelect || OWN_TRACES.has(column.propertyName)) continue;
    const value: unknown = column.getEntityValue(row);
    if (value !== undefined) values[column.propertyName] = value;
  }
  return values;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

interface Change {
  action: AuditAction;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

const LINES_AT_ONCE = 200;

/** The lines of a connection, which can answer only one statement at a time. */
class LineWriter {
  private waiting: AuditLine[] = [];
  private last = Promise.resolve();

  constructor(private readonly runner: QueryRunner) {}

  /** TypeORM reports all rows of a save at once: their lines are written together. */
  add(line: AuditLine): Promise<void> {
    this.waiting.push(line);
    if (this.waiting.length === 1) this.last = this.last.then(() => this.writeWaiting());
    return this.last;
  }

  private async writeWaiting(): Promise<void> {
    const lines = this.waiting;
    this.waiting = [];
    for (let start = 0; start < lines.length; start += LINES_AT_ONCE)
      await this.insert(lines.slice(start, start + LINES_AT_ONCE));
  }

  /** As SQL: to have TypeORM make the same statement again and again takes longer than to run it. */
  private async insert(lines: readonly AuditLine[]): Promise<void> {
    const { driver } = this.runner.dataSource;
    const { columns, tableName } = this.runner.dataSource.getMetadata(AuditLine);
    const names = columns.map(({ databaseName }) => driver.escape(databaseName)).join(', ');
    const values = lines.flatMap((line) =>
      columns.map((one): unknown => driver.preparePersistentValue(one.getEntityValue(line), one)),
    );
    const marks = values.map((_, index) => driver.createParameter('', index));
    const rows = lines.map(
      (_, row) => `(${marks.slice(row * columns.length, (row + 1) * columns.length).join(', ')})`,
    );
    await this.runner.query(
      `INSERT INTO ${driver.escape(tableName)} (${names}) VALUES ${rows.join(', ')}`,
      values,
    );
  }
}

const writers = new WeakMap<QueryRunner, LineWriter>();

function writerOn(runner: QueryRunner): LineWriter {
  const writer = writers.get(runner) ?? new LineWriter(runner);
  writers.set(runner, writer);
  return writer;
}

async function write(
  runner: QueryRunner,
  metadata: EntityMetadata,
  row: ObjectLiteral,
  change: Change,
): Promise<void> {
  const request = currentRequest();
  await writerOn(runner).add({
    id: newId(),
    at: now(),
    accountId: request?.actor.accountId ?? null,
    organizationId: request?.actor.organizationId ?? null,
    accountName: request?.actor.accountName ?? 'system',
    entity: metadata.name,
    recordId: Object.values(metadata.getEntityIdMap(row) ?? {}).join('/'),
    recordVersion: (row.version as number | undefined) ?? null,
    requestId: request?.requestId ?? null,
    ...change,
  });
}

const SECRET = '***';

/** The changed columns as they were and as they are; of a secret only that it was written. */
function difference(event: UpdateEvent<ObjectLiteral>): Pick<Change, 'before' | 'after'> | null {
  const { metadata, entity = {}, databaseEntity, updatedColumns } = event;
  const old = snapshot(metadata, databaseEntity);
  const before: Record<string, unknown> = {};
  const after: Record<string, unknown> = {};
  for (const [property, value] of Object.entries(snapshot(metadata, entity))) {
    if (property === 'version' || same(old[property], value)) continue;
    before[property] = old[property];
    after[property] = value;
  }
  for (const { propertyName } of updatedColumns.filter((column) => !column.isSelect))
    before[propertyName] = after[propertyName] = SECRET;
  return Object.keys(after).length ? { before, after } : null;
}

function refuseUnloaded(metadata: EntityMetadata, databaseEntity: unknown): void {
  if (isAudited(metadata) && !databaseEntity)
    throw new Error(`${metadata.name} can only be changed or removed once loaded, to be audited`);
}

/** Writes an audit line for every saved, changed or removed record, in the same transaction. */
@EventSubscriber()
export class AuditSubscriber implements EntitySubscriberInterface {
  beforeUpdate({ metadata, databaseEntity }: UpdateEvent<ObjectLiteral>): void {
    refuseUnloaded(metadata, databaseEntity);
  }

  beforeRemove({ metadata, databaseEntity }: RemoveEvent<ObjectLiteral>): void {
    refuseUnloaded(metadata, databaseEntity);
  }

  async afterInsert({ queryRunner, metadata, entity }: InsertEvent<ObjectLiteral>): Promise<void> {
    if (!isAudited(metadata) || !entity) return;
    const after = snapshot(metadata, entity);
    await write(queryRunner, metadata, entity, {
      action: AuditAction.CREATED,
      before: null,
      after,
    });
  }

  async afterUpdate(event: UpdateEvent<ObjectLiteral>): Promise<void> {
    const { queryRunner, metadata, entity, databaseEntity } = event;
    if (!isAudited(metadata)) return;
    const change = difference(event);
    if (!change) return;
    const row = { ...databaseEntity, ...entity };
    await write(queryRunner, metadata, row, { action: AuditAction.CHANGED, ...change });
  }

  async afterRemove({ queryRunner, metadata, databaseEntity }: RemoveEvent<ObjectLiteral>) {
    if (!isAudited(metadata)) return;
    const before = snapshot(metadata, databaseEntity);
    const change = { action: AuditAction.DELETED, before, after: null };
    await write(queryRunner, metadata, databaseEntity, change);
  }
}
