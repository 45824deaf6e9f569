import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsEnum, IsOptional, Matches, ValidateNested } from 'class-validator';
import { IsId, IsText, says } from '../../platform/graphql/validation.js';
import { IsPassword } from '../accounts/password.policy.js';
import { IsUsername } from '../accounts/username.policy.js';
import { OrganizationKind } from '../organizations/organization.entity.js';
import { RegionLevel } from '../regions/region.entity.js';

@InputType({ description: '首个区划 — the region at the top of this installation.' })
export class FirstRegionInput {
  @Field(() => String, { description: '名称 — name, e.g. 崇川区.' })
  @IsText(100)
  name: string;

  @Field(() => RegionLevel, { description: '级别 — level.' })
  @IsEnum(RegionLevel)
  level: RegionLevel;

  @Field(() => String, { nullable: true, description: '区划代码 — 2, 4, 6, 9 or 12 digits.' })
  @IsOptional()
  @Matches(/^\d{2}(\d{2}(\d{2}(\d{3}(\d{3})?)?)?)?$/, {
    message: says('应为 2、4、6、9 或 12 位数字', 'must have 2, 4, 6, 9 or 12 digits'),
  })
  code?: string | null;
}

@InputType({ description: '首次设置 — the first administrator, its unit and region.' })
export class SetUpFirstAdministratorInput {
  @Field(() => String, { description: '一次性设置码 — the code that the server printed.' })
  @IsText(100)
  setupCode: string;

  @Field(() => String, { description: '用户名 — the name to sign in with; kept in lower case.' })
  @IsUsername()
  username: string;

  @Field(() => String, { description: '密码 — at least 10 characters, without the username.' })
  @IsPassword()
  password: string;

  @Field(() => String, { description: '姓名 — the name shown to others.' })
  @IsText(50)
  displayName: string;

  @Field(() => String, { description: '单位名称 — name of the unit; made if it does not exist.' })
  @IsText(100)
  organizationName: string;

  @Field(() => OrganizationKind, {
    defaultValue: OrganizationKind.PARTY_COMMITTEE_OFFICE,
    description: '单位类别 — kind of the unit.',
  })
  @IsEnum(OrganizationKind)
  organizationKind: OrganizationKind = OrganizationKind.PARTY_COMMITTEE_OFFICE;

  @Field(() => ID, {
    nullable: true,
    description: '区划编号 — id of a region that was imported; otherwise give region.',
  })
  @IsOptional()
  @IsId()
  regionId?: string | null;

  @Field(() => FirstRegionInput, {
    nullable: true,
    description: '区划 — the region to make when none was imported.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => FirstRegionInput)
  region?: FirstRegionInput | null;
}
