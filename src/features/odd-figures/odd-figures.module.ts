import { Module } from '@nestjs/common';
import { CoverageFiguresModule } from '../coverage-figures/coverage-figures.module.js';
import { OddFiguresQueries } from './odd-figures.queries.js';
import { OddFiguresResolver } from './odd-figures.resolver.js';
import { OddFiguresService } from './odd-figures.service.js';

/** Figures that somebody should look at again. */
@Module({
  imports: [CoverageFiguresModule],
  providers: [OddFiguresQueries, OddFiguresResolver, OddFiguresService],
})
export class OddFiguresModule {}
