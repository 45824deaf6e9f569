import { Module } from '@nestjs/common';
import { MediaOutletsQueries } from './media-outlets.queries.js';
import { MediaOutletsResolver } from './media-outlets.resolver.js';
import { MediaOutletsService } from './media-outlets.service.js';

/** The register of outlets. */
@Module({
  providers: [MediaOutletsQueries, MediaOutletsResolver, MediaOutletsService],
  exports: [MediaOutletsService],
})
export class MediaOutletsModule {}
