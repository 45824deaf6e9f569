import { Module } from '@nestjs/common';
import { SearchResolver } from './search.resolver.js';
import { SearchService } from './search.service.js';

/** Finding records of every kind by what people type. */
@Module({ providers: [SearchResolver, SearchService] })
export class SearchFeatureModule {}
