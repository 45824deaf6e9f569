import { Module } from '@nestjs/common';
import { ActivityTableService } from './activity-table.service.js';
import { DailyTableQueries } from './daily-table.queries.js';
import { DailyTableService } from './daily-table.service.js';
import { NotReportedQueries } from './not-reported.queries.js';
import { PaperPages } from './paper-pages.service.js';
import { PaperTurns } from './paper-turns.service.js';
import { PapersController } from './papers.controller.js';
import { PapersResolver } from './papers.resolver.js';
import { PapersService } from './papers.service.js';
import { RegistersService } from './registers.service.js';

/** Papers in Excel: the tables that are handed up, and every list as a sheet. */
@Module({
  controllers: [PapersController],
  providers: [
    ActivityTableService,
    DailyTableQueries,
    DailyTableService,
    NotReportedQueries,
    PaperPages,
    PapersResolver,
    PapersService,
    PaperTurns,
    RegistersService,
  ],
})
export class PapersExcelModule {}
