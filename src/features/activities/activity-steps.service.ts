import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { now } from '../../platform/database/columns.js';
import { Database } from '../../platform/database/database.js';
import { ActivityFactsQueries } from './activity-facts.queries.js';
import { checkStep, takeStep } from './activity.lifecycle.js';
import type { ActivityFacts } from './activity.policy.js';
import { ActivityStep } from './activity-step.entity.js';
import { StepKind } from './activity-status.policy.js';
import { Activity } from './activity.entity.js';

/** What is kept of a step beside who and when. */
export interface StepDetails {
  reason?: string | null;
  notClassified?: boolean;
  changed?: readonly string[];
}

/** Takes the steps of an activity's life and keeps their history. */
@Injectable()
export class ActivityStepsService {
  constructor(
    private readonly db: Database,
    private readonly facts: ActivityFactsQueries,
  ) {}

  /** Moves the activity on, or raises CONFLICT; saves it together with the step. */
  async take(
    actor: Actor,
    kind: StepKind,
    { activity, facts }: { activity: Activity; facts: Pick<ActivityFacts, 'ownerRegion'> },
    details: StepDetails = {},
  ): Promise<Activity> {
    const { status: fromStatus, reviewLevel: level } = activity;
    const levels = await this.facts.levelsAbove(facts.ownerRegion.path);
    takeStep(kind, activity, { levels, at: now() });
    const saved = await this.db.repo(Activity).save(activity);
    const reviewed = kind === StepKind.APPROVE || kind === StepKind.RETURN;
    await this.record(actor, kind, saved, {
      ...details,
      fromStatus,
      level: reviewed ? level : null,
    });
    return saved;
  }

  /** Refuses a step that does not follow from where the activity stands. */
  check(kind: StepKind, { status }: Pick<Activity, 'status'>): void {
    checkStep(kind, status);
  }

  /** The first line of an activity's history. */
  async register(actor: Actor, activity: Activity): Promise<void> {
    await this.record(actor, StepKind.REGISTER, activity, { fromStatus: null, level: null });
  }

  private async record(
    actor: Actor,
    kind: StepKind,
    { id, status }: Activity,
    details: StepDetails & Pick<ActivityStep, 'fromStatus' | 'level'>,
  ): Promise<void> {
    const steps = this.db.repo(ActivityStep);
    await steps.save(
      steps.create({
        activityId: id,
        kind,
        fromStatus: details.fromStatus,
        toStatus: status,
        level: details.level,
        reason: details.reason ?? null,
        notClassified: details.notClassified ?? false,
        changed: [...(details.changed ?? [])],
        accountId: actor.accountId,
        accountName: actor.accountName,
        organizationId: actor.organizationId,
        at: now(),
      }),
    );
  }
}
