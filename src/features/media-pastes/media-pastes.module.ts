import { Module } from '@nestjs/common';
import { MediaReportsModule } from '../media-reports/media-reports.module.js';
import { MediaPastesResolver } from './media-pastes.resolver.js';
import { MediaPastesService } from './media-pastes.service.js';

/** Lists of titles and links, pasted as they come. */
@Module({ imports: [MediaReportsModule], providers: [MediaPastesResolver, MediaPastesService] })
export class MediaPastesModule {}
