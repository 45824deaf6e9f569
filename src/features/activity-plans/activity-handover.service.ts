import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { RecordHandover, Successor } from '../accounts/record-handover.port.js';
import { Activity } from '../activities/activity.entity.js';

/** Passes a person's activities on when the post changes; who registered them stays as it is. */
@Injectable()
export class ActivityHandoverService implements RecordHandover {
  readonly kind = 'Activity';

  constructor(private readonly db: Database) {}

  async handOver(fromAccountId: string, { id, organizationId }: Successor): Promise<number> {
    const repo = this.db.repo(Activity);
    const activities = await repo.findBy({
      ownerAccountId: fromAccountId,
      ownerOrganizationId: organizationId,
    });
    for (const activity of activities)
      await repo.save(Object.assign(activity, { ownerAccountId: id }));
    return activities.length;
  }
}
