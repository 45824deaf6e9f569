import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { InvalidInput } from '../errors.js';
import type { Page, PageArgs } from '../graphql/connection.js';
import { and, join, raw, sql, type Sql } from './sql.js';

/** One column of an order; the last is always the id, so that the order is total. */
export interface OrderColumn {
  /** SQL expression that is never null, e.g. `t.sort_at`; values in it are parameters. */
  expression: string | Sql;
  descending?: boolean;
  kind: 'text' | 'number';
}

type Key = string | number;

const invalidCursor = () =>
  InvalidInput.at('after', '翻页标记无效', 'is not a cursor of this list');

const SIGNATURE_BYTES = 12;
let secret: Buffer = randomBytes(32);

/** The key of this server's cursors: with it a page continues on another server, or after a restart. */
export function useCursorSecret(text: string): void {
  secret = createHash('sha256').update(`cursor:${text}`).digest();
}

const sign = (payload: Buffer): Buffer =>
  createHmac('sha256', secret).update(payload).digest().subarray(0, SIGNATURE_BYTES);

/** The cursor of an item that has these keys in this order. */
export const cursorOf = (order: string, keys: readonly Key[]): string => {
  const payload = Buffer.from(JSON.stringify([order, ...keys]));
  return Buffer.concat([sign(payload), payload]).toString('base64url');
};

/** Cursors are signed: what comes back is what we gave out, so its keys fit their columns. */
export function keysOf(
  cursor: string,
  order: string,
  kinds: readonly OrderColumn['kind'][],
): Key[] {
  const bytes = Buffer.from(cursor, 'base64url');
  const payload = bytes.subarray(SIGNATURE_BYTES);
  if (bytes.length <= SIGNATURE_BYTES) throw invalidCursor();
  if (!timingSafeEqual(bytes.subarray(0, SIGNATURE_BYTES), sign(payload))) throw invalidCursor();
  const [name, ...keys] = JSON.parse(payload.toString('utf8')) as [string, ...Key[]];
  const fits = kinds.every(
    (kind, index) => typeof keys[index] === (kind === 'number' ? 'number' : 'string'),
  );
  if (name !== order || keys.length !== kinds.length || !fits) throw invalidCursor();
  return keys;
}

/** The column as it is ordered and compared: text by its bytes, alike on every database. */
const ordered = ({ expression, kind }: OrderColumn): Sql =>
  kind === 'text' ? sql`${plain(expression)} COLLATE BINARY` : plain(expression);

const plain = (expression: string | Sql): Sql =>
  typeof expression === 'string' ? raw(expression) : expression;

const direction = ({ descending }: OrderColumn): Sql => raw(descending ? 'DESC' : 'ASC');

/** The rows that come after the keys in the order: `a > x OR (a = x AND (b > y …))`. */
function follows(columns: readonly OrderColumn[], keys: readonly Key[]): Sql {
  const [column, ...rest] = columns;
  const [key, ...others] = keys;
  if (!column) return raw('1 = 0');
  const expression = ordered(column);
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
    this.keys = args.after
      ? keysOf(
          args.after,
          order,
          columns.map(({ kind }) => kind),
        )
      : null;
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
    const terms = this.columns.map((column) => sql`${ordered(column)} ${direction(column)}`);
    return sql`ORDER BY ${join(terms, ', ')}`;
  }

  /** The same order once more, of rows that have the columns of {@link select}. */
  get keyOrder(): Sql {
    const terms = this.columns.map((column, index) => {
      const name = ordered({ ...column, expression: `key${index}` });
      return sql`${name} ${direction(column)}`;
    });
    return join(terms, ', ');
  }

  /** The order's values as columns `key0`, `key1`…, from which the cursors are made. */
  get select(): Sql {
    const named = this.columns.map(
      ({ expression }, index) => sql`${plain(expression)} AS ${raw(`"key${index}"`)}`,
    );
    return join(named, ', ');
  }

  /** Cuts the rows to a page. Cursors are made only when they are asked for. */
  page<R extends object, T>(
    rows: readonly R[],
    node: (row: R) => T,
    totalCount: () => Promise<number>,
  ): Page<T> {
    const cursorOf = (row: R) => this.cursorOf(row);
    const shown = rows.slice(0, this.args.first);
    const nodes = shown.map((row) => node(row));
    const last = shown.at(-1);
    return {
      nodes,
      edges: shown.map((row, index) => ({
        get cursor() {
          return cursorOf(row);
        },
        node: nodes[index] as T,
      })),
      pageInfo: {
        hasNextPage: rows.length > this.args.first,
        get endCursor() {
          return last ? cursorOf(last) : null;
        },
      },
      totalCount,
    };
  }

  private cursorOf(row: object): string {
    const values = this.columns.map(
      (column, index) =>
        (row as Record<string, Key>)[`key${index}`] ?? (column.kind === 'text' ? '' : 0),
    );
    return cursorOf(this.order, values);
  }
}
