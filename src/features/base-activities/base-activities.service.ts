import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { partsChanged } from '../../platform/audit/parts.js';
import { Database, expectVersion } from '../../platform/database/database.js';
import { and, isIn, or, raw } from '../../platform/database/sql.js';
import { allow, Conflict, found, InvalidInput, NotFound, say } from '../../platform/errors.js';
import type { ActivityDependent } from '../activities/activity-dependents.port.js';
import { ActivityFactsQueries } from '../activities/activity-facts.queries.js';
import { ActivityStatus } from '../activities/activity-status.policy.js';
import { Activity } from '../activities/activity.entity.js';
import { canEdit, canSee } from '../activities/activity.policy.js';
import { EducationBase } from '../education-bases/education-base.entity.js';
import { STANDING, visibleTo } from '../education-bases/education-base.policy.js';
import { BaseActivity } from './base-activity.entity.js';
import type { ActivityBaseInput, SetActivityBasesInput } from './base-activity.inputs.js';

const ACTIVITY = say('活动', 'activity');

/** What a reviewer looks at stays as it is; what was called off is history. */
const FROZEN: readonly ActivityStatus[] = [ActivityStatus.SUBMITTED, ActivityStatus.CANCELLED];

/** Keeps at which bases activities are held, or which they visit. */
@Injectable()
export class BaseActivitiesService implements ActivityDependent {
  constructor(
    private readonly db: Database,
    private readonly facts: ActivityFactsQueries,
  ) {}

  /** Replaces the bases that the activity's own unit has marked; also after it is closed. */
  async set(actor: Actor, input: SetActivityBasesInput): Promise<Activity> {
    const { activityId: id, bases } = input;
    const [facts] = await this.facts.of([id]);
    if (!facts || !canSee(actor, facts)) throw new NotFound(ACTIVITY);
    allow(canEdit(actor, facts));
    const activity = found(await this.db.repo(Activity).findOneBy({ id }), ACTIVITY);
    expectVersion(activity, input.expectedVersion);
    if (FROZEN.includes(activity.status))
      throw new Conflict(
        say('该活动正在审核或已取消,不能修改', 'The activity is being reviewed or cancelled'),
        { status: activity.status },
      );
    const before = await this.db.repo(BaseActivity).findBy({ activityId: id });
    await this.check(actor, bases, before);
    const changed = await this.replace(id, bases, before);
    activity.parts = partsChanged(activity.parts, changed ? ['educationBases'] : []);
    return this.db.repo(Activity).save(activity);
  }

  /** Takes the marks away together with a draft. */
  async clear(activityId: string): Promise<void> {
    const repo = this.db.repo(BaseActivity);
    await repo.remove(await repo.findBy({ activityId }));
  }

  /** Only bases in force are marked anew; INVALID_INPUT names every other one. */
  private async check(
    actor: Actor,
    bases: readonly ActivityBaseInput[],
    before: readonly BaseActivity[],
  ): Promise<void> {
    const usable = or([
      isIn(raw('t.status'), STANDING),
      isIn(
        raw('t.id'),
        before.map(({ baseId }) => baseId),
      ),
    ]);
    const ids = bases.map(({ baseId }) => baseId);
    const rows = await this.db.find(
      EducationBase,
      and([isIn(raw('t.id'), ids), usable, visibleTo(actor)]),
    );
    const known = new Set(rows.map(({ id }) => id));
    const text = say('没有该基地,或已不是基地', 'is no education base in force');
    const problems = ids.flatMap((id, index) =>
      known.has(id) ? [] : [{ path: `input.bases.${index}.baseId`, text }],
    );
    if (problems.length) throw new InvalidInput(problems);
  }

  private async replace(
    activityId: string,
    bases: readonly ActivityBaseInput[],
    before: readonly BaseActivity[],
  ): Promise<boolean> {
    const repo = this.db.repo(BaseActivity);
    const gone = before.filter((row) => !bases.some(({ baseId }) => baseId === row.baseId));
    await repo.remove(gone);
    let changed = gone.length > 0;
    for (const [index, { baseId, kind }] of bases.entries()) {
      const row =
        before.find((one) => one.baseId === baseId) ?? repo.create({ activityId, baseId });
      if (row.position === index + 1 && row.kind === kind) continue;
      changed = true;
      await repo.save(Object.assign(row, { kind, position: index + 1 }));
    }
    return changed;
  }
}
