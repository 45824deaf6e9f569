import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { Database } from '../database/database.js';
import { raw, sql, type Sql } from '../database/sql.js';
import { logger } from '../logger.js';
import type { Page } from '../graphql/connection.js';
import { PostgresSearchStore } from './postgres-search-store.js';
import { conditionAmongMany } from './search-condition.js';
import { type Found, SearchFinder, START, type Wanted } from './search-finder.js';
import { Tier } from './search-match.js';
import { hitOf, nothing, pageOf, positionOf, type SearchHit } from './search-page.js';
import { parseQuery, type Query } from './search-query.js';
import type { SearchDocument, SearchSource } from './search-source.js';
import type { SearchStore } from './search-store.js';
import { normalise } from './search-text.js';
import { anyOf, audienceToken, regionToken } from './search-tokens.js';
import { type Progress, SearchRebuilder } from './search-rebuilder.js';
import { SearchWriter } from './search-writer.js';
import { SqliteSearchStore } from './sqlite-search-store.js';

/** Counting goes no further: more than so many nobody looks at. */
export const MOST_COUNTED = 1000;
/** So long a search takes at most. */
const FIND_MS = 50;
const COUNT_MS = 200;
const SUGGEST_MS = 4;
/** So many hits are looked at for suggestions with different titles. */
const SUGGEST_FROM = 200;

/** What somebody looks for, and among what. */
export interface SearchRequest {
  text: string;
  actor: Actor;
  /** All kinds when left out or empty. */
  kinds?: readonly string[] | null;
  /** The path of a region: what lies there or below. */
  regionPath?: string | null;
}

export interface SuggestRequest extends SearchRequest {
  first: number;
}

/** Finds records of every kind by what people type. */
@Injectable()
export class SearchIndex implements OnApplicationBootstrap {
  private readonly sources = new Map<string, SearchSource>();
  private readonly store: SearchStore;
  private readonly writer: SearchWriter;
  private readonly finder: SearchFinder;
  private readonly rebuilder: SearchRebuilder;
  private synonyms: string[][] = [];
  /** How many records this process read when it had to build the index at its start. */
  builtAtStart: number | null = null;

  constructor(db: Database) {
    this.store = db.kind === 'postgres' ? new PostgresSearchStore(db) : new SqliteSearchStore(db);
    this.writer = new SearchWriter(db, this.store);
    this.finder = new SearchFinder(this.store);
    this.rebuilder = new SearchRebuilder(db, this.store, this.writer, this.sources);
  }

  /** From now on records of this kind are kept in the index. */
  register(source: SearchSource): void {
    if (this.sources.has(source.kind)) throw new Error(`${source.kind} is registered already`);
    this.sources.set(source.kind, source);
    this.writer.watch(source);
  }

  /** Words that mean the same, from now on these: whoever types one finds the others. */
  useSynonyms(groups: readonly (readonly string[])[]): void {
    this.synonyms = groups.map((group) => group.map((word) => normalise(word)).filter(Boolean));
  }

  /** What these records are found by, as it is now. */
  documentsOf(kind: string, ids: readonly string[]): Promise<SearchDocument[]> {
    return this.sources.get(kind)?.documents(ids) ?? Promise.resolve([]);
  }

  /** Before the first request: an index that is missing or made by another version is built. */
  async onApplicationBootstrap(): Promise<void> {
    if (!(await this.rebuilder.isOutdated())) return;
    logger.info('building the search index');
    this.builtAtStart = await this.rebuild(logged());
    logger.info({ done: this.builtAtStart }, 'the search index is built');
  }

  /** Builds the whole index anew; answers how many records were read. */
  rebuild(progress?: Progress): Promise<number> {
    return this.rebuilder.run(progress);
  }

  /** What was typed, as the index understands it. */
  read(text: string): Query {
    return parseQuery(text, this.synonyms);
  }

  /**
   * A page of what the actor may find: called so, then named so, then with the words in its names,
   * then with the words anywhere; of each register entries first, then the newest. A search that
   * takes too long ends early: its page is not full, and the next one goes on from there.
   */
  async find(
    request: SearchRequest,
    { first, after }: { first: number; after?: string | null },
  ): Promise<Page<SearchHit>> {
    const wanted = this.wanted(request);
    if (!wanted) return nothing();
    const walked = await this.finder.walk(wanted, {
      start: after ? positionOf(after) : START,
      until: Tier.ANYWHERE,
      enough: (found) => found.length > first,
      milliseconds: FIND_MS,
    });
    return pageOf(walked, first, () => this.count(wanted));
  }

  /** Records whose names answer what has been typed so far, each name once. */
  async suggest({ first, ...request }: SuggestRequest): Promise<SearchHit[]> {
    const wanted = this.wanted(request);
    if (!wanted) return [];
    const { found } = await this.finder.walk(wanted, {
      start: START,
      until: Tier.NAME_WORDS,
      enough: (all) => all.length >= SUGGEST_FROM || byTitle(all).length >= first,
      milliseconds: SUGGEST_MS,
    });
    return byTitle(found).slice(0, first).map(hitOf);
  }

  /** The condition that a column holds the id of a record of this kind that answers the text. */
  matching(kind: string, text: string, column: string): Sql {
    const query = this.read(text);
    if (query.terms.length === 0) return raw('1 = 0');
    return sql`${raw(column)} IN (${this.store.idsOf(kind, query)})`;
  }

  /** The same for a table of a million rows, where a word may stand in half of them. */
  async matchingAmongMany(kind: string, text: string, column: string): Promise<Sql> {
    const query = this.read(text);
    if (query.terms.length === 0) return raw('1 = 0');
    return conditionAmongMany(this.store, { kind, query, column });
  }

  private async count(wanted: Wanted): Promise<number> {
    const { found } = await this.finder.walk(wanted, {
      start: START,
      until: Tier.ANYWHERE,
      enough: (all) => all.length >= MOST_COUNTED,
      milliseconds: COUNT_MS,
    });
    return found.length;
  }

  /** Null: nothing that this actor may find. */
  private wanted({ text, kinds, regionPath, actor }: SearchRequest): Wanted | null {
    const among = kinds?.length ? kinds : [...this.sources.keys()];
    const marks = among.flatMap((kind) =>
      (this.sources.get(kind)?.audienceOf(actor) ?? []).map((mark) => audienceToken(kind, mark)),
    );
    const query = this.read(text);
    if (marks.length === 0 || query.terms.length === 0) return null;
    const regionId = regionPath?.split('/').filter(Boolean).at(-1);
    const narrowing = [anyOf([...new Set(marks)]), ...(regionId ? [regionToken(regionId)] : [])];
    return { query, narrowing };
  }
}

const byTitle = (found: readonly Found[]): Found[] =>
  [...new Map(found.toReversed().map((hit) => [hit.title, hit])).values()].toReversed();

const LOGGED_MS = 5000;

/** Reports progress to the log, now and then. */
function logged(): Progress {
  let last = Date.now();
  return (done, total) => {
    if (Date.now() - last < LOGGED_MS) return;
    last = Date.now();
    logger.info({ done, total }, 'building the search index');
  };
}
