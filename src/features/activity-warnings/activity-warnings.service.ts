import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { Forbidden, InvalidInput } from '../../platform/errors.js';
import { timeProblems, todayInShanghai, type When } from '../activities/activity-time.policy.js';
import { Venue } from '../venues/venue.entity.js';
import { type Plan, type Warning, warningsOf } from './activity.warnings.js';
import { PlansQueries } from './plans.queries.js';
import type { CheckActivityPlanInput } from './plan-check.inputs.js';

/** A warning with the plan it is about, from which free venues are found. */
export interface PlanWarning extends Warning {
  plan: Plan;
}

/** Says what to think about before an activity goes on. */
@Injectable()
export class ActivityWarningsService {
  constructor(
    private readonly db: Database,
    private readonly plans: PlansQueries,
  ) {}

  /** The warnings of each activity, in the order of the ids; none for one that is over. */
  async of(ids: readonly string[]): Promise<PlanWarning[][]> {
    const plans = await this.plans.of(ids);
    const all = [...plans.values()];
    const neighbours = await this.plans.neighboursOf(all);
    const today = todayInShanghai();
    return ids.map((id) => {
      const plan = plans.get(id);
      if (!plan) return [];
      return warningsOf(plan, neighbours, today).map((warning) => ({ ...warning, plan }));
    });
  }

  /** The warnings of a plan of the actor's own unit that is not saved yet. */
  async check(actor: Actor, input: CheckActivityPlanInput): Promise<PlanWarning[]> {
    const plan = await this.planOf(actor, input);
    const problems = timeProblems(plan);
    if (problems.length)
      throw new InvalidInput(problems.map(({ path, text }) => ({ path: `input.${path}`, text })));
    const neighbours = await this.plans.neighboursOf([plan]);
    const warnings = warningsOf(plan, neighbours, todayInShanghai());
    return warnings.map((warning) => ({ ...warning, plan }));
  }

  private async planOf(actor: Actor, input: CheckActivityPlanInput): Promise<Plan> {
    if (!actor.organizationId || !actor.region) throw new Forbidden();
    const venue = input.venueId ? await this.db.findById(Venue, input.venueId) : null;
    if (input.venueId && !venue)
      throw InvalidInput.at('input.venueId', '所选项不存在', 'names nothing that exists');
    return {
      id: input.activityId ?? null,
      title: input.title,
      ownerOrganizationId: actor.organizationId,
      regionPath: actor.region.path,
      venueId: venue?.id ?? null,
      capacity: venue?.capacity ?? null,
      expectedHeadcount: input.expectedHeadcount ?? null,
      ...whenOf(input),
      hosts: await this.plans.unitsOf(input.hostIds ?? [actor.organizationId]),
    };
  }
}

const whenOf = (input: CheckActivityPlanInput): When => ({
  startsOn: input.startsOn ?? null,
  endsOn: input.endsOn ?? null,
  startTime: input.startTime ?? null,
  endTime: input.endTime ?? null,
  period: input.period ?? null,
});
