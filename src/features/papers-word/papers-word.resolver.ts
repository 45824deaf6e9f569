import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import { Permission } from '../accounts/role.policy.js';
import { Activity } from '../activities/activity.entity.js';
import { Campaign } from '../campaigns/campaign.entity.js';

/** Where the papers of an activity are fetched. */
@Resolver(() => Activity)
export class ActivityPapersResolver {
  @ResolveField(() => String, {
    nullable: true,
    description: '活动记录表地址 — path of its record sheet (.docx); null unless signed in.',
  })
  recordPaper(@Parent() { id }: Activity, @CurrentActor() actor: Actor): string | null {
    return actor.signedIn ? `/papers/activities/${id}/record.docx` : null;
  }
}

/** Where the papers of a campaign are fetched. */
@Resolver(() => Campaign)
export class CampaignPapersResolver {
  @ResolveField(() => String, {
    nullable: true,
    description:
      '工作总结草稿地址 — path of the draft of its summary (.docx); null for those who draw up no papers.',
  })
  summaryPaper(@Parent() { id }: Campaign, @CurrentActor() actor: Actor): string | null {
    return actor.can(Permission.ExportPapers) ? `/papers/campaigns/${id}/summary.docx` : null;
  }
}
