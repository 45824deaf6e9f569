import { Module } from '@nestjs/common';
import { ActivitiesModule } from '../activities/activities.module.js';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { BookDonationsModule } from '../book-donations/book-donations.module.js';
import {
  ActivityBookDonationsResolver,
  CampaignBookDonationsResolver,
  EducationBaseBookDonationsResolver,
  OrganizationBookDonationsResolver,
  RegionBookDonationsResolver,
} from './book-donation-backlinks.resolver.js';
import { BookDonationFieldsResolver } from './book-donation-fields.resolver.js';
import { BookDonationListsQueries } from './book-donation-lists.queries.js';
import { BookDonationListsResolver } from './book-donation-lists.resolver.js';
import {
  BookDonationLineResolver,
  BookDonationRelationsResolver,
} from './book-donation-relations.resolver.js';
import { BookDonationTotalsQueries } from './book-donation-totals.queries.js';
import { BookDonationTotalsResolver } from './book-donation-totals.resolver.js';

/** Donations as they are read: lists, totals, what is missing, and the links back to them. */
@Module({
  imports: [ActivitiesModule, AttachmentsModule, BookDonationsModule],
  providers: [
    ActivityBookDonationsResolver,
    BookDonationFieldsResolver,
    BookDonationLineResolver,
    BookDonationListsQueries,
    BookDonationListsResolver,
    BookDonationRelationsResolver,
    BookDonationTotalsQueries,
    BookDonationTotalsResolver,
    CampaignBookDonationsResolver,
    EducationBaseBookDonationsResolver,
    OrganizationBookDonationsResolver,
    RegionBookDonationsResolver,
  ],
  exports: [BookDonationTotalsQueries],
})
export class BookDonationListsModule {}
