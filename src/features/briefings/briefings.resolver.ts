import { Args, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, Requires, SignedIn } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import { Connection, type Page } from '../../platform/graphql/connection.js';
import { Permission } from '../accounts/role.policy.js';
import { BriefingNumbersQueries, type Numbers } from './briefing-numbers.queries.js';
import { Briefing } from './briefing.entity.js';
import { BriefingListArgs, BriefingNumbersArgs } from './briefing-list.inputs.js';
import {
  BriefingStepInput,
  CorrectBriefingInput,
  DraftBriefingInput,
  UpdateBriefingInput,
} from './briefing.inputs.js';
import { BriefingsQueries } from './briefings.queries.js';
import { BriefingsService } from './briefings.service.js';

export const BriefingConnection = Connection(Briefing, 'Briefing', '简报');

@ObjectType({ description: '简报编号情况 — how far a series is numbered in one year.' })
export class BriefingNumbers implements Numbers {
  @Field(() => Int, { description: '已用最大期数 — the last number; 0: none.' })
  last: number;

  @Field(() => Int, { description: '下一期数 — what the next one gets by itself.' })
  next: number;

  @Field(() => [Int], { description: '缺号 — numbers below the last one that nothing bears.' })
  gaps: number[];
}

@Resolver(() => Briefing)
export class BriefingsResolver {
  constructor(
    private readonly queries: BriefingsQueries,
    private readonly numbers: BriefingNumbersQueries,
    private readonly service: BriefingsService,
  ) {}

  @SignedIn()
  @Query(() => Briefing, {
    description:
      '查看一期简报 — one briefing. NOT_FOUND for one that does not exist or that you may not see.',
  })
  briefing(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID, description: '编号 — its id.' }) id: string,
  ): Promise<Briefing> {
    return this.queries.get(actor, id);
  }

  @SignedIn()
  @Query(() => BriefingConnection, {
    description:
      '简报列表 — the briefings that you may see: issued ones of your unit and of the regions above you, and what your role lets you see besides.',
  })
  briefings(@CurrentActor() actor: Actor, @Args() args: BriefingListArgs): Promise<Page<Briefing>> {
    return this.queries.pages(actor, args).all();
  }

  @Requires(Permission.ReadBriefings)
  @Query(() => BriefingNumbers, {
    description: '简报编号 — the last and the next number of a series in a year, and its gaps.',
  })
  briefingNumbers(
    @CurrentActor() actor: Actor,
    @Args() args: BriefingNumbersArgs,
  ): Promise<Numbers> {
    return this.numbers.of(actor, args);
  }

  @Requires(Permission.EditBriefings)
  @Mutation(() => Briefing, { description: '起草简报 — begins a briefing of one’s own unit.' })
  draftBriefing(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '简报内容 — what it says.' }) input: DraftBriefingInput,
  ): Promise<Briefing> {
    return this.service.draft(actor, input);
  }

  @Requires(Permission.EditBriefings)
  @Mutation(() => Briefing, {
    description:
      '修改简报 — edits a draft or a returned one. CONFLICT for an issued one, which never changes, and when somebody changed it meanwhile (extensions.changes).',
  })
  updateBriefing(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '修改内容 — what changes.' }) input: UpdateBriefingInput,
  ): Promise<Briefing> {
    return this.service.update(actor, input);
  }

  @Requires(Permission.EditBriefings)
  @Mutation(() => Briefing, {
    description: '更正简报 — begins a new issue that names the issued one and corrects it.',
  })
  correctBriefing(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '更正哪期简报 — which one, and why.' })
    input: CorrectBriefingInput,
  ): Promise<Briefing> {
    return this.service.correct(actor, input);
  }

  @Requires(Permission.EditBriefings)
  @Mutation(() => ID, { description: '删除简报草稿 — throws a draft away; answers its id.' })
  deleteBriefing(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '删除哪期简报 — which one.' }) input: BriefingStepInput,
  ): Promise<string> {
    return this.service.delete(actor, input);
  }
}
