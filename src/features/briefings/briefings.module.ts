import { Module } from '@nestjs/common';
import { Not } from 'typeorm';
import { Database } from '../../platform/database/database.js';
import { WordModule } from '../../platform/word/word.module.js';
import { AttachmentOwners } from '../attachments/attachment-owner.port.js';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { OrganizationLinks } from '../organizations/organization-links.port.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { PapersWordModule } from '../papers-word/papers-word.module.js';
import { BriefingAttachmentsService } from './briefing-attachments.service.js';
import { BriefingDownloadsService } from './briefing-downloads.service.js';
import { BriefingFactsQueries } from './briefing-facts.queries.js';
import { BriefingFieldsResolver, BriefingFigureResolver } from './briefing-fields.resolver.js';
import { BriefingFreezeService } from './briefing-freeze.service.js';
import { BriefingIssueService } from './briefing-issue.service.js';
import { BriefingNumbersQueries } from './briefing-numbers.queries.js';
import { BriefingPapersService } from './briefing-papers.service.js';
import { BriefingReferencesService } from './briefing-references.service.js';
import { BriefingReviewsResolver } from './briefing-reviews.resolver.js';
import { BriefingReviewsService } from './briefing-reviews.service.js';
import { BriefingStatus } from './briefing-status.policy.js';
import { BriefingStepsService } from './briefing-steps.service.js';
import { Briefing } from './briefing.entity.js';
import { BriefingsController } from './briefings.controller.js';
import { BriefingsQueries } from './briefings.queries.js';
import { BriefingsResolver } from './briefings.resolver.js';
import { BriefingsService } from './briefings.service.js';

@Module({
  imports: [AttachmentsModule, OrganizationsModule, PapersWordModule, WordModule],
  controllers: [BriefingsController],
  providers: [
    BriefingAttachmentsService,
    BriefingDownloadsService,
    BriefingFactsQueries,
    BriefingFieldsResolver,
    BriefingFigureResolver,
    BriefingFreezeService,
    BriefingIssueService,
    BriefingNumbersQueries,
    BriefingPapersService,
    BriefingReferencesService,
    BriefingReviewsResolver,
    BriefingReviewsService,
    BriefingStepsService,
    BriefingsQueries,
    BriefingsResolver,
    BriefingsService,
  ],
})
export class BriefingsModule {
  constructor(
    links: OrganizationLinks,
    owners: AttachmentOwners,
    attachments: BriefingAttachmentsService,
    db: Database,
  ) {
    owners.register(attachments);
    // An issued briefing stays with the unit that issued it, also when that became part of another.
    links.register(Briefing, 'unitId', async (from, to) => {
      const repo = db.repo(Briefing);
      const rows = await repo.findBy({ unitId: from, status: Not(BriefingStatus.ISSUED) });
      for (const row of rows) await repo.save(Object.assign(row, { unitId: to }));
      return rows.length;
    });
  }
}
