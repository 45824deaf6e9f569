import { Module } from '@nestjs/common';
import { OrganizationLinks } from '../organizations/organization-links.port.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { Account } from './account.entity.js';
import { PasswordsService } from './passwords.service.js';

@Module({
  imports: [OrganizationsModule],
  providers: [PasswordsService],
  exports: [PasswordsService],
})
export class AccountsModule {
  constructor(links: OrganizationLinks) {
    links.register(Account, 'organizationId');
  }
}
