import { Module } from '@nestjs/common';
import { SnapshotService } from './snapshot.service.js';

/** What a running server does for the backup command. */
@Module({ providers: [SnapshotService] })
export class PlatformBackupModule {}
