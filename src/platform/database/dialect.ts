import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** The same statement in the words of one database. */
export interface Dialect {
  readonly kind: 'sqlite' | 'postgres';
  /** Rewrites `?` marks and gives the statement a stable name. */
  translate(text: string): { text: string; name: string };
}

const STATEMENTS = 2000;

function dialect(kind: Dialect['kind'], rewrite: (text: string) => string): Dialect {
  const known = new LRUCache<string, { text: string; name: string }>({ max: STATEMENTS });
  return {
    kind,
    translate(text) {
      let translated = known.get(text);
      if (!translated) {
        const rewritten = rewrite(text);
        const name = createHash('sha1').update(rewritten).digest('base64url');
        translated = { text: rewritten, name };
        known.set(text, translated);
      }
      return translated;
    },
  };
}

/** A `?` that marks a parameter, or a quoted text, in which it marks none. */
const MARK = /'(?:[^']|'')*'|"[^"]*"|\?/g;

const replaceMarks = (text: string, mark: () => string): string =>
  text.replace(MARK, (match) => (match === '?' ? mark() : match));

/** `+?`: SQLite built with STAT4 prepares a statement again for each value of a bare `?`. */
export const sqliteDialect = dialect('sqlite', (text) => replaceMarks(text, () => '+?'));

/**
 * `COLLATE BINARY`, SQLite's own order, by bytes, is called "C" here. Where the database sorts so by
 * itself the words are left out, because an index serves only the collation it was made with.
 */
export const postgresDialect = (sortsByBytes: boolean): Dialect =>
  dialect('postgres', (text) => {
    let count = 0;
    return replaceMarks(text, () => `$${++count}`).replaceAll(
      / COLLATE BINARY\b/g,
      sortsByBytes ? '' : ' COLLATE "C"',
    );
  });
