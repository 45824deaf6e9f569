import { Module } from '@nestjs/common';
import { VocabulariesResolver } from './vocabularies.resolver.js';
import { VocabulariesService } from './vocabularies.service.js';

@Module({
  providers: [VocabulariesService, VocabulariesResolver],
  exports: [VocabulariesService],
})
export class VocabulariesModule {}
