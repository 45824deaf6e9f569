import { Module } from '@nestjs/common';
import { ActivityFiguresQueries } from './activity-figures.queries.js';
import { ActivityFiguresResolver } from './activity-figures.resolver.js';
import { ActivityFiguresService } from './activity-figures.service.js';

@Module({
  providers: [ActivityFiguresQueries, ActivityFiguresResolver, ActivityFiguresService],
})
export class FiguresModule {}
