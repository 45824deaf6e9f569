import type { DataSource, EntityMetadata } from 'typeorm';

/** A record inside a kept answer: the entity's name and its columns. */
interface KeptRecord {
  $entity: string;
  columns: Record<string, unknown>;
}

const isRecord = (value: object): value is KeptRecord => '$entity' in value;

const mapValues = (value: object, change: (inner: unknown) => unknown): unknown =>
  Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(inner)]));

/** Turns what a mutation answered into text and back. Secret columns are never kept. */
export class AnswerKeeper {
  private readonly metadatas: Map<unknown, EntityMetadata>;

  constructor(private readonly dataSource: DataSource) {
    this.metadatas = new Map(dataSource.entityMetadatas.map((meta) => [meta.target, meta]));
  }

  keep(value: unknown): string {
    return JSON.stringify(this.plain(value) ?? null);
  }

  revive(kept: string): unknown {
    return this.alive(JSON.parse(kept));
  }

  private plain(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((inner) => this.plain(inner));
    if (typeof value !== 'object' || value === null || value instanceof Date) return value;
    const metadata = this.metadatas.get(value.constructor);
    if (!metadata) return mapValues(value, (inner) => this.plain(inner));
    const columns: Record<string, unknown> = {};
    for (const column of metadata.columns)
      if (column.isSelect) columns[column.propertyName] = column.getEntityValue(value);
    return { $entity: metadata.name, columns } satisfies KeptRecord;
  }

  private alive(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((inner) => this.alive(inner));
    if (typeof value !== 'object' || value === null) return value;
    if (!isRecord(value)) return mapValues(value, (inner) => this.alive(inner));
    const { target } = this.dataSource.getMetadata(value.$entity);
    return Object.assign(new (target as new () => object)(), value.columns);
  }
}
