import type { EntityMetadata } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { Conflict, say } from '../errors.js';

/** What both drivers tell of a refused write. */
interface Refusal {
  code?: string;
  message?: string;
  table?: string;
  constraint?: string;
}

const SQLITE = new Set(['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY']);
const SQLITE_COLUMNS = /^UNIQUE constraint failed: (.+)$/;
const POSTGRES = '23505';

const refusalIn = (error: unknown): Refusal =>
  (error as { driverError?: Refusal } | null)?.driverError ?? {};

/** `UNIQUE constraint failed: regions.parent_id, regions.name` */
function columnsOnSqlite({ message }: Refusal, entities: EntityMetadata[]): ColumnMetadata[] {
  const names = (SQLITE_COLUMNS.exec(message ?? '')?.[1] ?? '').split(', ');
  const table = names[0]?.split('.')[0];
  const entity = entities.find((metadata) => metadata.tableName === table);
  return names.flatMap((name) => {
    const column = entity?.findColumnWithDatabaseName(name.slice(name.indexOf('.') + 1));
    return column ? [column] : [];
  });
}

function columnsOnPostgres(refusal: Refusal, entities: EntityMetadata[]): ColumnMetadata[] {
  const entity = entities.find((metadata) => metadata.tableName === refusal.table);
  const unique = [...(entity?.indices ?? []), ...(entity?.uniques ?? [])];
  const broken = unique.find((one) => one.name === refusal.constraint);
  return broken?.columns ?? entity?.primaryColumns ?? [];
}

/** The column a person typed: the last one that is not a link to another record. */
const typed = (columns: readonly ColumnMetadata[]): ColumnMetadata | undefined =>
  columns.findLast((column) => !column.referencedColumn) ?? columns.at(-1);

/**
 * A write that a unique index refused, as a CONFLICT that names the field; any other error as it is.
 * The index has the last word on duplicates, whatever was checked before.
 */
export function translateUniqueViolation(error: unknown, entities: EntityMetadata[]): unknown {
  const refusal = refusalIn(error);
  const code = refusal.code ?? '';
  if (code !== POSTGRES && !SQLITE.has(code)) return error;
  const columns = (code === POSTGRES ? columnsOnPostgres : columnsOnSqlite)(refusal, entities);
  const text = say('与已有记录重复', 'duplicates an existing record');
  const field = typed(columns)?.propertyName;
  return new Conflict(text, {}, field ? [{ path: `input.${field}`, text }] : []);
}
