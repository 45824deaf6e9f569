import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, Public, Requires } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import type { Page } from '../../platform/graphql/connection.js';
import { Permission } from '../accounts/role.policy.js';
import { EducationBaseConnection } from './education-base-connection.entity.js';
import { EducationBasesArgs } from './education-base-filter.inputs.js';
import { EducationBase } from './education-base.entity.js';
import {
  ApplyForEducationBaseInput,
  RegisterEducationBaseInput,
  UpdateEducationBaseInput,
} from './education-base.inputs.js';
import { EducationBasesQueries, type EducationBaseView } from './education-bases.queries.js';
import { EducationBasesService } from './education-bases.service.js';

@Resolver(() => EducationBase)
export class EducationBasesResolver {
  constructor(
    private readonly service: EducationBasesService,
    private readonly queries: EducationBasesQueries,
  ) {}

  @Public()
  @Query(() => EducationBase, {
    description:
      '查看一个教育基地 — one base. NOT_FOUND for one that does not exist or that you may not see.',
  })
  educationBase(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID, description: '编号 — its id.' }) id: string,
  ): Promise<EducationBaseView> {
    return this.queries.get(actor, id);
  }

  @Public()
  @Query(() => EducationBaseConnection, {
    name: 'educationBases',
    description:
      '教育基地列表 — the bases named and in force; revoked ones by `statuses` or `asOf`, applications by `statuses` or `mine` for those who may see them.',
  })
  list(
    @CurrentActor() actor: Actor,
    @Args() args: EducationBasesArgs,
  ): Promise<Page<EducationBaseView>> {
    return this.queries.list(args, actor);
  }

  @Requires(Permission.KeepBases)
  @Mutation(() => EducationBase, {
    description:
      '申报教育基地 — applies for a base that one’s own unit runs. Raises CONFLICT with `existingIds` when the region has one of that name, unless `evenIfDuplicate`.',
  })
  applyForEducationBase(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '申报内容 — the base.' }) input: ApplyForEducationBaseInput,
  ): Promise<EducationBase> {
    return this.service.apply(actor, input);
  }

  @Requires(Permission.NameBases)
  @Mutation(() => EducationBase, {
    description:
      '补登教育基地 — enters a base of an earlier list, named already, in one go; by administrators of the district or above. Raises CONFLICT as `applyForEducationBase`.',
  })
  registerEducationBase(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '基地及命名情况 — the base and its naming.' })
    input: RegisterEducationBaseInput,
  ): Promise<EducationBase> {
    return this.service.register(actor, input);
  }

  @Requires(Permission.KeepBases)
  @Mutation(() => EducationBase, {
    description:
      '修改教育基地 — its particulars, by the unit that runs it (not while it is reviewed or once it is revoked) or those who name bases there.',
  })
  updateEducationBase(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '修改内容 — the changes.' }) input: UpdateEducationBaseInput,
  ): Promise<EducationBase> {
    return this.service.update(actor, input);
  }
}
