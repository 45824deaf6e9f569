import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { NotAudited } from '../../platform/audit/audit.subscriber.js';
import {
  BaseRow,
  DayColumn,
  EnumColumn,
  IdColumn,
  InstantColumn,
} from '../../platform/database/columns.js';
import { Activity } from '../activities/activity.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { VocabularyTerm } from '../vocabularies/vocabulary-term.entity.js';
import { LegalAidStation, StationStatus } from './legal-aid-station.entity.js';

/** A row that hangs on one station. */
abstract class StationRow extends BaseRow {
  @ManyToOne(() => LegalAidStation, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  station: Relation<LegalAidStation>;

  @IdColumn()
  stationId: string;
}

/** A unit that hosts a station, at its place in the printed order. */
@Entity('legal_aid_station_hosts')
@Index(['stationId', 'organizationId'], { unique: true })
@Index('legal_aid_stations_by_host', ['organizationId', 'stationId'])
export class LegalAidStationHost extends StationRow {
  @ManyToOne(() => Organization, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  organization: Relation<Organization>;

  @IdColumn()
  organizationId: string;

  @Column('integer')
  position: number;
}

/** A service that a station offers. */
@Entity('legal_aid_station_services')
@Index(['stationId', 'termId'], { unique: true })
@Index('legal_aid_stations_by_service', ['termId', 'stationId'])
export class LegalAidStationService extends StationRow {
  @ManyToOne(() => VocabularyTerm, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  term: Relation<VocabularyTerm>;

  @IdColumn()
  termId: string;

  @Column('integer')
  position: number;
}

/** As what somebody works at a station. */
export enum TeamRole {
  ON_DUTY_LAWYER = 'ON_DUTY_LAWYER',
  GRASSROOTS_LEGAL_WORKER = 'GRASSROOTS_LEGAL_WORKER',
  JUSTICE_OFFICE_STAFF = 'JUSTICE_OFFICE_STAFF',
  COMMUNITY_LEGAL_ADVISER = 'COMMUNITY_LEGAL_ADVISER',
  PEOPLES_MEDIATOR = 'PEOPLES_MEDIATOR',
  LAW_LITERATE_RESIDENT = 'LAW_LITERATE_RESIDENT',
  DISABILITY_OFFICER = 'DISABILITY_OFFICER',
}

registerEnumType(TeamRole, {
  name: 'LegalAidTeamRole',
  description: '队伍身份 — as what somebody works at a station.',
  valuesMap: {
    ON_DUTY_LAWYER: { description: '值班律师 — lawyer on duty.' },
    GRASSROOTS_LEGAL_WORKER: { description: '基层法律服务工作者 — grass-roots legal worker.' },
    JUSTICE_OFFICE_STAFF: { description: '司法所工作人员 — staff of the justice office.' },
    COMMUNITY_LEGAL_ADVISER: { description: '村(社区)法律顾问 — community legal adviser.' },
    PEOPLES_MEDIATOR: { description: '人民调解员 — people’s mediator.' },
    LAW_LITERATE_RESIDENT: { description: '法律明白人 — resident trained in the law.' },
    DISABILITY_OFFICER: { description: '残疾人专职委员 — officer for disabled residents.' },
  },
});

/** Somebody who works at a station. Phone and licence number are personal, never public. */
@ObjectType({ description: '队伍成员 — somebody who works at a station.' })
@Entity('legal_aid_station_members')
@Index(['stationId', 'position'])
@Index(['organizationId'])
export class LegalAidStationMember extends StationRow {
  @Field(() => ID, { description: '编号 — id (UUIDv7).' })
  declare id: string;

  @Field(() => String, { description: '姓名 — name.' })
  @Column('varchar', { length: 50 })
  name: string;

  @Field(() => TeamRole, { description: '身份 — as what.' })
  @EnumColumn()
  role: TeamRole;

  @ManyToOne(() => Organization, { nullable: true, onDelete: 'RESTRICT' })
  @JoinColumn()
  organization: Relation<Organization> | null;

  @IdColumn({ nullable: true })
  organizationId: string | null;

  @Field(() => String, {
    nullable: true,
    description: '所在单位名称 — the unit in words, where it is not registered (律师事务所).',
  })
  @Column('varchar', { length: 100, nullable: true })
  unitName: string | null;

  /** Personal: shown by the rule in `legal-aid.policy.ts` only. */
  @Column('varchar', { length: 30, nullable: true })
  phone: string | null;

  /** Personal: shown by the rule in `legal-aid.policy.ts` only. */
  @Column('varchar', { length: 40, nullable: true })
  licenceNumber: string | null;

  @Field(() => Int, { description: '顺序 — place in the list, from 1.' })
  @Column('integer')
  position: number;
}

/** A station at an activity: it was announced there, or gave advice. */
@Entity('legal_aid_station_activities')
@Index(['stationId', 'activityId'], { unique: true })
@Index('legal_aid_stations_by_activity', ['activityId', 'stationId'])
export class LegalAidStationActivity extends StationRow {
  @ManyToOne(() => Activity, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  activity: Relation<Activity>;

  @IdColumn()
  activityId: string;
}

/** The hours of a station taken apart for lists; see `slotsOf`. Follows from its schedule. */
@NotAudited()
@Entity('legal_aid_station_slots')
@Index(['stationId', 'mark'])
export class LegalAidStationSlot extends StationRow {
  @Column('varchar', { length: 11 })
  mark: string;

  /** Null together with the end: the date has an arrangement of its own. */
  @Column('varchar', { length: 5, nullable: true })
  opensAt: string | null;

  @Column('varchar', { length: 5, nullable: true })
  closesAt: string | null;
}

/** A step in the life of a station. */
@ObjectType({ description: '状态变更 — a step in the life of a station.' })
@Entity('legal_aid_station_steps')
@Index(['stationId', 'at'])
export class LegalAidStationStep extends StationRow {
  @Field(() => ID, { description: '编号 — id (UUIDv7).' })
  declare id: string;

  @Field(() => GraphQLDateTimeISO, { description: '时间 — when it was recorded.' })
  @InstantColumn()
  at: string;

  @Field(() => StationStatus, {
    nullable: true,
    description: '原状态 — from; null: it was registered.',
  })
  @EnumColumn({ nullable: true })
  fromStatus: StationStatus | null;

  @Field(() => StationStatus, { description: '新状态 — to.' })
  @EnumColumn()
  toStatus: StationStatus;

  @Field(() => GraphQLLocalDate, { nullable: true, description: '自何日起 — since which day.' })
  @DayColumn({ nullable: true })
  since: string | null;

  @Field(() => String, { nullable: true, description: '原因 — why.' })
  @Column('varchar', { length: 200, nullable: true })
  reason: string | null;

  @IdColumn({ nullable: true })
  accountId: string | null;

  @Field(() => String, { description: '操作人 — the name of the account at that time.' })
  @Column('varchar', { length: 100 })
  accountName: string;
}
