import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { BaseRow, IdColumn } from '../../platform/database/columns.js';
import { Organization } from '../organizations/organization.entity.js';
import { Campaign } from './campaign.entity.js';

/** A unit that leads a campaign, in its printed order. */
@Entity('campaign_leads')
@Index(['campaignId', 'organizationId'], { unique: true })
@Index(['organizationId'])
export class CampaignLead extends BaseRow {
  @ManyToOne(() => Campaign, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  campaign: Relation<Campaign>;

  @IdColumn()
  campaignId: string;

  @ManyToOne(() => Organization, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  organization: Relation<Organization>;

  @IdColumn()
  organizationId: string;

  @Column('integer')
  position: number;
}

/** What a campaign expects of a unit. */
@ObjectType({ description: '目标任务 — what a campaign expects of one unit.' })
@Entity('campaign_targets')
@Index(['campaignId', 'organizationId'], { unique: true })
@Index(['organizationId'])
export class CampaignTarget extends BaseRow {
  @ManyToOne(() => Campaign, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  campaign: Relation<Campaign>;

  @IdColumn()
  campaignId: string;

  @ManyToOne(() => Organization, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  organization: Relation<Organization>;

  @IdColumn()
  organizationId: string;

  @Field(() => Int, {
    nullable: true,
    description: '应开展场次 — number of activities; null: none.',
  })
  @Column('integer', { nullable: true })
  activities: number | null;

  @Field(() => Int, { nullable: true, description: '应覆盖人次 — people reached; null: none set.' })
  @Column('integer', { nullable: true })
  headcount: number | null;
}
