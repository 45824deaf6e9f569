import { Query, Resolver } from '@nestjs/graphql';
import { SignedIn } from '../../platform/access/access.decorators.js';
import { OFFERS } from './paper-offers.js';
import { Paper } from './paper.entity.js';

@Resolver(() => Paper)
export class PapersResolver {
  @SignedIn()
  @Query(() => [Paper], {
    description: '可下载的表格 — the papers in Excel and CSV that you may download.',
  })
  papers(): readonly Paper[] {
    return OFFERS;
  }
}
