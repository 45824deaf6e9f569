import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
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
import { EnumColumn, IdColumn } from '../../platform/database/columns.js';
import { nameKey } from '../../platform/name-key.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region } from '../regions/region.entity.js';
import { PlaceFacts } from './place-facts.entity.js';

/** What sort of place a venue is. */
export enum VenueKind {
  SCHOOL = 'SCHOOL',
  PARK = 'PARK',
  COMMUNITY_CENTER = 'COMMUNITY_CENTER',
  SQUARE = 'SQUARE',
  LIBRARY = 'LIBRARY',
  MUSEUM = 'MUSEUM',
  THEATER = 'THEATER',
  OFFICE = 'OFFICE',
  ENTERPRISE = 'ENTERPRISE',
  ONLINE = 'ONLINE',
  OTHER = 'OTHER',
}

registerEnumType(VenueKind, {
  name: 'VenueKind',
  description: '场地类别 — what sort of place it is.',
  valuesMap: {
    SCHOOL: { description: '学校 — school or campus.' },
    PARK: { description: '公园 — park.' },
    COMMUNITY_CENTER: { description: '社区活动中心、文明实践站 — community centre.' },
    SQUARE: { description: '广场、街头 — square or street.' },
    LIBRARY: { description: '图书馆 — library.' },
    MUSEUM: { description: '博物馆、纪念馆、展馆 — museum or exhibition hall.' },
    THEATER: { description: '剧院、影院 — theatre or cinema.' },
    OFFICE: { description: '机关、会议场所 — office building or meeting place.' },
    ENTERPRISE: { description: '企业、园区 — enterprise or industrial park.' },
    ONLINE: { description: '网络平台 — online; has no position.' },
    OTHER: { description: '其他 — any other.' },
  },
});

/** The geodetic datum of coordinates, which Chinese maps shift on purpose. */
export enum Datum {
  WGS84 = 'WGS84',
  GCJ02 = 'GCJ02',
  BD09 = 'BD09',
}

registerEnumType(Datum, {
  name: 'Datum',
  description: '坐标系 — datum of coordinates; Chinese maps shift theirs.',
  valuesMap: {
    WGS84: { description: 'WGS-84 坐标(卫星定位) — satellite positioning; what is stored.' },
    GCJ02: { description: '国测局坐标(高德、腾讯) — Amap, Tencent.' },
    BD09: { description: '百度坐标 — Baidu.' },
  },
});

/** A place where activities happen. */
@ObjectType({ description: '场地 — a place where activities happen.' })
@Entity('venues')
@Index(['regionId', 'nameKey'])
@Index(['name', 'id'])
@Index(['operatorId'])
export class Venue extends PlaceFacts {
  @Field(() => ID, { description: '编号 — id (UUIDv7).' })
  declare id: string;

  @Field(() => Int, {
    description: '版本 — grows with every change; send it back as expectedVersion.',
  })
  declare version: number;

  @Field(() => String, { description: '名称 — name.' })
  @Column('varchar', { length: 100 })
  name: string;

  /** The name as it is compared and searched. */
  @Column('varchar', { length: 100 })
  nameKey: string;

  @Field(() => VenueKind, { description: '类别 — kind.' })
  @EnumColumn()
  kind: VenueKind;

  @ManyToOne(() => Region, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  region: Relation<Region>;

  @Field(() => ID, { description: '所在区划编号 — id of the region it lies in.' })
  @IdColumn()
  regionId: string;

  @ManyToOne(() => Organization, { nullable: true, onDelete: 'RESTRICT' })
  @JoinColumn()
  operator: Relation<Organization> | null;

  /** The unit that runs the place and may edit it. */
  @IdColumn({ nullable: true })
  operatorId: string | null;

  @Field(() => String, { nullable: true, description: '地址 — street address.' })
  @Column('varchar', { length: 200, nullable: true })
  address: string | null;

  /** WGS-84, converted from the source's numbers; null together with the five below. */
  @Column('double precision', { nullable: true })
  latitude: number | null;

  @Column('double precision', { nullable: true })
  longitude: number | null;

  @EnumColumn({ nullable: true })
  sourceDatum: Datum | null;

  @Column('double precision', { nullable: true })
  sourceLatitude: number | null;

  @Column('double precision', { nullable: true })
  sourceLongitude: number | null;

  @Field(() => Int, {
    nullable: true,
    description: '容纳人数 — how many people it holds; null: unknown.',
  })
  @Column('integer', { nullable: true })
  capacity: number | null;

  /** Personal: shown by the rule in `venue.policy.ts` only. */
  @Column('varchar', { length: 50, nullable: true })
  contactName: string | null;

  /** Personal: shown by the rule in `venue.policy.ts` only. */
  @Column('varchar', { length: 30, nullable: true })
  contactPhone: string | null;

  @Field(() => Boolean, {
    description: '可用 — false: no longer offered; old activities keep it.',
  })
  @Column('boolean')
  active: boolean;

  @BeforeInsert()
  @BeforeUpdate()
  protected composeKeys(): void {
    this.nameKey = nameKey(this.name);
  }
}
