import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { DayColumn, EnumColumn, IdColumn, VersionedRow } from '../../platform/database/columns.js';

/** Levels of the administrative divisions (statistics bureau codes of 2, 4, 6, 9, 12 digits). */
export enum RegionLevel {
  PROVINCE = 'PROVINCE',
  CITY = 'CITY',
  DISTRICT = 'DISTRICT',
  STREET = 'STREET',
  COMMUNITY = 'COMMUNITY',
}

registerEnumType(RegionLevel, {
  name: 'RegionLevel',
  description: '区划级别 — level of an administrative division.',
  valuesMap: {
    PROVINCE: { description: '省级 — province.' },
    CITY: { description: '地级 — city.' },
    DISTRICT: { description: '县级(县、市、区) — district or county.' },
    STREET: { description: '乡级(街道、镇、乡) — street or town.' },
    COMMUNITY: { description: '社区、村 — community or village.' },
  },
});

/** A place in the tree of administrative divisions. Rights and figures follow its subtree. */
@ObjectType({
  description: '行政区划 — an administrative division (GB/T 2260 and statistics bureau codes).',
})
@Entity('regions')
@Index(['code'], { unique: true, where: 'valid_to IS NULL' })
@Index(['parentId', 'name'], { unique: true, where: 'valid_to IS NULL' })
@Index(['parentId'])
export class Region extends VersionedRow {
  @Field(() => ID, { description: '编号 — id (UUIDv7).' })
  declare id: string;

  @Field(() => Number, {
    description: '版本 — grows with every change; send it back as expectedVersion.',
  })
  declare version: number;

  @Field(() => String, {
    nullable: true,
    description: '区划代码 — 2, 4, 6, 9 or 12 digits; null until one is issued.',
  })
  @Column('varchar', { length: 12, nullable: true })
  code: string | null;

  @Field(() => String, { description: '名称 — name in force.' })
  @Column('varchar', { length: 100 })
  name: string;

  @Field(() => RegionLevel, { description: '级别 — level.' })
  @EnumColumn()
  level: RegionLevel;

  @ManyToOne(() => Region, { nullable: true, onDelete: 'RESTRICT' })
  @JoinColumn()
  parent: Relation<Region> | null;

  @IdColumn({ nullable: true })
  parentId: string | null;

  /** Ids from the root to this region, each followed by `/`: a subtree is a prefix. */
  @Column('varchar', { length: 400 })
  path: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '启用日期 — in force since; null: always.',
  })
  @DayColumn({ nullable: true })
  validFrom: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '撤销日期 — no longer in force from this day on.',
  })
  @DayColumn({ nullable: true })
  validTo: string | null;
}
