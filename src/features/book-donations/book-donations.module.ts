import { Module } from '@nestjs/common';
import { AttachmentOwners } from '../attachments/attachment-owner.port.js';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { OrganizationLinks } from '../organizations/organization-links.port.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { BookDonationAttachmentsService } from './book-donation-attachments.service.js';
import { BookDonationFactsQueries } from './book-donation-facts.queries.js';
import { BookDonationRecipient } from './book-donation-parts.entity.js';
import { BookDonationPartsService } from './book-donation-parts.service.js';
import { BookDonationReferencesService } from './book-donation-references.service.js';
import { BookDonation } from './book-donation.entity.js';
import { BookDonationsResolver } from './book-donations.resolver.js';
import { BookDonationsSearchService } from './book-donations-search.service.js';
import { BookDonationsService } from './book-donations.service.js';

@Module({
  imports: [AttachmentsModule, OrganizationsModule],
  providers: [
    BookDonationAttachmentsService,
    BookDonationFactsQueries,
    BookDonationPartsService,
    BookDonationReferencesService,
    BookDonationsResolver,
    BookDonationsSearchService,
    BookDonationsService,
  ],
  exports: [BookDonationFactsQueries],
})
export class BookDonationsModule {
  constructor(
    links: OrganizationLinks,
    parts: BookDonationPartsService,
    owners: AttachmentOwners,
    attachments: BookDonationAttachmentsService,
  ) {
    owners.register(attachments);
    links.register(BookDonation, 'donorOrganizationId');
    links.register(BookDonation, 'ownerOrganizationId');
    links.register(BookDonationRecipient, 'organizationId', (from, to) =>
      parts.moveRecipient(from, to),
    );
  }
}
