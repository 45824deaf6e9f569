import type { EntityTarget, ObjectLiteral } from 'typeorm';
import type { Page } from '../graphql/connection.js';
import type { Here } from '../graphql/graphql-context.js';
import type { Database } from './database.js';
import type { Keyset } from './paging.js';
import type { Row } from './read-store.js';
import { and, join, padded, raw, sql, type Sql } from './sql.js';

/** One list among several that are read at once, by what it hangs on (`''`: on nothing). */
export interface Branch {
  parent: string;
  conditions: readonly Sql[];
}

/** Lists that hang on the records of one place in a query. `R` is a row, which knows its parent. */
export interface Hanging<R extends { parent: string }, T> {
  keyset: Keyset;
  branchesOf(parents: readonly string[]): readonly Branch[] | Promise<readonly Branch[]>;
  /** The rows of every list, each list in the order of the keyset. */
  read(branches: readonly Branch[]): Promise<R[]>;
  count(branches: readonly Branch[]): Promise<ReadonlyMap<string, number>>;
  node(row: R): T;
}

/** So many lists are read in one statement; SQLite takes 500 parts, and a list has up to three. */
const LISTS_AT_ONCE = 128;

/** The page of one parent's list, read together with those of its neighbours. */
export function pageHere<R extends { parent: string }, T>(
  parent: string,
  { load, place }: Here,
  lists: Hanging<R, T>,
): Promise<Page<T>> {
  const totals = load.batch(`totals at ${place}`, (wanted) =>
    inParts(wanted, async (part) => {
      const found = await lists.count(await lists.branchesOf(part));
      return part.map((one) => found.get(one) ?? 0);
    }),
  );
  return load
    .batch(`pages at ${place}`, (wanted) =>
      inParts(wanted, async (part) => {
        const rows = byParent(await lists.read(await lists.branchesOf(part)));
        return part.map((one) =>
          lists.keyset.page(
            rows.get(one) ?? [],
            (row) => lists.node(row),
            () => totals.load(one),
          ),
        );
      }),
    )
    .load(parent);
}

/**
 * The pieces of all lists as one statement. It is made for 1, 2, 4, 8… lists, so that a database
 * prepares a few statements and not one a number; what is added belongs to nothing and reads nothing.
 */
export function unionOf(
  branches: readonly Branch[],
  piecesOf: (branch: Branch) => readonly Sql[],
): Sql {
  const pieces = rounded(branches).flatMap((branch) => piecesOf(branch));
  const [only] = pieces;
  if (only && pieces.length === 1) return only;
  return join(
    pieces.map((piece) => sql`SELECT * FROM (${piece}) AS piece`),
    ' UNION ALL ',
  );
}

/** How many rows each list has in all: the sum of its pieces, each said as `table t WHERE …`. */
export async function totalsOf(
  db: Database,
  branches: readonly Branch[],
  piecesOf: (branch: Branch) => readonly Sql[],
): Promise<Map<string, number>> {
  const rows = await db.all<{ parent: string; total: number }>(
    unionOf(branches, (branch) =>
      piecesOf(branch).map(
        (from) => sql`SELECT ${parentOf(branch)}, CAST(count(*) AS integer) AS total FROM ${from}`,
      ),
    ),
  );
  const totals = new Map<string, number>();
  for (const { parent, total } of rows) totals.set(parent, (totals.get(parent) ?? 0) + total);
  return totals;
}

/** The list's parent as a column of a piece. */
export const parentOf = ({ parent }: Branch): Sql => sql`CAST(${parent} AS text) AS parent`;

/** Plain lists of one entity, whose alias in conditions is `t`. */
export class EntityPages<T extends ObjectLiteral> {
  constructor(
    private readonly db: Database,
    private readonly entity: EntityTarget<T>,
    private readonly keyset: Keyset,
    /** What every list asks of its rows. */
    private readonly conditions: readonly Sql[],
  ) {}

  /** The list of everything. */
  async all(): Promise<Page<T>> {
    const branches = [{ parent: '', conditions: this.conditions }];
    const rows = await this.read(branches);
    return this.keyset.page(
      rows,
      (row) => this.node(row),
      async () => (await this.count(branches)).get('') ?? 0,
    );
  }

  /** The list of what hangs on one parent, read together with those of its neighbours. */
  of(parent: string, here: Here, hangsOn: (parent: string) => Sql): Promise<Page<T>> {
    return pageHere(parent, here, {
      keyset: this.keyset,
      branchesOf: (parents) =>
        parents.map((one) => ({ parent: one, conditions: [hangsOn(one), ...this.conditions] })),
      read: (branches) => this.read(branches),
      count: (branches) => this.count(branches),
      node: (row) => this.node(row),
    });
  }

  private read(branches: readonly Branch[]): Promise<(Row & { parent: string })[]> {
    const { keyset } = this;
    const mapper = this.db.mapperOf(this.entity);
    const table = raw(`${mapper.table} t`);
    const page = unionOf(branches, (branch) => [
      sql`SELECT t.id AS id, ${parentOf(branch)}, ${keyset.select} FROM ${table} WHERE ${keyset.where(branch.conditions)} ${keyset.tail}`,
    ]);
    return this.db.all(
      sql`WITH page AS (${page}) SELECT page.*, ${mapper.columns('t')} FROM page JOIN ${table} ON t.id = page.id ORDER BY page.parent, ${keyset.keyOrder}`,
    );
  }

  private count(branches: readonly Branch[]): Promise<Map<string, number>> {
    const { table } = this.db.mapperOf(this.entity);
    return totalsOf(this.db, branches, ({ conditions }) => [
      sql`${raw(table)} t WHERE ${and(conditions)}`,
    ]);
  }

  private node(row: Row): T {
    return this.db.mapperOf(this.entity).read<T>(row);
  }
}

/** Of several lists each says that it is one: those that fill up the number are not. */
function rounded(branches: readonly Branch[]): readonly Branch[] {
  const [first] = branches;
  if (!first || branches.length === 1) return branches;
  return padded(branches, { ...first, parent: '' }).map(({ parent, conditions }) => ({
    parent,
    conditions: [sql`CAST(${parent} AS text) <> ''`, ...conditions],
  }));
}

function byParent<R extends { parent: string }>(rows: readonly R[]): Map<string, R[]> {
  const lists = new Map<string, R[]>();
  for (const row of rows) {
    const list = lists.get(row.parent);
    if (list) list.push(row);
    else lists.set(row.parent, [row]);
  }
  return lists;
}

async function inParts<T>(
  ids: readonly string[],
  work: (part: readonly string[]) => Promise<T[]>,
): Promise<T[]> {
  const found: T[] = [];
  for (let start = 0; start < ids.length; start += LISTS_AT_ONCE)
    found.push(...(await work(ids.slice(start, start + LISTS_AT_ONCE))));
  return found;
}
