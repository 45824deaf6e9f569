import type { ObjectLiteral } from 'typeorm';
import type { Database } from '../../platform/database/database.js';
import { and, isIn, raw, sql, type Sql } from '../../platform/database/sql.js';
import type { SearchIndex } from '../../platform/search/search-index.js';
import {
  EVERYONE,
  follow,
  type SearchDocument,
  type SearchSource,
} from '../../platform/search/search-source.js';
import { Region } from './region.entity.js';
import { idsInSubtree } from './regions.queries.js';

interface Located extends ObjectLiteral {
  id: string;
  regionId: string;
}

interface Kept<T> {
  kind: string;
  entity: new () => T;
  /** Which of its rows (`t`) can be found; all when left out. */
  only?: Sql;
}

/** Records that lie in a region and are found by everyone, by nothing but their own columns. */
export abstract class PublicSearch<T extends Located> implements SearchSource {
  readonly kind: string;
  readonly entity: new () => T;
  readonly follows = [
    follow(Region, ({ path }) => idsInSubtree(this.db, this.mapper.table, path), ['path']),
  ];
  private readonly only: Sql;

  constructor(
    private readonly db: Database,
    index: SearchIndex,
    { kind, entity, only = raw('1 = 1') }: Kept<T>,
  ) {
    this.kind = kind;
    this.entity = entity;
    this.only = only;
    index.register(this);
  }

  /** What such a record is found by. */
  protected abstract textsOf(record: T): Pick<SearchDocument, 'title' | 'names' | 'body' | 'at'>;

  audienceOf(): readonly string[] {
    return [EVERYONE];
  }

  async documents(ids: readonly string[]): Promise<SearchDocument[]> {
    const rows = await this.db.all(sql`
      SELECT ${this.mapper.columns('t')}, place.path AS "regionPath"
      FROM ${raw(this.mapper.table)} t JOIN regions place ON place.id = t.region_id
      WHERE ${and([isIn(raw('t.id'), ids), this.only])}`);
    return rows.map((row) => {
      const record = this.mapper.read<T>(row);
      const { id } = record;
      const regionPath = row.regionPath as string;
      return { id, ...this.textsOf(record), regionPath, audience: [EVERYONE] };
    });
  }

  private get mapper() {
    return this.db.mapperOf(this.entity);
  }
}
