import DataLoader from 'dataloader';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import type { Database } from '../database/database.js';
import { and, isIn, raw, type Sql } from '../database/sql.js';

type Loader = DataLoader<string, unknown>;

/** Per-request batches: the fields of a page's rows become one statement each, not one a row. */
export class Loaders {
  private readonly made = new Map<string, Loader>();

  constructor(private readonly database: Database) {}

  /** The row of an entity by id, or null. */
  byId<T extends ObjectLiteral>(
    entity: EntityTarget<T>,
    id: string | null | undefined,
  ): Promise<T | null> {
    return id ? this.rowsOf(entity).load(id) : Promise.resolve(null);
  }

  /** Keeps a row that was read in another way, so that {@link byId} need not read it again. */
  keep<T extends ObjectLiteral>(entity: EntityTarget<T>, row: T): void {
    this.rowsOf(entity).prime(row.id as string, row);
  }

  /** All rows whose property (a foreign key) is the id, in the given order. */
  manyBy<T extends ObjectLiteral>(
    entity: EntityTarget<T>,
    property: keyof T & string,
    id: string,
    options: { orderBy?: string; where?: Sql; key?: string } = {},
  ): Promise<T[]> {
    const name = `${nameOf(entity)}.${property}:${options.key ?? ''}:${options.orderBy ?? ''}`;
    return this.batch<T[]>(name, async (ids) => {
      const column = raw(`t.${this.columnOf(entity, property)}`);
      const where = and([isIn(column, ids), ...(options.where ? [options.where] : [])]);
      const tail = raw(`ORDER BY ${options.orderBy ?? 't.id'}`);
      const rows = await this.database.find(entity, where, tail);
      const groups = new Map<string, T[]>(ids.map((key) => [key, []]));
      for (const row of rows) groups.get(row[property])?.push(row);
      return ids.map((key) => groups.get(key) ?? []);
    }).load(id);
  }

  /** A batch of one's own, made once per request under its name. */
  batch<T>(name: string, load: (ids: readonly string[]) => Promise<T[]>): DataLoader<string, T> {
    let loader = this.made.get(name);
    if (!loader) {
      loader = new DataLoader<string, unknown>(load);
      this.made.set(name, loader);
    }
    return loader as DataLoader<string, T>;
  }

  /** Forgets what was read: after a write it may be out of date. */
  forget(): void {
    this.made.clear();
  }

  private rowsOf<T extends ObjectLiteral>(entity: EntityTarget<T>): DataLoader<string, T | null> {
    return this.batch<T | null>(`${nameOf(entity)}#`, async (ids) => {
      const rows = await this.database.find(entity, isIn(raw('t.id'), ids));
      const byId = new Map(rows.map((row) => [row.id as string, row]));
      return ids.map((key) => byId.get(key) ?? null);
    });
  }

  private columnOf(entity: EntityTarget<ObjectLiteral>, property: string): string {
    const column = this.database.dataSource
      .getMetadata(entity)
      .findColumnWithPropertyName(property);
    if (!column) throw new Error(`${nameOf(entity)} has no column for ${property}`);
    return column.databaseName;
  }
}

const nameOf = (entity: EntityTarget<ObjectLiteral>): string =>
  typeof entity === 'function' ? entity.name : JSON.stringify(entity);
