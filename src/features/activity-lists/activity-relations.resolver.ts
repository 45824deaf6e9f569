import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Load } from '../../platform/graphql/graphql-context.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import { ReadAhead } from '../../platform/graphql/read-ahead.js';
import { Campaign } from '../campaigns/campaign.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region } from '../regions/region.entity.js';
import { Venue } from '../venues/venue.entity.js';
import { Vocabulary, VocabularyTerm } from '../vocabularies/vocabulary-term.entity.js';
import {
  ActivityAudienceCount,
  ActivityMaterial,
  ActivityTerm,
} from '../activities/activity-details.entity.js';
import { ActivityOrganizer } from '../activities/activity-organizer.entity.js';
import type { ActivityRow } from './activity-row.queries.js';
import { whenText } from './activity-when.policy.js';
import { Activity } from '../activities/activity.entity.js';

/** What an activity is linked to: read with it where a list does so, else in batches. */
@Resolver(() => Activity)
export class ActivityRelationsResolver {
  @ReadAhead()
  @ResolveField(() => VocabularyTerm, { description: '活动类型 — its type.' })
  type(@Parent() activity: Activity, @Load() load: Loaders): Promise<VocabularyTerm | null> {
    return load.byId(VocabularyTerm, activity.typeId);
  }

  @ReadAhead()
  @ResolveField(() => Campaign, {
    nullable: true,
    description: '活动周 — the campaign it belongs to, if any.',
  })
  campaign(@Parent() activity: Activity, @Load() load: Loaders): Promise<Campaign | null> {
    return load.byId(Campaign, activity.campaignId);
  }

  @ResolveField(() => Region, { description: '所在区划 — where it takes place.' })
  region(@Parent() activity: Activity, @Load() load: Loaders): Promise<Region | null> {
    return load.byId(Region, activity.regionId);
  }

  @ReadAhead()
  @ResolveField(() => Venue, {
    nullable: true,
    description: '场地 — its venue; null when it is not known or no registered venue.',
  })
  venue(@Parent() activity: Activity, @Load() load: Loaders): Promise<Venue | null> {
    return load.byId(Venue, activity.venueId);
  }

  @ResolveField(() => String, {
    nullable: true,
    description: '地点 — the place as printed: the venue’s name, then the place in words.',
  })
  async place(@Parent() activity: Activity, @Load() load: Loaders): Promise<string | null> {
    const venue = (activity as ActivityRow).venue ?? (await this.venue(activity, load));
    return [venue?.name, activity.placeText].filter(Boolean).join(' ') || null;
  }

  @ResolveField(() => String, {
    description: '活动时间 — the time as printed: 2023年4月10日上午, 连日来, 时间待定.',
  })
  when(@Parent() activity: Activity): string {
    return whenText(activity);
  }

  @ReadAhead()
  @ResolveField(() => [ActivityOrganizer], {
    description: '组织单位 — the units and their roles, in the order in which they are printed.',
  })
  organizers(@Parent() activity: Activity, @Load() load: Loaders): Promise<ActivityOrganizer[]> {
    const orderBy = 't.position, t.id';
    return load.manyBy(ActivityOrganizer, 'activityId', activity.id, { orderBy });
  }

  @ResolveField(() => Organization, {
    description: '填报单位 — the unit that registered it and answers for it.',
  })
  ownerOrganization(
    @Parent() activity: Activity,
    @Load() load: Loaders,
  ): Promise<Organization | null> {
    return load.byId(Organization, activity.ownerOrganizationId);
  }

  @ResolveField(() => [VocabularyTerm], { description: '受众 — whom it addresses.' })
  audiences(@Parent() activity: Activity, @Load() load: Loaders): Promise<VocabularyTerm[]> {
    return termsOf(activity, Vocabulary.AUDIENCE, load);
  }

  @ResolveField(() => [VocabularyTerm], {
    description: '“进”标签(七进) — where the education goes to.',
  })
  entryTags(@Parent() activity: Activity, @Load() load: Loaders): Promise<VocabularyTerm[]> {
    return termsOf(activity, Vocabulary.ENTRY_TAG, load);
  }

  @ResolveField(() => [VocabularyTerm], {
    description: '国家安全领域 — the fields of national security it is about.',
  })
  securityFields(@Parent() activity: Activity, @Load() load: Loaders): Promise<VocabularyTerm[]> {
    return termsOf(activity, Vocabulary.SECURITY_FIELD, load);
  }

  @ResolveField(() => [ActivityMaterial], {
    description:
      '宣传品数量 — what was given out or shown, and how much; empty until it is closed.',
  })
  materials(@Parent() activity: Activity, @Load() load: Loaders): Promise<ActivityMaterial[]> {
    const orderBy = 't.position, t.id';
    return load.manyBy(ActivityMaterial, 'activityId', activity.id, { orderBy });
  }

  @ResolveField(() => [ActivityAudienceCount], {
    description: '受众人数 — how many of each audience came; empty until it is closed.',
  })
  audienceCounts(
    @Parent() activity: Activity,
    @Load() load: Loaders,
  ): Promise<ActivityAudienceCount[]> {
    const orderBy = 't.position, t.id';
    return load.manyBy(ActivityAudienceCount, 'activityId', activity.id, { orderBy });
  }
}

@Resolver(() => ActivityOrganizer)
export class ActivityOrganizerResolver {
  @ReadAhead()
  @ResolveField(() => Organization, { description: '单位 — the unit.' })
  organization(
    @Parent() organizer: ActivityOrganizer,
    @Load() load: Loaders,
  ): Promise<Organization | null> {
    return load.byId(Organization, organizer.organizationId);
  }
}

@Resolver(() => ActivityMaterial)
export class ActivityMaterialResolver {
  @ResolveField(() => VocabularyTerm, { description: '资料种类 — which material.' })
  material(@Parent() { termId }: ActivityMaterial, @Load() load: Loaders) {
    return load.byId(VocabularyTerm, termId);
  }
}

@Resolver(() => ActivityAudienceCount)
export class ActivityAudienceCountResolver {
  @ResolveField(() => VocabularyTerm, { description: '受众 — which audience.' })
  audience(@Parent() { termId }: ActivityAudienceCount, @Load() load: Loaders) {
    return load.byId(VocabularyTerm, termId);
  }
}

/** The terms of one vocabulary, in the order in which they were chosen. */
async function termsOf(
  { id }: Activity,
  vocabulary: Vocabulary,
  load: Loaders,
): Promise<VocabularyTerm[]> {
  const chosen = await load.manyBy(ActivityTerm, 'activityId', id, { orderBy: 't.position, t.id' });
  const terms = await Promise.all(
    chosen
      .filter((row) => row.vocabulary === vocabulary)
      .map(({ termId }) => load.byId(VocabularyTerm, termId)),
  );
  return terms.filter((term) => term !== null);
}
