import type { EntityMetadata, ObjectLiteral } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import type { Row } from './read-store.js';
import { raw, type Sql } from './sql.js';

type Reader = (value: unknown) => unknown;

const asIs: Reader = (value) => value;
const readers: Record<string, Reader> = {
  boolean: (value) => (value === null ? null : Boolean(value)),
  'simple-json': (value): unknown => (typeof value === 'string' ? JSON.parse(value) : value),
  bigint: (value) => (value === null ? null : Number(value)),
};

const typeName = (column: ColumnMetadata): string =>
  typeof column.type === 'function' ? column.type.name.toLowerCase() : column.type;

interface ColumnField {
  column: string;
  property: string;
  read: Reader;
}

/**
 * Columns of an entity that stand side by side in rows that come as lists: what is read often is read
 * so, because the names of the columns then cost nothing.
 */
export class ColumnsAt {
  constructor(private readonly fields: readonly ColumnField[]) {}

  get width(): number {
    return this.fields.length;
  }

  /** `alias.column` for every column, the id first. */
  of(alias: string): string {
    return this.fields.map(({ column }) => `${alias}."${column}"`).join(', ');
  }

  /** The object whose columns begin at this place; null when nothing was joined. */
  read<T extends ObjectLiteral>(row: readonly unknown[], start: number): T | null {
    if (row[start] == null) return null;
    const object: Row = {};
    let at = start;
    for (const { property, read } of this.fields) {
      const value = row[at];
      object[property] = read === asIs ? value : read(value);
      at += 1;
    }
    return object as T;
  }
}

/** Selects an entity's columns and turns rows back into plain objects with its property names. */
export class RowMapper {
  readonly table: string;
  private readonly fields: ColumnField[];

  constructor(metadata: EntityMetadata) {
    this.table = metadata.tableName;
    this.fields = metadata.columns
      .filter((column) => column.isSelect)
      .map((column) => ({
        column: column.databaseName,
        property: column.propertyName,
        read: readers[typeName(column)] ?? asIs,
      }));
  }

  /** `alias.column AS "prefix_property"` for every column (no prefix: the property alone). */
  columns(alias: string, prefix = ''): Sql {
    return raw(
      this.fields
        .map(({ column, property }) => `${alias}."${column}" AS "${prefix}${property}"`)
        .join(', '),
    );
  }

  read<T extends ObjectLiteral>(row: Row, prefix = ''): T {
    const object: Row = {};
    for (const { property, read } of this.fields) object[property] = read(row[prefix + property]);
    return object as T;
  }

  /** Some of the columns (null: all of them; the id always), for rows that come as lists. */
  columnsAt(properties: ReadonlySet<string> | null): ColumnsAt {
    const fields = this.fields.filter(({ property }) => !properties || properties.has(property));
    return new ColumnsAt([
      ...this.fields.filter(({ property }) => property === 'id'),
      ...fields.filter(({ property }) => property !== 'id'),
    ]);
  }

  /** The object behind a LEFT JOIN, or null when nothing was joined. */
  readJoined<T extends ObjectLiteral>(row: Row, prefix: string): T | null {
    return row[`${prefix}id`] == null ? null : this.read<T>(row, prefix);
  }
}
