import { Module } from '@nestjs/common';
import { OrganizationLinks } from '../organizations/organization-links.port.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { Account } from './account.entity.js';
import { AccountFieldsResolver } from './account-fields.resolver.js';
import { AccountsResolver } from './accounts.resolver.js';
import { AccountsService } from './accounts.service.js';
import { HandoverService } from './handover.service.js';
import { PasswordsService } from './passwords.service.js';
import { RecordHandovers } from './record-handover.port.js';

@Module({
  imports: [OrganizationsModule],
  providers: [
    AccountFieldsResolver,
    AccountsResolver,
    AccountsService,
    HandoverService,
    PasswordsService,
    RecordHandovers,
  ],
  exports: [AccountsService, PasswordsService, RecordHandovers],
})
export class AccountsModule {
  constructor(links: OrganizationLinks) {
    links.register(Account, 'organizationId');
  }
}
