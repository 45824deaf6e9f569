import { Module } from '@nestjs/common';
import { WordWriter } from './word-writer.js';

@Module({ providers: [WordWriter], exports: [WordWriter] })
export class WordModule {}
