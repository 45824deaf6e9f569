import { InvalidInput } from '../errors.js';
import type { Page, PageArgs } from '../graphql/connection.js';
import { and, join, raw, sql, type Sql } from './sql.js';

/** One column of an order; the last is always the id, so that the order is total. */
export interface OrderColumn {
  /** SQL expression that is never null, e.g. `t.sort_at`. */
  expression: string;
  descending?: boolean;
  kind: 'text' | 'number';
}

type Key = string | number;

const invalidCursor = () =>
  InvalidInput.at('after', '翻页标记无效', 'is not a cursor of this list');

const encode = (order: string, keys: readonly Key[]): string =>
  Buffer.from(JSON.stringify([order, ...keys])).toString('base64url');

function decode(cursor: string, order: string, columns: readonly OrderColumn[]): Key[] {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw invalidCursor();
  }
  if (!Array.isArray(parts) || parts.length !== columns.length + 1 || parts[0] !== order)
    throw invalidCursor();
  const keys = parts.slice(1) as unknown[];
  const fits = columns.every(
    ({ kind }, index) => typeof keys[index] === (kind === 'number' ? 'number' : 'string'),
  );
  if (!fits) throw invalidCursor();
  return keys as Key[];
}

/** The column as it is ordered and compared: text by its bytes, alike on every database. */
const ordered = ({ expression, kind }: OrderColumn): string =>
  kind === 'text' ? `${expression} COLLATE BINARY` : expression;

/** The rows that come after the keys in the order: `a > x OR (a = x AND (b > y …))`. */
function follows(columns: readonly OrderColumn[], keys: readonly Key[]): Sql {
  const [column, ...rest] = columns;
  const [key, ...others] = keys;
  if (!column) return raw('1 = 0');
  const expression = raw(ordered(column));
  const beyond = column.descending ? sql`${expression} < ${key}` : sql`${expression} > ${key}`;
  if (rest.length === 0) return beyond;
  const reach = column.descending ? sql`${expression} <= ${key}` : sql`${expression} >= ${key}`;
  return sql`(${reach} AND (${beyond} OR ${follows(rest, others)}))`;
}

/** Where to start, how to order and how many to read, for one page of a list. */
export class Keyset {
  private readonly keys: Key[] | null;

  constructor(
    private readonly order: string,
    private readonly columns: readonly OrderColumn[],
    private readonly args: Pick<PageArgs, 'first' | 'after'>,
  ) {
    this.keys = args.after ? decode(args.after, order, columns) : null;
  }

  /** The conditions together with "after the cursor". */
  where(conditions: readonly Sql[]): Sql {
    return and(this.keys ? [...conditions, follows(this.columns, this.keys)] : [...conditions]);
  }

  /** `ORDER BY … LIMIT first + 1`: one more row tells whether another page follows. */
  get tail(): Sql {
    return sql`${this.orderBy} LIMIT ${this.args.first + 1}`;
  }

  get orderBy(): Sql {
    const terms = this.columns.map((c) => raw(`${ordered(c)} ${c.descending ? 'DESC' : 'ASC'}`));
    return sql`ORDER BY ${join(terms, ', ')}`;
  }

  /** The order's values as columns `key0`, `key1`…, from which the cursors are made. */
  get select(): Sql {
    return raw(this.columns.map((c, index) => `${c.expression} AS "key${index}"`).join(', '));
  }

  /** Cuts the rows to a page. */
  page<R extends object, T>(
    rows: readonly R[],
    node: (row: R) => T,
    totalCount: () => Promise<number>,
  ): Page<T> {
    const edges = rows.slice(0, this.args.first).map((row) => ({
      cursor: this.cursorOf(row),
      node: node(row),
    }));
    return {
      nodes: edges.map((edge) => edge.node),
      edges,
      pageInfo: {
        hasNextPage: rows.length > this.args.first,
        endCursor: edges.at(-1)?.cursor ?? null,
      },
      totalCount,
    };
  }

  private cursorOf(row: object): string {
    const values = this.columns.map(
      (column, index) =>
        (row as Record<string, Key>)[`key${index}`] ?? (column.kind === 'text' ? '' : 0),
    );
    return encode(this.order, values);
  }
}
