import { Field, ObjectType } from '@nestjs/graphql';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { BaseRow, DayColumn, IdColumn } from '../../platform/database/columns.js';
import { Region } from './region.entity.js';

/** A name and code that a region carried for a time. The one without an end is in force. */
@ObjectType({
  description: '区划名称与代码沿革 — a name and code that a region carried for a time.',
})
@Entity('region_names')
@Index(['regionId'])
@Index(['code'])
export class RegionName extends BaseRow {
  @ManyToOne(() => Region, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  region: Relation<Region>;

  @IdColumn()
  regionId: string;

  @Field(() => String, { nullable: true, description: '区划代码 — code; null: none was issued.' })
  @Column('varchar', { length: 12, nullable: true })
  code: string | null;

  @Field(() => String, { description: '名称 — name.' })
  @Column('varchar', { length: 100 })
  name: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '启用日期 — first day; null: since ever.',
  })
  @DayColumn({ nullable: true })
  validFrom: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '停用日期 — first day on which it no longer applied; null: in force.',
  })
  @DayColumn({ nullable: true })
  validTo: string | null;
}
