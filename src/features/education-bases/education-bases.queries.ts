import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import {
  type Branch,
  type Hanging,
  pageHere,
  parentOf,
  totalsOf,
  unionOf,
} from '../../platform/database/pages-of-many.js';
import { Keyset, type OrderColumn } from '../../platform/database/paging.js';
import type { Row } from '../../platform/database/read-store.js';
import { and, raw, sql, type Sql } from '../../platform/database/sql.js';
import { found, InvalidInput, say } from '../../platform/errors.js';
import type { Page } from '../../platform/graphql/connection.js';
import type { Here } from '../../platform/graphql/graphql-context.js';
import { SearchIndex } from '../../platform/search/search-index.js';
import { DistanceFrom } from '../venues/distance.queries.js';
import {
  EducationBaseFilter,
  EducationBaseOrder,
  type EducationBasesArgs,
} from './education-base-filter.inputs.js';
import { basesAsOf, conditionsOf, shown } from './education-base-filter.queries.js';
import type { EducationBaseLevel, EducationBaseStatus } from './education-base-status.policy.js';
import { EducationBase } from './education-base.entity.js';
import { visibleTo } from './education-base.policy.js';

/** A base as a list shows it: of an earlier day, as it stood then. */
export interface EducationBaseView extends EducationBase {
  /** The day whose state it shows; absent: today's. */
  asOf?: string | null;
}

/** A row of a page, with the list that it stands in and how it stood on the list's day. */
interface Placed extends Row {
  parent: string;
  wasStatus?: EducationBaseStatus;
  wasLevel?: EducationBaseLevel;
  wasBatch?: string | null;
  wasNamedOn?: string | null;
}

interface Listing {
  keyset: Keyset;
  conditions: readonly Sql[];
  asOf: string | null;
}

const BY_ID: OrderColumn = { expression: 't.id', kind: 'text' };

/** Reads bases: one, lists with filters, and the lists that hang on other records. */
@Injectable()
export class EducationBasesQueries {
  constructor(
    private readonly db: Database,
    private readonly search: SearchIndex,
  ) {}

  /** One base. NOT_FOUND for one that does not exist or that the actor may not see. */
  async get(actor: Actor, id: string): Promise<EducationBaseView> {
    const base = await this.db.findById(EducationBase, id, [visibleTo(actor)]);
    return found(base, say('教育基地', 'education base'));
  }

  /** The bases that the actor may see, filtered, ordered and paged. */
  async list(args: EducationBasesArgs, actor: Actor): Promise<Page<EducationBaseView>> {
    const listing = this.listing(args, actor);
    const branches = [{ parent: '', conditions: listing.conditions }];
    const rows = await this.read(branches, listing);
    return listing.keyset.page(
      rows,
      (row) => this.node(row, listing.asOf),
      async () => (await this.count(branches, listing)).get('') ?? 0,
    );
  }

  /** The list that hangs on one record, read together with those of its neighbours. */
  listOf(
    parent: string,
    here: Here,
    args: EducationBasesArgs,
    { actor, hangsOn }: { actor: Actor; hangsOn: (parent: string) => Sql },
  ): Promise<Page<EducationBaseView>> {
    const listing = this.listing(args, actor);
    const lists: Hanging<Placed, EducationBaseView> = {
      keyset: listing.keyset,
      branchesOf: (parents) =>
        parents.map((one) => ({ parent: one, conditions: [hangsOn(one), ...listing.conditions] })),
      read: (branches) => this.read(branches, listing),
      count: (branches) => this.count(branches, listing),
      node: (row) => this.node(row, listing.asOf),
    };
    return pageHere(parent, here, lists);
  }

  private listing({ filter, orderBy, ...page }: EducationBasesArgs, actor: Actor): Listing {
    const given = filter ?? new EducationBaseFilter();
    const { name, columns } = orderOf(orderBy, given);
    return {
      keyset: new Keyset(name, columns, page),
      conditions: conditionsOf(given, actor, this.search),
      asOf: given.asOf ?? null,
    };
  }

  private read(
    branches: readonly Branch[],
    { keyset, asOf }: Pick<Listing, 'keyset' | 'asOf'>,
  ): Promise<Placed[]> {
    const then =
      asOf === null
        ? raw('')
        : raw(
            ', s.to_status AS "wasStatus", s.level AS "wasLevel", s.batch AS "wasBatch", s.named_on AS "wasNamedOn"',
          );
    const page = unionOf(branches, (branch) => [
      sql`SELECT t.id AS id, ${parentOf(branch)}, ${keyset.select}${then} FROM ${basesAsOf(asOf)}
        WHERE ${keyset.where(branch.conditions)} ${keyset.tail}`,
    ]);
    const columns = this.db.mapperOf(EducationBase).columns('t');
    return this.db.all<Placed>(
      sql`WITH page AS (${page}) SELECT page.*, ${columns} FROM page JOIN education_bases t ON t.id = page.id ORDER BY page.parent, ${keyset.keyOrder}`,
    );
  }

  private count(
    branches: readonly Branch[],
    { asOf }: Pick<Listing, 'asOf'>,
  ): Promise<Map<string, number>> {
    return totalsOf(this.db, branches, ({ conditions }) => [
      sql`${basesAsOf(asOf)} WHERE ${and(conditions)}`,
    ]);
  }

  private node(row: Placed, asOf: string | null): EducationBaseView {
    const base: EducationBaseView = this.db.mapperOf(EducationBase).read<EducationBase>(row);
    if (asOf === null || !row.wasStatus || !row.wasLevel) return base;
    const { wasStatus: status, wasLevel: level, wasBatch, wasNamedOn } = row;
    const namedOn = wasNamedOn ?? null;
    return Object.assign(base, { asOf, status, level, batch: wasBatch ?? null, namedOn });
  }
}

/** The columns of an order, and the name that its cursors carry. */
function orderOf(
  orderBy: EducationBaseOrder,
  { near, asOf }: EducationBaseFilter,
): { name: string; columns: readonly OrderColumn[] } {
  if (orderBy === EducationBaseOrder.NAME)
    return { name: orderBy, columns: [{ expression: 't.name', kind: 'text' }, BY_ID] };
  if (orderBy === EducationBaseOrder.NAMED_DESC) {
    const expression = `COALESCE(${shown(asOf ?? null).namedOn}, '')`;
    return { name: orderBy, columns: [{ expression, kind: 'text', descending: true }, BY_ID] };
  }
  if (!near)
    throw InvalidInput.at('filter.near', '按距离排序需要起点', 'is needed for order by distance');
  const distance = new DistanceFrom(near.from);
  return { name: distance.orderName(orderBy), columns: [distance.order('t.venue_id'), BY_ID] };
}
