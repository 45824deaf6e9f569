import { Module } from '@nestjs/common';
import { OrganizationLinks } from '../organizations/organization-links.port.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { EducationBaseStep } from './education-base-step.entity.js';
import { EducationBase } from './education-base.entity.js';

@Module({ imports: [OrganizationsModule] })
export class EducationBasesModule {
  constructor(links: OrganizationLinks) {
    links.register(EducationBase, 'operatorId');
    links.register(EducationBaseStep, 'authorityId');
  }
}
