import { Module } from '@nestjs/common';
import { BookDonationListsModule } from '../book-donation-lists/book-donation-lists.module.js';
import { ActivitySumsQueries } from './activity-sums.queries.js';
import { CoverageFiguresResolver } from './coverage-figures.resolver.js';
import { CoverageFiguresService } from './coverage-figures.service.js';
import { CoverageMatrixQueries } from './coverage-matrix.queries.js';
import { CoverageMatrixResolver } from './coverage-matrix.resolver.js';
import { FigureScopesQueries } from './figure-scopes.queries.js';
import { RegisterSumsQueries } from './register-sums.queries.js';

/** Figures over all registers, each with the filter that opens its records. */
@Module({
  imports: [BookDonationListsModule],
  providers: [
    ActivitySumsQueries,
    CoverageFiguresResolver,
    CoverageFiguresService,
    CoverageMatrixQueries,
    CoverageMatrixResolver,
    FigureScopesQueries,
    RegisterSumsQueries,
  ],
  exports: [
    ActivitySumsQueries,
    CoverageFiguresService,
    CoverageMatrixQueries,
    FigureScopesQueries,
  ],
})
export class CoverageFiguresModule {}
