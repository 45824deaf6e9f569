import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { FirstStartResolver } from './first-start.resolver.js';
import { FirstStartService } from './first-start.service.js';

@Module({
  imports: [AccountsModule],
  providers: [FirstStartResolver, FirstStartService],
  exports: [FirstStartService],
})
export class FirstStartModule {}
