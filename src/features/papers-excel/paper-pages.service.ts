import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { InnerQueries } from '../../platform/graphql/inner-queries.js';
import { wordOf } from '../../platform/graphql/value-words.js';
import { runInRequest } from '../../platform/request-context.js';

/** The request that a paper is made for. */
export type Wire = Pick<GraphqlContext, 'req' | 'res'>;

interface OnePage<N> {
  list: { nodes: N[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}

/** Small enough that other requests, which are answered between two pages, hardly wait. */
const AT_ONCE = 20;

/** Reads the lists behind papers as whoever asks for the paper, page by page. */
@Injectable()
export class PaperPages {
  constructor(private readonly queries: InnerQueries) {}

  /** The records of a list in pages: `$filter`, `$orderBy` and `$after` are its arguments. */
  async *of<N>(query: string, variables: Record<string, unknown>, wire: Wire): AsyncGenerator<N[]> {
    let after: string | null = null;
    do {
      const { list }: OnePage<N> = await this.ask(query, { ...variables, after }, wire);
      yield list.nodes;
      after = list.pageInfo.hasNextPage ? list.pageInfo.endCursor : null;
      await setImmediate();
    } while (after !== null);
  }

  /** Streams are pulled from outside of the request that they answer: each question goes back into it. */
  ask<T>(query: string, variables: Record<string, unknown>, wire: Wire): Promise<T> {
    return runInRequest(wire.req.context, () => this.queries.ask<T>(query, variables, wire));
  }

  /** What users call a value of an enumeration. */
  readonly words = (type: string, value: string): string =>
    wordOf(this.queries.schema, type, value);
}

/** The query for one page of a list. */
export const listQuery = (
  { list, filterType, orderType }: { list: string; filterType: string; orderType: string },
  selection: string,
): string =>
  `query($filter: ${filterType}, $orderBy: ${orderType}, $after: String) {
    list: ${list}(filter: $filter, orderBy: $orderBy, first: ${AT_ONCE}, after: $after) {
      nodes { ${selection} } pageInfo { hasNextPage endCursor } } }`;
