import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
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
import { EnumColumn, IdColumn, VersionedRow } from '../../platform/database/columns.js';
import { Region } from '../regions/region.entity.js';
import { searchTextOf } from './organization-names.js';

/** What sort of unit an organization is. */
export enum OrganizationKind {
  PARTY_COMMITTEE_OFFICE = 'PARTY_COMMITTEE_OFFICE',
  GOVERNMENT_DEPARTMENT = 'GOVERNMENT_DEPARTMENT',
  STREET_OFFICE = 'STREET_OFFICE',
  COMMUNITY = 'COMMUNITY',
  SCHOOL = 'SCHOOL',
  PUBLIC_SECURITY = 'PUBLIC_SECURITY',
  JUSTICE = 'JUSTICE',
  COURT_PROCURATORATE = 'COURT_PROCURATORATE',
  DISABLED_PERSONS_FEDERATION = 'DISABLED_PERSONS_FEDERATION',
  MASS_ORGANIZATION = 'MASS_ORGANIZATION',
  CULTURAL_INSTITUTION = 'CULTURAL_INSTITUTION',
  LAW_FIRM = 'LAW_FIRM',
  ENTERPRISE = 'ENTERPRISE',
  SOCIAL_ORGANIZATION = 'SOCIAL_ORGANIZATION',
  MEDIA = 'MEDIA',
  MILITARY = 'MILITARY',
  OTHER = 'OTHER',
}

registerEnumType(OrganizationKind, {
  name: 'OrganizationKind',
  description: '单位类别 — what sort of unit it is.',
  valuesMap: {
    PARTY_COMMITTEE_OFFICE: { description: '党委部门 — office of a party committee.' },
    GOVERNMENT_DEPARTMENT: { description: '政府部门 — government department.' },
    STREET_OFFICE: { description: '街道办事处、镇政府 — street office or town government.' },
    COMMUNITY: { description: '社区、村 — residents’ or villagers’ committee.' },
    SCHOOL: { description: '学校 — school, kindergarten or university.' },
    PUBLIC_SECURITY: { description: '公安局、派出所 — public security bureau or police station.' },
    JUSTICE: { description: '司法局、司法所 — justice bureau or office.' },
    COURT_PROCURATORATE: { description: '法院、检察院 — court or procuratorate.' },
    DISABLED_PERSONS_FEDERATION: { description: '残联 — disabled persons’ federation.' },
    MASS_ORGANIZATION: {
      description: '团委、妇联、工会等群团组织 — youth league, women’s federation, trade union.',
    },
    CULTURAL_INSTITUTION: {
      description: '图书馆、文化馆、博物馆 — library, cultural centre, museum.',
    },
    LAW_FIRM: { description: '律师事务所 — law firm.' },
    ENTERPRISE: { description: '企业 — enterprise.' },
    SOCIAL_ORGANIZATION: { description: '社会组织 — social organization.' },
    MEDIA: { description: '新闻媒体 — news outlet.' },
    MILITARY: { description: '人武部、部队 — armed forces department or military unit.' },
    OTHER: { description: '其他 — any other.' },
  },
});

/** A unit that organizes, hosts, receives or reports: an office, school, community, firm. */
@ObjectType({
  description: '单位 — a unit that organizes or takes part: an office, school, community, firm.',
})
@Entity('organizations')
@Index(['regionId', 'name'], { unique: true, where: 'merged_into_id IS NULL' })
@Index(['name'])
@Index(['parentId'])
@Index(['mergedIntoId'])
export class Organization extends VersionedRow {
  @Field(() => ID, { description: '编号 — id (UUIDv7).' })
  declare id: string;

  @Field(() => Number, {
    description: '版本 — grows with every change; send it back as expectedVersion.',
  })
  declare version: number;

  @Field(() => String, { description: '单位名称 — full name.' })
  @Column('varchar', { length: 100 })
  name: string;

  @Field(() => String, { nullable: true, description: '简称 — short name.' })
  @Column('varchar', { length: 60, nullable: true })
  shortName: string | null;

  @Field(() => [String], { description: '别名 — other names under which it is known and found.' })
  @Column('simple-json')
  aliases: string[];

  /** The names as they are compared, one a line; see `organization-names.ts`. */
  @Column('text')
  searchText: string;

  @Field(() => OrganizationKind, { description: '单位类别 — kind.' })
  @EnumColumn()
  kind: OrganizationKind;

  @ManyToOne(() => Region, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  region: Relation<Region>;

  @Field(() => ID, { description: '所属区划编号 — id of the region it belongs to.' })
  @IdColumn()
  regionId: string;

  @ManyToOne(() => Organization, { nullable: true, onDelete: 'RESTRICT' })
  @JoinColumn()
  parent: Relation<Organization> | null;

  @IdColumn({ nullable: true })
  parentId: string | null;

  /** Personal: shown by the rule in `organization.policy.ts` only. */
  @Column('varchar', { length: 50, nullable: true })
  contactName: string | null;

  /** Personal: shown by the rule in `organization.policy.ts` only. */
  @Column('varchar', { length: 30, nullable: true })
  contactPhone: string | null;

  @ManyToOne(() => Organization, { nullable: true, onDelete: 'RESTRICT' })
  @JoinColumn()
  mergedInto: Relation<Organization> | null;

  /** Set on a duplicate: the unit that stands for it now. */
  @IdColumn({ nullable: true })
  mergedIntoId: string | null;

  @BeforeInsert()
  @BeforeUpdate()
  protected composeSearchText(): void {
    this.aliases ??= [];
    this.searchText = searchTextOf([this.name, this.shortName, ...this.aliases]);
  }
}
