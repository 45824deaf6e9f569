import type { EntityMetadata, ObjectLiteral, QueryRunner, Repository, SaveOptions } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { BroadcasterResult } from 'typeorm/subscriber/BroadcasterResult.js';
import type { ReadStore } from './read-store.js';
import { raw } from './sql.js';
import type { UnitOfWork } from './unit-of-work.js';

type Save = (given: ObjectLiteral, options?: SaveOptions) => Promise<unknown>;

/** With the widest table still far from as many parameters as a statement may have. */
const ROWS_AT_ONCE = 100;
const FIRST_VERSION = 1;

/** Whether all that is in the column comes from the row itself, or is its version. */
const isPlain = (column: ColumnMetadata): boolean =>
  column.default === undefined &&
  column.asExpression === undefined &&
  !column.isVirtual &&
  !column.isGenerated &&
  !column.isCreateDate &&
  !column.isUpdateDate &&
  !column.isDeleteDate;

const isPlainTable = (metadata: EntityMetadata): boolean =>
  metadata.primaryColumns.length === 1 &&
  metadata.primaryColumns[0]?.propertyName === 'id' &&
  !metadata.treeType &&
  metadata.inheritancePattern === undefined &&
  metadata.embeddeds.length === 0 &&
  metadata.columns.every(isPlain);

/** Whether TypeORM, too, would insert the row without a look at the database or at other rows. */
function isNew({ target, versionColumn, relations }: EntityMetadata, row: ObjectLiteral): boolean {
  return (
    row.constructor === target &&
    row.id === undefined &&
    versionColumn?.getEntityValue(row) === undefined &&
    relations.every(({ propertyName }) => row[propertyName] === undefined)
  );
}

/** The new rows of one table. */
class Table {
  private readonly columns: readonly ColumnMetadata[];
  private readonly texts = new Map<number, string>();
  readonly isPlain: boolean;

  constructor(readonly metadata: EntityMetadata) {
    this.columns = metadata.columns.filter(({ isInsert }) => isInsert);
    this.isPlain = isPlainTable(metadata);
  }

  areNew(rows: readonly ObjectLiteral[]): boolean {
    return (
      this.isPlain &&
      rows.length > 0 &&
      new Set(rows).size === rows.length &&
      rows.every((row) => isNew(this.metadata, row))
    );
  }

  statement(rows: readonly ObjectLiteral[]) {
    const { driver } = this.metadata.dataSource;
    const params = rows.flatMap((row) =>
      this.columns.map((column): unknown =>
        column.isVersion
          ? FIRST_VERSION
          : driver.preparePersistentValue(column.getEntityValue(row), column),
      ),
    );
    return { ...raw(this.text(rows.length)), params };
  }

  /** What was left out is nothing now, as TypeORM leaves a saved row. */
  complete(row: ObjectLiteral): void {
    for (const column of this.metadata.columns)
      if (column.isVersion) column.setEntityValue(row, FIRST_VERSION);
      else if (column.isNullable && column.getEntityValue(row) === undefined)
        column.setEntityValue(row, null);
  }

  private text(rows: number): string {
    let text = this.texts.get(rows);
    if (text === undefined) {
      const names = this.columns.map(({ databaseName }) => `"${databaseName}"`).join(', ');
      const row = `(${this.columns.map(() => '?').join(', ')})`;
      const values = Array<string>(rows).fill(row).join(', ');
      text = `INSERT INTO "${this.metadata.tableName}" (${names}) VALUES ${values}`;
      this.texts.set(rows, text);
    }
    return text;
  }
}

/**
 * Saves rows that have no id yet, which therefore are new, with one statement that stays prepared, where
 * TypeORM would take several times as long to find that out, to write the statement and to read the
 * version back. Listeners and subscribers learn of it as they do from TypeORM, which saves everything
 * else.
 */
export class NewRows {
  private readonly tables = new Map<EntityMetadata, Table>();

  constructor(
    private readonly units: UnitOfWork,
    private readonly store: ReadStore,
  ) {}

  /** The repository of a unit of work, saving new rows so. */
  savedThrough<T extends ObjectLiteral>(repo: Repository<T>): Repository<T> {
    if (Object.hasOwn(repo, 'save')) return repo;
    const table = this.tableOf(repo.metadata);
    if (!table.isPlain) return repo;
    const others = repo.save.bind(repo) as Save;
    const save: Save = async (given, options) => {
      const rows = (Array.isArray(given) ? given : [given]) as ObjectLiteral[];
      const runner = repo.queryRunner;
      if (options || !runner || runner !== this.units.runner || !table.areNew(rows))
        return others(given, options);
      await this.insert(runner, table, rows);
      return given;
    };
    return Object.assign(repo, { save: save as Repository<T>['save'] });
  }

  private tableOf(metadata: EntityMetadata): Table {
    let table = this.tables.get(metadata);
    if (!table) {
      table = new Table(metadata);
      this.tables.set(metadata, table);
    }
    return table;
  }

  private async insert(runner: QueryRunner, table: Table, rows: ObjectLiteral[]): Promise<void> {
    const { metadata } = table;
    const { broadcaster } = runner;
    const before = new BroadcasterResult();
    for (const row of rows) broadcaster.broadcastBeforeInsertEvent(before, metadata, row);
    await before.wait();
    for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
      // The unit may have ended meanwhile: what nobody waits for must not be written outside of it.
      if (runner !== this.units.runner) throw new Error('A write outside a unit of work');
      await this.store.all(table.statement(rows.slice(start, start + ROWS_AT_ONCE)));
    }
    for (const row of rows) table.complete(row);
    const after = new BroadcasterResult();
    for (const row of rows)
      broadcaster.broadcastAfterInsertEvent(after, metadata, row, { id: row.id as string });
    await after.wait();
  }
}
