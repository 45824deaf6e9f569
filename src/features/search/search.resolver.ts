import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, Public } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import { Connection, type Page } from '../../platform/graphql/connection.js';
import { Load } from '../../platform/graphql/graphql-context.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import { Region } from '../regions/region.entity.js';
import {
  Highlight,
  SearchHit,
  SearchRecord,
  Suggestion,
  type TypedRecord,
} from './search-hit.entity.js';
import { SearchArgs, SuggestArgs } from './search.inputs.js';
import { SearchService } from './search.service.js';

const SearchHitConnection = Connection(SearchHit, 'SearchHit', '检索结果', {
  totalCount:
    '总数 — how many were found, at most 1000: then there may be more (“1000+”). Counted only when asked for.',
});

@Resolver(() => SearchHit)
export class SearchResolver {
  constructor(private readonly service: SearchService) {}

  @Public()
  @Query(() => SearchHitConnection, {
    description:
      '检索 — records of every kind that you may see, by what people type. First what is called so, then what has the words in its names, then what has them anywhere; of each, register entries first, then the newest. A text without letters and digits finds nothing.',
  })
  search(@CurrentActor() actor: Actor, @Args() args: SearchArgs): Promise<Page<SearchHit>> {
    return this.service.find(actor, args);
  }

  @Public()
  @Query(() => [Suggestion], {
    description:
      '输入提示 — titles and names for what has been typed so far, also as pinyin or initials; those that begin so first, each once.',
  })
  suggest(@CurrentActor() actor: Actor, @Args() args: SuggestArgs): Promise<Suggestion[]> {
    return this.service.suggest(actor, args);
  }

  @ResolveField(() => SearchRecord, { description: '记录 — the record itself.' })
  record(@Parent() { record }: SearchHit): TypedRecord {
    return record;
  }

  @ResolveField(() => Region, { description: '所在区划 — the region that it lies in.' })
  region(@Parent() { regionId }: SearchHit, @Load() load: Loaders): Promise<Region | null> {
    return load.byId(Region, regionId);
  }

  @ResolveField(() => [Highlight], {
    description:
      '命中摘录 — where the words were found, title first, at most 5; empty where nothing can be marked.',
  })
  highlights(@Parent() hit: SearchHit, @Load() load: Loaders): Promise<Highlight[]> {
    return this.service.highlights(hit, load);
  }
}
