/** A piece of SQL with its parameters; `?` marks each place, on both databases. */
export interface Sql {
  readonly text: string;
  readonly params: readonly unknown[];
}

const isSql = (value: unknown): value is Sql =>
  typeof value === 'object' && value !== null && 'text' in value && 'params' in value;

/** Builds {@link Sql}: values become parameters, pieces of Sql are put in as they are. */
export function sql(strings: TemplateStringsArray, ...values: readonly unknown[]): Sql {
  let text = '';
  const params: unknown[] = [];
  strings.forEach((string, index) => {
    text += string;
    if (index >= values.length) return;
    const value = values[index];
    if (isSql(value)) {
      text += value.text;
      params.push(...value.params);
    } else {
      text += '?';
      params.push(value);
    }
  });
  return { text, params };
}

/** Text that is SQL already: a table's or column's name from our own code, never from a user. */
export const raw = (text: string): Sql => ({ text, params: [] });

export function join(pieces: readonly Sql[], separator: string): Sql {
  return {
    text: pieces.map((piece) => piece.text).join(separator),
    params: pieces.flatMap((piece) => piece.params),
  };
}

/** All of the conditions; always true when there are none. */
export const and = (conditions: readonly Sql[]): Sql =>
  conditions.length ? sql`(${join(conditions, ' AND ')})` : raw('1 = 1');

/** Any of the conditions; never true when there are none. */
export const or = (conditions: readonly Sql[]): Sql =>
  conditions.length ? sql`(${join(conditions, ' OR ')})` : raw('1 = 0');

/** Lists of 1, 2, 4, 8… values, so that a database prepares a few statements and not one a length. */
export function padded<T>(values: readonly T[], filling: T): T[] {
  const size = 2 ** Math.ceil(Math.log2(values.length));
  return [...values, ...Array<T>(size - values.length).fill(filling)];
}

/** `column IN (…)`; never true for an empty list. */
export const isIn = (column: Sql, values: readonly unknown[]): Sql =>
  values.length
    ? sql`${column} IN (${join(
        padded(values, values.at(-1)).map((value) => sql`${value}`),
        ', ',
      )})`
    : raw('1 = 0');

/** A LIKE pattern that finds the text anywhere; `%`, `_` and `\` in it stand for themselves. */
export const likeAnywhere = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
