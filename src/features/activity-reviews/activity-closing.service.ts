import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { partsChanged } from '../../platform/audit/parts.js';
import { expectVersion } from '../../platform/database/database.js';
import { allow, Conflict, type FieldProblem, InvalidInput, say } from '../../platform/errors.js';
import { ActivityPlansService } from '../activity-plans/activity-plans.service.js';
import { type ActivityParts, ActivityPartsService } from '../activities/activity-parts.service.js';
import { ActivityReferencesService } from '../activity-plans/activity-references.service.js';
import { StepKind } from '../activities/activity-status.policy.js';
import { ActivityStepsService } from '../activities/activity-steps.service.js';
import { todayInShanghai } from '../activities/activity-time.policy.js';
import type { Activity } from '../activities/activity.entity.js';
import { canEdit } from '../activities/activity.policy.js';
import { figureProblems } from './actuals.policy.js';
import type { CloseActivityInput } from './close-activity.inputs.js';

type Material = NonNullable<ActivityParts['materials']>[number];

/** Enters, once, what really happened. */
@Injectable()
export class ActivityClosingService {
  constructor(
    private readonly activities: ActivityPlansService,
    private readonly steps: ActivityStepsService,
    private readonly parts: ActivityPartsService,
    private readonly references: ActivityReferencesService,
  ) {}

  /** Closes a published activity that has begun. */
  async close(actor: Actor, input: CloseActivityInput): Promise<Activity> {
    const { activity, facts } = await this.activities.atHand(actor, input.id);
    allow(canEdit(actor, facts));
    expectVersion(activity, input.expectedVersion);
    this.steps.check(StepKind.CLOSE, activity);
    checkBegun(activity);
    const audienceCounts = input.audienceCounts ?? [];
    await this.check(input, figureProblems({ ...input, audienceCounts }));
    const { actualHeadcount, headcountEstimated, audiencesOverlap, summary } = input;
    Object.assign(activity, { actualHeadcount, headcountEstimated, audiencesOverlap, summary });
    activity.volunteers = input.volunteers ?? null;
    const changed = await this.parts.replace(activity.id, {
      audienceCounts: audienceCounts.map(({ termId, headcount }) => ({ termId, headcount })),
      materials: await this.materialsIn(input),
    });
    activity.parts = partsChanged(activity.parts, changed);
    return this.steps.take(actor, StepKind.CLOSE, { activity, facts });
  }

  private async check(input: CloseActivityInput, figures: FieldProblem[]): Promise<void> {
    const { audienceCounts, materials } = input;
    const problems = [
      ...figures,
      ...(await this.references.problems({ audienceCounts, materials })),
    ];
    if (problems.length)
      throw new InvalidInput(problems.map(({ path, text }) => ({ path: `input.${path}`, text })));
  }

  /** Each material with its counting word: the one given, or the usual one of the material. */
  private async materialsIn({ materials }: CloseActivityInput): Promise<Material[]> {
    const terms = await this.references.terms((materials ?? []).map(({ termId }) => termId));
    return (materials ?? []).map(({ termId, quantity, countingWord, kinds, estimated }) => ({
      termId,
      quantity,
      countingWord: countingWord ?? terms.get(termId)?.countingWord ?? USUAL_WORD,
      kinds: kinds ?? null,
      estimated,
    }));
  }
}

const USUAL_WORD = '份';

/** What has not begun has no actual figures. An unknown date may have been any. */
function checkBegun({ startsOn }: Activity): void {
  if (!startsOn || startsOn <= todayInShanghai()) return;
  throw new Conflict(
    say(
      `活动 ${startsOn} 才开始,尚不能结项`,
      `The activity begins on ${startsOn}; it cannot be closed yet`,
    ),
    { startsOn },
  );
}
