import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsEnum, IsOptional, ValidateNested } from 'class-validator';
import { PageArgs } from '../../platform/graphql/connection.js';
import { HasAtMost, IsId } from '../../platform/graphql/validation.js';
import { StationNeeds } from '../legal-aid/legal-aid-filter.inputs.js';
import { LegalAidLevel } from '../legal-aid/legal-aid-network.entity.js';
import { PositionInput } from '../venues/position.inputs.js';

@InputType({
  description:
    '就近查找条件 — where somebody is, and what they need: a point, a community, or both.',
})
export class NearestStationsInput extends StationNeeds {
  @Field(() => PositionInput, { nullable: true, description: '位置 — where they are.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PositionInput)
  position?: PositionInput | null;

  @Field(() => ID, {
    nullable: true,
    description:
      '社区 — id of their community (or street, or district): the stations that serve it come first. Without a position, the middle of its venues stands for it.',
  })
  @IsOptional()
  @IsId()
  communityId?: string | null;
}

@ArgsType()
export class NearestStationsArgs extends PageArgs {
  @Field(() => NearestStationsInput, { description: '查找条件 — where, and what is needed.' })
  @ValidateNested()
  @Type(() => NearestStationsInput)
  input: NearestStationsInput;
}

@ArgsType()
export class RegionsWithoutStationArgs extends PageArgs {
  @Field(() => ID, { description: '区划 — id of the region to look through.' })
  @IsId()
  regionId: string;

  @Field(() => [LegalAidLevel], {
    nullable: true,
    description: '级别 — regions of these levels; absent: streets and communities.',
  })
  @IsOptional()
  @IsEnum(LegalAidLevel, { each: true })
  @HasAtMost(Object.keys(LegalAidLevel).length)
  levels?: LegalAidLevel[] | null;
}
