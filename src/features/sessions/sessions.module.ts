import { Module } from '@nestjs/common';
import { ACTOR_RESOLVER } from '../../platform/start.js';
import { SessionsService } from './sessions.service.js';

@Module({
  providers: [
    SessionsService,
    {
      provide: ACTOR_RESOLVER,
      inject: [SessionsService],
      useFactory: (sessions: SessionsService) => sessions.resolve,
    },
  ],
  exports: [SessionsService],
})
export class SessionsModule {}
