import { Global, Module } from '@nestjs/common';
import { SearchIndex } from './search-index.js';

@Global()
@Module({ providers: [SearchIndex], exports: [SearchIndex] })
export class SearchModule {}
