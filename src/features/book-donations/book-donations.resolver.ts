import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, Requires } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import { Permission } from '../accounts/role.policy.js';
import { BookDonation } from './book-donation.entity.js';
import {
  CancelBookDonationInput,
  ReceiveBookDonationInput,
  RecordBookDonationInput,
  RecordBookPledgeInput,
  UpdateBookDonationInput,
} from './book-donation.inputs.js';
import { BookDonationsService } from './book-donations.service.js';

@Resolver(() => BookDonation)
export class BookDonationsResolver {
  constructor(private readonly service: BookDonationsService) {}

  @Requires(Permission.EditBookDonations)
  @Mutation(() => BookDonation, {
    description: '登记认捐 — records books that were promised, for one’s own unit.',
  })
  recordBookPledge(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '认捐内容 — what is known.' }) input: RecordBookPledgeInput,
  ): Promise<BookDonation> {
    return this.service.recordPledge(actor, input);
  }

  @Requires(Permission.EditBookDonations)
  @Mutation(() => BookDonation, {
    description:
      '登记赠书 — records books that were handed over, for one’s own unit; whatever is not known yet can be completed later.',
  })
  recordBookDonation(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '赠书内容 — what is known.' }) input: RecordBookDonationInput,
  ): Promise<BookDonation> {
    return this.service.record(actor, input);
  }

  @Requires(Permission.EditBookDonations)
  @Mutation(() => BookDonation, {
    description:
      '修改、补充赠书 — edits or completes a donation that one’s own unit registered. CONFLICT when somebody changed it meanwhile (extensions.changes).',
  })
  updateBookDonation(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '修改内容 — what changes.' }) input: UpdateBookDonationInput,
  ): Promise<BookDonation> {
    return this.service.update(actor, input);
  }

  @Requires(Permission.EditBookDonations)
  @Mutation(() => BookDonation, {
    description: '接收赠书 — promised books were handed over; the donation becomes public.',
  })
  receiveBookDonation(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '接收哪次赠书 — which one, and when.' })
    input: ReceiveBookDonationInput,
  ): Promise<BookDonation> {
    return this.service.receive(actor, input);
  }

  @Requires(Permission.EditBookDonations)
  @Mutation(() => BookDonation, {
    description: '取消赠书 — calls a donation off, or takes back one registered by mistake.',
  })
  cancelBookDonation(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '取消哪次赠书 — which one, and why.' })
    input: CancelBookDonationInput,
  ): Promise<BookDonation> {
    return this.service.cancel(actor, input);
  }
}
