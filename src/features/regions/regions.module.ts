import { Module } from '@nestjs/common';
import { RegionChanges } from './region-changes.service.js';
import { RegionsImport } from './regions-import.service.js';
import { RegionsResolver } from './regions.resolver.js';
import { RegionsService } from './regions.service.js';
import { RegionSearch } from './region-search.service.js';

@Module({
  providers: [RegionSearch, RegionsService, RegionChanges, RegionsImport, RegionsResolver],
  exports: [RegionsService, RegionChanges, RegionsImport],
})
export class RegionsModule {}
