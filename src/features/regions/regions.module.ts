import { Module } from '@nestjs/common';
import { RegionChanges } from './region-changes.service.js';
import { RegionsResolver } from './regions.resolver.js';
import { RegionsService } from './regions.service.js';

@Module({
  providers: [RegionsService, RegionChanges, RegionsResolver],
  exports: [RegionsService, RegionChanges],
})
export class RegionsModule {}
