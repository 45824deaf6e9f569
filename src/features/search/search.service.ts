import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { and, isIn, raw } from '../../platform/database/sql.js';
import type { Page } from '../../platform/graphql/connection.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import type { SearchHit as IndexHit } from '../../platform/search/search-page.js';
import { highlight } from '../../platform/search/search-highlight.js';
import { SearchIndex } from '../../platform/search/search-index.js';
import { Tier } from '../../platform/search/search-match.js';
import type { SearchDocument } from '../../platform/search/search-source.js';
import { normalise } from '../../platform/search/search-text.js';
import { Region } from '../regions/region.entity.js';
import {
  type Highlight,
  HitField,
  SearchHit,
  SearchKind,
  Suggestion,
} from './search-hit.entity.js';
import { type FoundRecord, SEARCHED } from './search-kind.policy.js';
import type { SearchArgs, SuggestArgs } from './search.inputs.js';

const MAX_HIGHLIGHTS = 5;
/** What begins as typed is looked for among so many times as many names. */
const SUGGESTED_AMONG = 3;

type Records = ReadonlyMap<string, FoundRecord>;

const keyOf = ({ kind, id }: { kind: string; id: string }): string => `${kind}:${id}`;

/** Finding records of every kind: those that the asker may see, and no others. */
@Injectable()
export class SearchService {
  constructor(
    private readonly db: Database,
    private readonly index: SearchIndex,
  ) {}

  /** A page of hits. Empty for a text without letters or digits, and for a region that is none. */
  async find(actor: Actor, args: SearchArgs): Promise<Page<SearchHit>> {
    const { text, regionId, first, after } = args;
    const region = regionId ? await this.db.findById(Region, regionId) : null;
    if (regionId && !region) return nothing();
    const request = { text, actor, kinds: kindsOf(args), regionPath: region?.path ?? null };
    const page = await this.index.find(request, { first, after: after ?? null });
    const records = await this.visible(actor, page.nodes);
    const edges = page.edges.flatMap(({ cursor, node }) => {
      const record = records.get(keyOf(node));
      return record ? [{ cursor, node: hitOf(node, record, text) }] : [];
    });
    return { ...page, edges, nodes: edges.map(({ node }) => node) };
  }

  /** Names that go on as what has been typed: those that begin so first, each title once. */
  async suggest(actor: Actor, args: SuggestArgs): Promise<Suggestion[]> {
    const { prefix: text, first } = args;
    const among = first * SUGGESTED_AMONG;
    const request = { text, actor, kinds: kindsOf(args), first: among };
    const hits = (await this.index.suggest(request)).filter(({ tier }) => tier < Tier.ANYWHERE);
    const records = await this.visible(actor, hits);
    const seen = hits.filter((hit) => records.has(keyOf(hit)));
    return inOrder(seen, text)
      .slice(0, first)
      .map(({ kind, id, title }) => ({ kind: kind as SearchKind, id, title }));
  }

  /** Where the words stand in what the record is found by; the hits of a page together. */
  async highlights({ kind, id, text }: SearchHit, load: Loaders): Promise<Highlight[]> {
    const document = await load
      .batch<SearchDocument | null>(`documents of ${kind}`, async (ids) => {
        const found = await this.index.documentsOf(kind, ids);
        const byId = new Map(found.map((one) => [one.id, one]));
        return ids.map((one) => byId.get(one) ?? null);
      })
      .load(id);
    return document ? this.highlightsOf(document, text) : [];
  }

  private highlightsOf({ title, names, body }: SearchDocument, text: string): Highlight[] {
    const query = this.index.read(text);
    const of = (field: HitField, texts: readonly string[]): Highlight[] =>
      texts.flatMap((one) => {
        const fragments = highlight(one, query, { isName: field !== HitField.TEXT });
        return fragments ? [{ field, fragments }] : [];
      });
    const all = [...of(HitField.TITLE, [title]), ...of(HitField.NAME, names)];
    return [...all, ...of(HitField.TEXT, body)].slice(0, MAX_HIGHLIGHTS);
  }

  /**
   * The records behind the hits as their features show them to the actor, one statement a kind: the
   * index may be wrong about who may see a record, their own rules are not.
   */
  private async visible(actor: Actor, hits: readonly IndexHit[]): Promise<Records> {
    const records = new Map<string, FoundRecord>();
    for (const kind of Object.values(SearchKind)) {
      const ids = hits.filter((hit) => hit.kind === String(kind)).map(({ id }) => id);
      if (ids.length === 0) continue;
      const { entity, visibleTo } = SEARCHED[kind];
      const mine = and([isIn(raw('t.id'), ids), visibleTo(actor)]);
      for (const row of await this.db.find(entity, mine))
        records.set(keyOf({ kind, id: row.id }), row);
    }
    return records;
  }
}

/** The first hit of each title; titles that begin as typed before those that only hold it. */
function inOrder(hits: readonly IndexHit[], typed: string): IndexHit[] {
  const titles = new Map(hits.toReversed().map((hit) => [hit.title, hit]));
  const once = hits.filter((hit) => titles.get(hit.title) === hit);
  const begins = ({ title }: IndexHit) => normalise(title).startsWith(normalise(typed));
  return [...once.filter(begins), ...once.filter((hit) => !begins(hit))];
}

/** Always named one by one: what else the index keeps is not for this search. */
const kindsOf = ({ kinds }: { kinds?: SearchKind[] | null }): SearchKind[] =>
  kinds?.length ? kinds : Object.values(SearchKind);

function hitOf({ kind, id, title }: IndexHit, record: FoundRecord, text: string): SearchHit {
  const { entity, day } = SEARCHED[kind as SearchKind];
  const columns = record as unknown as Readonly<Record<string, string | null>>;
  return {
    kind: kind as SearchKind,
    id,
    title,
    text,
    day: (day && columns[day]) || null,
    regionId: record.regionId ?? id,
    record: { ...record, __typename: entity.name },
  };
}

const nothing = (): Page<SearchHit> => ({
  nodes: [],
  edges: [],
  pageInfo: { hasNextPage: false, endCursor: null },
  totalCount: () => Promise.resolve(0),
});
