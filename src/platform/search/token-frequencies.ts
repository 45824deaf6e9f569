import type { Database } from '../database/database.js';
import { sql } from '../database/sql.js';
import { type Candidates, isWhole } from './search-tokens.js';

const KEPT_MS = 60_000;

interface Frequencies {
  documents: number;
  /** In what share of the documents the most common tokens stand. */
  shares: ReadonlyMap<string, number>;
  /** The least of them: no other token stands in more. */
  least: number;
}

/** What ANALYZE found about the tokens on PostgreSQL; before it has run nothing is known. */
export class TokenFrequencies {
  private known: Frequencies | null = null;
  private readAt = -Infinity;
  private reading: Promise<void> | null = null;

  constructor(private readonly db: Database) {}

  /** About how many documents can be candidates at the most. */
  async most(wanted: Candidates): Promise<number> {
    const known = await this.current();
    return known ? known.documents * shareOf(wanted, known) : Infinity;
  }

  /** About how many documents there are; 0 where nothing is known. */
  async documents(): Promise<number> {
    return (await this.current())?.documents ?? 0;
  }

  private async current(): Promise<Frequencies | null> {
    if (this.readAt === -Infinity) await this.read();
    else if (Date.now() - this.readAt > KEPT_MS) void this.read().catch(() => undefined);
    return this.known;
  }

  private read(): Promise<void> {
    this.reading ??= this.look().finally(() => {
      this.reading = null;
    });
    return this.reading;
  }

  private async look(): Promise<void> {
    const rows = await this.db.all<{ token: string; share: number; documents: number }>(
      sql`SELECT unnest(CAST(CAST(s.most_common_elems AS text) AS text[])) AS token,
          unnest(s.most_common_elem_freqs) AS share, CAST(c.reltuples AS double precision) AS documents
        FROM pg_stats s JOIN pg_class c ON c.oid = to_regclass('search_documents')
        WHERE s.schemaname = current_schema() AND s.tablename = 'search_documents' AND s.attname = 'tokens'`,
    );
    // Behind the shares of the tokens stand the least and the largest of them, without a token.
    const listed = rows.filter(({ token }) => token !== null);
    const shares = new Map(listed.map(({ token, share }) => [token, share]));
    const documents = listed[0]?.documents;
    this.known = documents ? { documents, shares, least: Math.min(...shares.values()) } : null;
    this.readAt = Date.now();
  }
}

/** At the most: words that all must be there are as frequent as the rarest of them. */
function shareOf(wanted: Candidates, known: Frequencies): number {
  if (typeof wanted === 'string')
    return known.shares.get(wanted) ?? (isWhole(wanted) ? 0 : known.least);
  if ('all' in wanted) return Math.min(...wanted.all.map((part) => shareOf(part, known)));
  return wanted.any.reduce((sum, part) => sum + shareOf(part, known), 0);
}
