import { Module } from '@nestjs/common';
import { GapsQueries } from './gaps.queries.js';
import { LegalAidCoverageResolver, RegionServedResolver } from './legal-aid-coverage.resolver.js';
import { NearestStationsQueries } from './nearest-stations.queries.js';

/** Who finds a legal-aid station where, and where there is none. */
@Module({
  providers: [GapsQueries, LegalAidCoverageResolver, NearestStationsQueries, RegionServedResolver],
})
export class LegalAidCoverageModule {}
