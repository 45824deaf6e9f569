import { and, sql, type Sql } from '../database/sql.js';
import { type Candidates, gramIn } from './search-tokens.js';

/** Any of these pieces of text must stand in the field. */
interface Clause {
  names: string[];
  body: string[];
}

/** So many clauses at most, so that PostgreSQL keeps a few statements and not one a query. */
const MOST = 4;

/**
 * What the texts of all documents with these tokens say, as a condition on `d`. It leaves a few more in,
 * and costs a tenth: PostgreSQL keeps most lists of tokens compressed in another table.
 */
export const textsSay = (wanted: Candidates): Sql =>
  and(
    clausesOf(wanted)
      .slice(0, MOST)
      .map(
        ({ names, body }) =>
          sql`(d.names LIKE ANY (${anywhere(names)}) OR d.body LIKE ANY (${anywhere(body)}))`,
      ),
  );

/** Each of them is true of all these documents; what only tokens tell has none. */
function clausesOf(wanted: Candidates): Clause[] {
  if (typeof wanted === 'string') {
    const gram = gramIn(wanted);
    return gram ? [{ names: [], body: [], [gram.field]: [gram.text] }] : [];
  }
  if ('all' in wanted) return wanted.all.flatMap(clausesOf);
  const ways = wanted.any.map((part) => clausesOf(part)[0]);
  const told = ways.filter((way) => way !== undefined);
  if (told.length < ways.length) return [];
  return [{ names: told.flatMap(({ names }) => names), body: told.flatMap(({ body }) => body) }];
}

/** Letters and digits only: neither LIKE nor the list reads any of them as a sign. */
const anywhere = (texts: readonly string[]): Sql =>
  sql`CAST(${`{${texts.map((text) => `%${text}%`).join(',')}}`} AS text[])`;
