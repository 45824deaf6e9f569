import { Module } from '@nestjs/common';
import { SynonymsService } from './synonyms.service.js';
import { VocabulariesResolver } from './vocabularies.resolver.js';
import { VocabulariesService } from './vocabularies.service.js';

@Module({
  providers: [SynonymsService, VocabulariesService, VocabulariesResolver],
  exports: [VocabulariesService],
})
export class VocabulariesModule {}
