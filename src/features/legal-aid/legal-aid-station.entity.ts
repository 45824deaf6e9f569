import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
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
import { Region } from '../regions/region.entity.js';
import { AccessibilityFacts } from '../venues/place-facts.entity.js';
import { Venue } from '../venues/venue.entity.js';
import { DutySchedule } from './duty-schedule.entity.js';
import { LegalAidLevel, LegalAidNetwork } from './legal-aid-network.entity.js';

/** Where a station stands between being planned and being closed. */
export enum StationStatus {
  PLANNED = 'PLANNED',
  OPEN = 'OPEN',
  SUSPENDED = 'SUSPENDED',
  CLOSED = 'CLOSED',
}

registerEnumType(StationStatus, {
  name: 'LegalAidStationStatus',
  description: '援助站状态 — whether a station serves people.',
  valuesMap: {
    PLANNED: { description: '筹建 — planned; not public yet.' },
    OPEN: { description: '开放 — open; serves people in its hours.' },
    SUSPENDED: { description: '暂停 — suspended for a time, with the reason.' },
    CLOSED: { description: '撤销 — closed for good, with the reason.' },
  },
});

/** A place where disabled residents and their families get legal help. */
@ObjectType({
  description:
    '残疾人法律援助站 — a place where disabled residents and their families get legal help.',
})
@Entity('legal_aid_stations')
@Index(['regionId', 'status'])
@Index(['regionId', 'nameKey'], { unique: true })
@Index(['parentId'])
@Index(['networkId'])
@Index(['venueId'])
@Index(['name', 'id'])
export class LegalAidStation extends AccessibilityFacts {
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

  @Field(() => LegalAidLevel, { description: '级别 — its level: that of the region it serves.' })
  @EnumColumn()
  level: LegalAidLevel;

  @ManyToOne(() => LegalAidStation, { nullable: true, onDelete: 'RESTRICT' })
  @JoinColumn()
  parent: Relation<LegalAidStation> | null;

  @IdColumn({ nullable: true })
  parentId: string | null;

  @ManyToOne(() => Region, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  region: Relation<Region>;

  /** The region that it serves. */
  @IdColumn()
  regionId: string;

  @ManyToOne(() => LegalAidNetwork, { nullable: true, onDelete: 'RESTRICT' })
  @JoinColumn()
  network: Relation<LegalAidNetwork> | null;

  @IdColumn({ nullable: true })
  networkId: string | null;

  @ManyToOne(() => Venue, { nullable: true, onDelete: 'RESTRICT' })
  @JoinColumn()
  venue: Relation<Venue> | null;

  @IdColumn({ nullable: true })
  venueId: string | null;

  @Field(() => String, {
    nullable: true,
    description: '具体位置 — the room, or where in the building (一楼大厅东侧).',
  })
  @Column('varchar', { length: 120, nullable: true })
  placeText: string | null;

  @Field(() => String, {
    nullable: true,
    description: '如何进入 — how to get in: door, ramp, lift, bell.',
  })
  @Column('varchar', { length: 300, nullable: true })
  directions: string | null;

  @Field(() => String, { nullable: true, description: '电话 — its public phone number, or 12348.' })
  @Column('varchar', { length: 30, nullable: true })
  phone: string | null;

  @Field(() => DutySchedule, {
    nullable: true,
    description: '开放与值班 — when it is open and who is on duty; null: unknown.',
  })
  @Column('simple-json', { nullable: true })
  schedule: DutySchedule | null;

  @Field(() => StationStatus, { description: '状态 — whether it serves people.' })
  @EnumColumn()
  status: StationStatus;

  @Field(() => String, {
    nullable: true,
    description: '状态原因 — why it is suspended or closed.',
  })
  @Column('varchar', { length: 200, nullable: true })
  statusReason: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '状态日期 — since which day; null: not known, or planned.',
  })
  @DayColumn({ nullable: true })
  statusSince: string | null;

  /** Which of its parts (hosts, services…) changed last; see {@link Parts}. */
  @Column('simple-json')
  parts: Parts;

  @BeforeInsert()
  @BeforeUpdate()
  protected composeKeys(): void {
    this.nameKey = nameKey(this.name);
  }
}
