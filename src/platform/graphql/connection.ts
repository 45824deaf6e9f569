import type { Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { says } from './validation.js';

export const DEFAULT_PAGE = 20;
export const MAX_PAGE = 100;
const MAX_CURSOR = 1000;

/** How much of a list, and from where: keyset paging after a cursor. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    defaultValue: DEFAULT_PAGE,
    description: `每页条数 — how many, 1 to ${MAX_PAGE}.`,
  })
  @Min(1, { message: says('至少为 1', 'must be at least 1') })
  @Max(MAX_PAGE, { message: says(`最多为 ${MAX_PAGE}`, `must be at most ${MAX_PAGE}`) })
  first: number = DEFAULT_PAGE;

  @Field(() => String, {
    nullable: true,
    description: '从何处续读 — the endCursor (or an edge’s cursor) of the page before.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(MAX_CURSOR, { message: says('翻页标记无效', 'is not a cursor') })
  after?: string | null;
}

@ObjectType({ description: '分页信息 — where this page stands in the list.' })
export class PageInfo {
  @Field(() => Boolean, { description: '是否还有下一页 — whether more follow.' })
  hasNextPage: boolean;

  @Field(() => String, { nullable: true, description: '末条标记 — cursor of the last edge.' })
  endCursor: string | null;
}

export interface Edge<T> {
  cursor: string;
  node: T;
}

/** One page of a list. `totalCount` is a function so that it is computed only when selected. */
export interface Page<T> {
  nodes: T[];
  edges: Edge<T>[];
  pageInfo: PageInfo;
  totalCount: () => Promise<number>;
}

const TOTAL_COUNT = '总数 — how many match in all; counted only when asked for.';

/** Makes the connection type of a node type: `{ nodes edges { cursor node } pageInfo totalCount }`. */
export function Connection<T>(
  node: Type<T>,
  name: string,
  chinese: string,
  descriptions: { totalCount: string } = { totalCount: TOTAL_COUNT },
): Type<Page<T>> {
  @ObjectType(`${name}Edge`, { description: `${chinese}列表项 — one ${name} with its cursor.` })
  class EdgeType {
    @Field(() => String, { description: '标记 — cursor of this item.' })
    cursor: string;

    @Field(() => node, { description: `${chinese} — the item itself.` })
    node: T;
  }

  @ObjectType(`${name}Connection`, { description: `${chinese}列表 — one page of ${name} items.` })
  class ConnectionType {
    @Field(() => [node], { description: '本页条目 — the items of this page.' })
    nodes: T[];

    @Field(() => [EdgeType], { description: '本页条目及标记 — the items with their cursors.' })
    edges: Edge<T>[];

    @Field(() => PageInfo, { description: '分页信息 — where this page stands.' })
    pageInfo: PageInfo;

    @Field(() => Int, {
      description: descriptions.totalCount,
      middleware: [({ source }) => (source as Page<T>).totalCount()],
    })
    totalCount: () => Promise<number>;
  }
  return ConnectionType;
}
