import { Injectable } from '@nestjs/common';
import { today } from '../../platform/calendar.js';
import { Database } from '../../platform/database/database.js';
import { Keyset } from '../../platform/database/paging.js';
import { and, isIn, raw, sql, type Sql } from '../../platform/database/sql.js';
import { found, say } from '../../platform/errors.js';
import type { Page, PageArgs } from '../../platform/graphql/connection.js';
import { SearchIndex } from '../../platform/search/search-index.js';
import { SEARCH_KIND } from './region-search.service.js';
import { Region } from './region.entity.js';
import type { RegionFilter } from './regions.inputs.js';
import { inRegion } from './regions.queries.js';

const WHAT = say('行政区划', 'region');
/** Regions added by hand have no code yet: they come last. */
const BY_CODE = "coalesce(t.code, '~')";
/** More than any real region has right below it; `regions` pages through all of them. */
export const MAX_CHILDREN = 500;

/** Reading regions; everyone may see all of them. */
@Injectable()
export class RegionsService {
  constructor(
    private readonly db: Database,
    private readonly index: SearchIndex,
  ) {}

  /** One region. Raises NOT_FOUND. */
  async get(id: string): Promise<Region> {
    return found(await this.db.findById(Region, id), WHAT);
  }

  /** The region that carried the code on the day, by default today. Raises NOT_FOUND. */
  async byCode(code: string, on: string | null = null): Promise<Region> {
    const day = on ?? today();
    const region = await this.db.findOne(
      Region,
      sql`t.id = (SELECT n.region_id FROM region_names n WHERE n.code = ${code}
        AND (n.valid_from IS NULL OR n.valid_from <= ${day})
        AND (n.valid_to IS NULL OR n.valid_to > ${day})
        ORDER BY coalesce(n.valid_from, '') DESC LIMIT 1)`,
    );
    return found(region, WHAT);
  }

  /** A page of regions in the order of their codes. */
  async list(filter: RegionFilter, page: PageArgs): Promise<Page<Region>> {
    const columns = [
      { expression: BY_CODE, kind: 'text' as const },
      { expression: 't.id', kind: 'text' as const },
    ];
    const keyset = new Keyset('CODE_ASC', columns, page);
    const { text } = filter;
    const answers = text ? [this.index.matching(SEARCH_KIND, text, 't.id')] : [];
    const conditions = [...conditionsOf(filter), ...answers];
    const mapper = this.db.mapperOf(Region);
    const rows = await this.db.all(
      sql`SELECT ${mapper.columns('t')}, ${keyset.select} FROM regions t
        WHERE ${keyset.where(conditions)} ${keyset.tail}`,
    );
    return keyset.page(
      rows,
      (row) => mapper.read<Region>(row),
      () => this.db.count(sql`regions t WHERE ${and(conditions)}`),
    );
  }

  /** The regions in force right below each of the given ones, at most {@link MAX_CHILDREN} each. */
  async childrenOf(ids: readonly string[]): Promise<Region[][]> {
    const mapper = this.db.mapperOf(Region);
    const rows = await this.db.all(
      sql`SELECT * FROM (SELECT ${mapper.columns('t')}, ${raw(BY_CODE)} AS "place",
          row_number() OVER (PARTITION BY t.parent_id ORDER BY ${raw(BY_CODE)}, t.id) AS "nth"
          FROM regions t WHERE ${isIn(raw('t.parent_id'), ids)} AND t.valid_to IS NULL) AS ranked
        WHERE "nth" <= ${MAX_CHILDREN} ORDER BY "place", "id"`,
    );
    const byParent = new Map<string, Region[]>(ids.map((id) => [id, []]));
    for (const row of rows) {
      const child = mapper.read<Region>(row);
      byParent.get(child.parentId ?? '')?.push(child);
    }
    return [...byParent.values()];
  }
}

function conditionsOf(filter: RegionFilter): Sql[] {
  const conditions: Sql[] = [];
  if (filter.level) conditions.push(sql`t.level = ${filter.level}`);
  if (filter.parentId) conditions.push(sql`t.parent_id = ${filter.parentId}`);
  if (filter.under) conditions.push(inRegion('t.id', filter.under));
  if (!filter.includeAbolished) conditions.push(sql`t.valid_to IS NULL`);
  return conditions;
}
