import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import { Load } from '../../platform/graphql/graphql-context.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import { ActivityFactsQueries } from '../activities/activity-facts.queries.js';
import { Activity } from '../activities/activity.entity.js';
import { canSee as canSeeActivity } from '../activities/activity.policy.js';
import { Attachment, RecordKind } from '../attachments/attachment.entity.js';
import { canSee as canSeeAttachment } from '../attachments/attachment.policy.js';
import { AttachmentsService } from '../attachments/attachments.service.js';
import { rightsAt } from '../book-donations/book-donation-attachments.service.js';
import { BookDonationFactsQueries } from '../book-donations/book-donation-facts.queries.js';
import { BookDonationStep } from '../book-donations/book-donation-parts.entity.js';
import { BookDonation } from '../book-donations/book-donation.entity.js';
import { canSeeDonorName, canSeeInside } from '../book-donations/book-donation.policy.js';

/** What not everyone sees of a donation; for others it is as if there were nothing. */
@Resolver(() => BookDonation)
export class BookDonationFieldsResolver {
  constructor(
    private readonly facts: BookDonationFactsQueries,
    private readonly activities: ActivityFactsQueries,
    private readonly files: AttachmentsService,
  ) {}

  @ResolveField(() => String, {
    nullable: true,
    description:
      '赠书人姓名 — name of the person who gave; with that person’s consent for everyone, otherwise null but for its unit and those who read contacts there.',
  })
  async donorName(
    @Parent() donation: BookDonation,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<string | null> {
    if (donation.donorName === null || donation.donorNamePublic) return donation.donorName;
    if (!actor.signedIn) return null;
    const facts = await this.facts.through(load, donation.id);
    return facts && canSeeDonorName(actor, facts) ? donation.donorName : null;
  }

  @ResolveField(() => String, {
    nullable: true,
    description: '备注 — note; null for outsiders.',
  })
  async note(
    @Parent() donation: BookDonation,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<string | null> {
    return (await this.seesInside(donation, actor, load)) ? donation.note : null;
  }

  @ResolveField(() => [BookDonationStep], {
    description: '办理记录 — its history, oldest first; empty for outsiders.',
  })
  async steps(
    @Parent() donation: BookDonation,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<BookDonationStep[]> {
    if (!(await this.seesInside(donation, actor, load))) return [];
    return load.manyBy(BookDonationStep, 'donationId', donation.id, { orderBy: 't.at, t.id' });
  }

  @ResolveField(() => Activity, {
    nullable: true,
    description: '赠书活动 — the activity at which they were presented, if you may see it.',
  })
  async activity(
    @Parent() { activityId }: BookDonation,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<Activity | null> {
    const facts = activityId ? await this.activities.through(load, activityId) : null;
    return facts && canSeeActivity(actor, facts) ? load.byId(Activity, activityId) : null;
  }

  @ResolveField(() => [Attachment], {
    description:
      '附件 — certificate, list, photos in order; papers for the file only for its unit and those who read contacts there.',
  })
  async attachments(
    @Parent() { id }: BookDonation,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<Attachment[]> {
    const facts = await this.facts.through(load, id);
    const rights = facts && rightsAt(actor, facts);
    if (!rights) return [];
    const all = await load
      .batch('BookDonation.attachments', async (ids) => {
        const rows = await this.files.allOf(RecordKind.BOOK_DONATION, ids);
        return ids.map((one) => rows.filter(({ recordId }) => recordId === one));
      })
      .load(id);
    return all.filter((attachment) => canSeeAttachment(rights, attachment));
  }

  private async seesInside({ id }: BookDonation, actor: Actor, load: Loaders): Promise<boolean> {
    if (!actor.signedIn) return false;
    const facts = await this.facts.through(load, id);
    return !!facts && canSeeInside(actor, facts);
  }
}
