import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { DayColumn, IdColumn, VersionedRow } from '../../platform/database/columns.js';
import { Region } from '../regions/region.entity.js';

/** A week, month or drive of education, within which activities happen. */
@ObjectType({
  description: '活动周、专项行动 — a week, month or drive within which activities happen.',
})
@Entity('campaigns')
@Index(['regionId'])
@Index(['startsOn', 'id'])
export class Campaign extends VersionedRow {
  @Field(() => ID, { description: '编号 — id (UUIDv7).' })
  declare id: string;

  @Field(() => Int, {
    description: '版本 — grows with every change; send it back as expectedVersion.',
  })
  declare version: number;

  @Field(() => String, { description: '名称 — name.' })
  @Column('varchar', { length: 100 })
  name: string;

  @Field(() => Int, {
    nullable: true,
    description:
      '届次 — N of the N-th National Security Education Day (year − 2015), if it is one.',
  })
  @Column('integer', { nullable: true })
  edition: number | null;

  @Field(() => String, { nullable: true, description: '主题 — theme; null until it is announced.' })
  @Column('varchar', { length: 200, nullable: true })
  theme: string | null;

  @Field(() => GraphQLLocalDate, { description: '开始日期 — first day.' })
  @DayColumn()
  startsOn: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '结束日期 — last day; null: not yet fixed.',
  })
  @DayColumn({ nullable: true })
  endsOn: string | null;

  @ManyToOne(() => Region, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  region: Relation<Region>;

  @Field(() => ID, { description: '所属区划编号 — id of the region that it is held for.' })
  @IdColumn()
  regionId: string;

  @Field(() => Boolean, { description: '已归档 — over and put away; no longer offered.' })
  @Column('boolean')
  archived: boolean;
}
