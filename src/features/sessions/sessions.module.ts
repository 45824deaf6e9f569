import { Module } from '@nestjs/common';
import { ACTOR_RESOLVER } from '../../platform/start.js';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AttemptsService } from './attempts.service.js';
import { SessionsCleaner } from './sessions-cleaner.service.js';
import { SessionsResolver } from './sessions.resolver.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';

@Module({
  imports: [AccountsModule],
  providers: [
    AttemptsService,
    SessionsCleaner,
    SessionsResolver,
    SessionsService,
    SignInService,
    {
      provide: ACTOR_RESOLVER,
      inject: [SessionsService],
      useFactory: (sessions: SessionsService) => sessions.resolve,
    },
  ],
  exports: [SessionsService],
})
export class SessionsModule {}
