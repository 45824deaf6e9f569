import { Module } from '@nestjs/common';
import { FileStore } from '../../platform/files/file-store.js';
import { WordModule } from '../../platform/word/word.module.js';
import { ActivitiesModule } from '../activities/activities.module.js';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { ActivityRecordService } from './activity-record.service.js';
import { ActivitySheetsQueries } from './activity-sheets.queries.js';
import { CampaignSummaryQueries } from './campaign-summary.queries.js';
import { CampaignSummaryService } from './campaign-summary.service.js';
import { CountedFiguresQueries } from './counted-figures.queries.js';
import { PaperPhotosService } from './paper-photos.service.js';
import { PapersWordController } from './papers-word.controller.js';
import { ActivityPapersResolver, CampaignPapersResolver } from './papers-word.resolver.js';

@Module({
  imports: [ActivitiesModule, AttachmentsModule, WordModule],
  controllers: [PapersWordController],
  providers: [
    ActivityPapersResolver,
    ActivityRecordService,
    ActivitySheetsQueries,
    CampaignPapersResolver,
    CampaignSummaryQueries,
    CampaignSummaryService,
    CountedFiguresQueries,
    FileStore,
    PaperPhotosService,
  ],
  exports: [ActivitySheetsQueries, CountedFiguresQueries, FileStore, PaperPhotosService],
})
export class PapersWordModule {}
