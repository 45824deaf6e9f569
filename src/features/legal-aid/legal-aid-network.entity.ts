import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { BaseRow, IdColumn, VersionedRow } from '../../platform/database/columns.js';
import { Activity } from '../activities/activity.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region } from '../regions/region.entity.js';

/** The levels on which legal aid for disabled residents is organized, from the top down. */
export enum LegalAidLevel {
  DISTRICT = 'DISTRICT',
  STREET = 'STREET',
  COMMUNITY = 'COMMUNITY',
}

registerEnumType(LegalAidLevel, {
  name: 'LegalAidLevel',
  description: '援助站级别 — level of a legal-aid station; that of the region it serves.',
  valuesMap: {
    DISTRICT: { description: '区级:法律援助中心、工作站 — the district’s centre.' },
    STREET: { description: '街道级:工作站 — a street’s station.' },
    COMMUNITY: { description: '社区级:联络点 — a community’s contact point.' },
  },
});

/** A scheme of stations as it was announced, also where no single station is named yet. */
@ObjectType({
  description:
    '法律援助网络 — a scheme of stations on several levels as it was announced; stations may belong to it.',
})
@Entity('legal_aid_networks')
@Index(['regionId', 'name'], { unique: true })
@Index(['name', 'id'])
@Index(['announcedAtId'])
export class LegalAidNetwork extends VersionedRow {
  @Field(() => ID, { description: '编号 — id (UUIDv7).' })
  declare id: string;

  @Field(() => Int, {
    description: '版本 — grows with every change; send it back as expectedVersion.',
  })
  declare version: number;

  @Field(() => String, { description: '名称 — name.' })
  @Column('varchar', { length: 100 })
  name: string;

  @Field(() => [LegalAidLevel], {
    description: '级别 — the levels on which it has, or is to have, stations.',
  })
  @Column('simple-json')
  levels: LegalAidLevel[];

  @ManyToOne(() => Region, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  region: Relation<Region>;

  /** The region that it covers. */
  @IdColumn()
  regionId: string;

  @ManyToOne(() => Activity, { nullable: true, onDelete: 'RESTRICT' })
  @JoinColumn()
  announcedAt: Relation<Activity> | null;

  /** The activity at which it was announced. */
  @IdColumn({ nullable: true })
  announcedAtId: string | null;

  @Field(() => String, { nullable: true, description: '说明 — what is known of it.' })
  @Column('varchar', { length: 500, nullable: true })
  summary: string | null;
}

/** A unit that leads a network, at its place in the printed order. */
@Entity('legal_aid_network_leads')
@Index(['networkId', 'organizationId'], { unique: true })
@Index(['organizationId'])
export class LegalAidNetworkLead extends BaseRow {
  @ManyToOne(() => LegalAidNetwork, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  network: Relation<LegalAidNetwork>;

  @IdColumn()
  networkId: string;

  @ManyToOne(() => Organization, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  organization: Relation<Organization>;

  @IdColumn()
  organizationId: string;

  @Column('integer')
  position: number;
}
