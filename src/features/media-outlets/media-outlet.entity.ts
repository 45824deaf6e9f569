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
import { EnumColumn, IdColumn, VersionedRow } from '../../platform/database/columns.js';
import { nameKey } from '../../platform/name-key.js';
import { Region } from '../regions/region.entity.js';

/** How high an outlet stands. */
export enum MediaLevel {
  CENTRAL = 'CENTRAL',
  PROVINCIAL = 'PROVINCIAL',
  CITY = 'CITY',
  DISTRICT = 'DISTRICT',
  SELF_MEDIA = 'SELF_MEDIA',
}

registerEnumType(MediaLevel, {
  name: 'MediaLevel',
  description: '媒体级别 — how high an outlet stands.',
  valuesMap: {
    CENTRAL: { description: '中央级 — central.' },
    PROVINCIAL: { description: '省级 — of a province.' },
    CITY: { description: '市级 — of a city.' },
    DISTRICT: { description: '区县级 — of a district or county.' },
    SELF_MEDIA: { description: '自媒体、公众号 — accounts of units and persons.' },
  },
});

/** By what means an outlet reaches people. */
export enum MediaForm {
  NEWSPAPER = 'NEWSPAPER',
  TV = 'TV',
  RADIO = 'RADIO',
  WEBSITE = 'WEBSITE',
  APP = 'APP',
  WECHAT = 'WECHAT',
  VIDEO_ACCOUNT = 'VIDEO_ACCOUNT',
  DOUYIN = 'DOUYIN',
}

registerEnumType(MediaForm, {
  name: 'MediaForm',
  description: '媒体形式 — by what means an outlet reaches people.',
  valuesMap: {
    NEWSPAPER: { description: '报纸 — newspaper.' },
    TV: { description: '电视 — television.' },
    RADIO: { description: '广播 — radio.' },
    WEBSITE: { description: '网站 — website.' },
    APP: { description: '客户端 — app.' },
    WECHAT: { description: '微信公众号 — WeChat account.' },
    VIDEO_ACCOUNT: { description: '视频号 — WeChat video account.' },
    DOUYIN: { description: '抖音 — Douyin account.' },
  },
});

/** Where reports appear: a newspaper, a channel, a website, an account. */
@ObjectType({
  description: '媒体 — where reports appear: a newspaper, a channel, a website, an account.',
})
@Entity('media_outlets')
@Index(['nameKey'], { unique: true })
@Index('media_outlets_by_name', ['name', 'id'])
@Index(['regionId'])
export class MediaOutlet extends VersionedRow {
  @Field(() => ID, { description: '编号 — id (UUIDv7).' })
  declare id: string;

  @Field(() => Int, {
    description: '版本 — grows with every change; send it back as expectedVersion.',
  })
  declare version: number;

  @Field(() => String, { description: '媒体名称 — full name.' })
  @Column('varchar', { length: 60 })
  name: string;

  /** The name as it is compared; see `name-key.ts`. */
  @Column('varchar', { length: 60 })
  nameKey: string;

  @Field(() => [String], { description: '别名 — other names under which it is quoted.' })
  @Column('simple-json')
  aliases: string[];

  @Field(() => [String], {
    description:
      '网站域名 — hosts whose pages are its own: a pasted link tells the outlet by them.',
  })
  @Column('simple-json')
  hosts: string[];

  @Field(() => MediaLevel, { description: '媒体级别 — how high it stands.' })
  @EnumColumn()
  level: MediaLevel;

  @Field(() => MediaForm, { description: '媒体形式 — by what means it reaches people.' })
  @EnumColumn()
  form: MediaForm;

  @ManyToOne(() => Region, { nullable: true, onDelete: 'RESTRICT' })
  @JoinColumn()
  region: Relation<Region> | null;

  /** Whose outlet it is; null where it is nobody's in particular. */
  @IdColumn({ nullable: true })
  regionId: string | null;

  @BeforeInsert()
  @BeforeUpdate()
  protected composeNameKey(): void {
    this.nameKey = nameKey(this.name) || this.name;
  }
}
