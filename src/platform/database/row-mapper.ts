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

/** Selects an entity's columns and turns rows back into plain objects with its property names. */
export class RowMapper {
  readonly table: string;
  private readonly fields: { column: string; property: string; read: Reader }[];

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

  /** The object behind a LEFT JOIN, or null when nothing was joined. */
  readJoined<T extends ObjectLiteral>(row: Row, prefix: string): T | null {
    return row[`${prefix}id`] == null ? null : this.read<T>(row, prefix);
  }
}
