import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLLocalDate } from 'graphql-scalars';
import {
  BeforeInsert,
  BeforeUpdate,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  type Relation,
} from 'typeorm';
import type { Parts } from '../../platform/audit/parts.js';
import { DayColumn, EnumColumn, IdColumn } from '../../platform/database/columns.js';
import { nameKey } from '../../platform/name-key.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region } from '../regions/region.entity.js';
import { Availability } from '../venues/accessibility.entity.js';
import { PlaceFacts } from '../venues/place-facts.entity.js';
import { Venue } from '../venues/venue.entity.js';
import { VocabularyTerm } from '../vocabularies/vocabulary-term.entity.js';
import {
  Admission,
  EducationBaseLevel,
  EducationBaseStatus,
  GradeBand,
} from './education-base-status.policy.js';

/** A place that is named for teaching national security. What its steps say of it stands here too. */
@ObjectType({
  description:
    '国家安全教育基地 — a place that is named for teaching national security, or applied for.',
})
@Entity('education_bases')
@Index(['regionId', 'nameKey'])
@Index(['name', 'id'])
@Index(['operatorId'])
@Index(['venueId'])
@Index(['kindId'])
export class EducationBase extends PlaceFacts {
  @Field(() => ID, { description: '编号 — id (UUIDv7).' })
  declare id: string;

  @Field(() => Int, {
    description: '版本 — grows with every change; send it back as expectedVersion.',
  })
  declare version: number;

  @Field(() => String, { description: '名称 — name.' })
  @Column('varchar', { length: 100 })
  name: string;

  /** The name as it is compared. */
  @Column('varchar', { length: 100 })
  nameKey: string;

  @ManyToOne(() => VocabularyTerm, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  kind: Relation<VocabularyTerm>;

  @IdColumn()
  kindId: string;

  @ManyToOne(() => Region, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  region: Relation<Region>;

  @IdColumn()
  regionId: string;

  @ManyToOne(() => Organization, { nullable: true, onDelete: 'RESTRICT' })
  @JoinColumn()
  operator: Relation<Organization> | null;

  /** The unit that runs it: it applies, and keeps its particulars. */
  @IdColumn({ nullable: true })
  operatorId: string | null;

  @ManyToOne(() => Venue, { nullable: true, onDelete: 'RESTRICT' })
  @JoinColumn()
  venue: Relation<Venue> | null;

  @IdColumn({ nullable: true })
  venueId: string | null;

  @Field(() => EducationBaseStatus, { description: '状态 — where its designation stands.' })
  @EnumColumn()
  status: EducationBaseStatus;

  @Field(() => EducationBaseLevel, {
    description: '级别 — the level at which it is named; before that, applied for.',
  })
  @EnumColumn()
  level: EducationBaseLevel;

  @Field(() => String, { nullable: true, description: '批次 — batch, e.g. 第一批.' })
  @Column('varchar', { length: 40, nullable: true })
  batch: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '命名日期 — the day it was named at this level; null: not named, or not known.',
  })
  @DayColumn({ nullable: true })
  namedOn: string | null;

  @Field(() => [GradeBand], { description: '适合学段 — school stages that it suits.' })
  @Column('simple-json')
  gradeBands: GradeBand[];

  @Field(() => String, { nullable: true, description: '展陈内容 — what there is to see.' })
  @Column('text', { nullable: true })
  exhibits: string | null;

  @Field(() => Int, { nullable: true, description: '展陈面积 — area in square metres.' })
  @Column('integer', { nullable: true })
  area: number | null;

  @Field(() => Availability, { description: '讲解服务 — whether there are guides.' })
  @EnumColumn()
  guideService: Availability;

  @Field(() => Int, { nullable: true, description: '讲解员人数 — how many guides.' })
  @Column('integer', { nullable: true })
  guides: number | null;

  @Field(() => Admission, { description: '收费情况 — free or at a price.' })
  @EnumColumn()
  admission: Admission;

  @Field(() => String, { nullable: true, description: '收费说明 — what it costs whom.' })
  @Column('varchar', { length: 200, nullable: true })
  priceNote: string | null;

  @Field(() => String, { nullable: true, description: '交通 — how to get there.' })
  @Column('varchar', { length: 500, nullable: true })
  directions: string | null;

  @Field(() => String, { nullable: true, description: '预约电话 — number to call for a visit.' })
  @Column('varchar', { length: 30, nullable: true })
  bookingPhone: string | null;

  /** Personal: shown by the rule in `education-base.policy.ts` only. */
  @Column('varchar', { length: 50, nullable: true })
  contactName: string | null;

  /** Personal: shown by the rule in `education-base.policy.ts` only. */
  @Column('varchar', { length: 30, nullable: true })
  contactPhone: string | null;

  @Field(() => String, { nullable: true, description: '简介 — introduction.' })
  @Column('text', { nullable: true })
  introduction: string | null;

  @Field(() => Boolean, {
    description: '对外开放 — false: closed to visitors for now, whatever its designation.',
  })
  @Column('boolean')
  active: boolean;

  /** Which of its parts changed last; see {@link Parts}. */
  @Column('simple-json')
  parts: Parts;

  @BeforeInsert()
  @BeforeUpdate()
  protected composeNameKey(): void {
    this.nameKey = nameKey(this.name);
  }
}
