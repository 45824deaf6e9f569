import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, Requires } from '../../platform/access/access.decorators.js';
import { Actor } from '../../platform/access/actor.js';
import { Load } from '../../platform/graphql/graphql-context.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import { Permission } from '../accounts/role.policy.js';
import { Activity } from '../activities/activity.entity.js';
import { FigureScopeInput } from '../coverage-figures/figure-scope.inputs.js';
import { OddFigure, OddFigureKind } from './odd-figure.entity.js';
import { OddFiguresService } from './odd-figures.service.js';

@Resolver(() => OddFigure)
export class OddFiguresResolver {
  constructor(private readonly service: OddFiguresService) {}

  @Requires(Permission.ReadUnpublished)
  @Query(() => [OddFigure], {
    description:
      '异常数字 — figures of closed activities to look at again, at most 100 of each kind; for those who read what is unpublished there. Raises FORBIDDEN, NOT_FOUND, INVALID_INPUT.',
  })
  oddFigures(
    @CurrentActor() actor: Actor,
    @Args('scope', { description: '统计范围 — what is looked through.' }) scope: FigureScopeInput,
    @Args('kinds', {
      type: () => [OddFigureKind],
      nullable: true,
      description: '异常种类 — only these kinds; absent: all.',
    })
    kinds: OddFigureKind[] | null,
  ): Promise<OddFigure[]> {
    return this.service.of(actor, scope, kinds ?? []);
  }

  @ResolveField(() => [Activity], {
    description: '相关活动 — the activities that are odd; none of kind TENFOLD.',
  })
  async activities(
    @Parent() { activityIds }: OddFigure,
    @Load() load: Loaders,
  ): Promise<Activity[]> {
    const found = await Promise.all(activityIds.map((id) => load.byId(Activity, id)));
    return found.filter((activity) => activity !== null);
  }
}
