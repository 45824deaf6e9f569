import { Module } from '@nestjs/common';
import { Actor } from '../../platform/access/actor.js';
import { ACTOR_RESOLVER } from '../../platform/start.js';

@Module({
  providers: [{ provide: ACTOR_RESOLVER, useValue: () => Promise.resolve(Actor.anonymous) }],
})
export class AccountsModule {}
