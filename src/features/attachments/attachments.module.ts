import { Module } from '@nestjs/common';
import { FileStore } from '../../platform/files/file-store.js';
import { AttachmentOwners } from './attachment-owner.port.js';
import { AttachmentSweepService } from './attachment-sweep.service.js';
import { AttachmentUploadsService } from './attachment-uploads.service.js';
import { AttachmentsController } from './attachments.controller.js';
import { AttachmentsResolver } from './attachments.resolver.js';
import { AttachmentsService } from './attachments.service.js';

@Module({
  controllers: [AttachmentsController],
  providers: [
    AttachmentOwners,
    AttachmentsResolver,
    AttachmentsService,
    AttachmentSweepService,
    AttachmentUploadsService,
    FileStore,
  ],
  exports: [AttachmentOwners, AttachmentsService],
})
export class AttachmentsModule {}
