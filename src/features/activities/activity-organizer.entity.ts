import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { BaseRow, EnumColumn, IdColumn } from '../../platform/database/columns.js';
import { Organization } from '../organizations/organization.entity.js';
import { Activity } from './activity.entity.js';

/** What a unit does for an activity, in the order in which papers print them. */
export enum OrganizerRole {
  GUIDANCE = 'GUIDANCE',
  HOST = 'HOST',
  UNDERTAKER = 'UNDERTAKER',
  CO_ORGANIZER = 'CO_ORGANIZER',
  SUPPORT = 'SUPPORT',
  JOINT = 'JOINT',
  PARTICIPANT = 'PARTICIPANT',
}

registerEnumType(OrganizerRole, {
  name: 'OrganizerRole',
  description: '单位角色 — what a unit does for an activity.',
  valuesMap: {
    GUIDANCE: { description: '指导单位 — guides it.' },
    HOST: { description: '主办单位 — hosts it; several may.' },
    UNDERTAKER: { description: '承办单位 — carries it out; may stand without a host.' },
    CO_ORGANIZER: { description: '协办单位 — helps to carry it out.' },
    SUPPORT: { description: '支持单位 — supports it.' },
    JOINT: { description: '联合单位 — acts jointly with others.' },
    PARTICIPANT: { description: '参与单位 — takes part.' },
  },
});

/** A unit in a role for an activity, at its place in the printed order. */
@ObjectType({ description: '组织单位 — a unit in a role for an activity.' })
@Entity('activity_organizers')
@Index(['activityId', 'organizationId', 'role'], { unique: true })
@Index('activity_organizers_by_unit', ['organizationId', 'role', 'activityId'])
export class ActivityOrganizer extends BaseRow {
  @ManyToOne(() => Activity, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  activity: Relation<Activity>;

  @IdColumn()
  activityId: string;

  @ManyToOne(() => Organization, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  organization: Relation<Organization>;

  @IdColumn()
  organizationId: string;

  @Field(() => OrganizerRole, { description: '角色 — what the unit does.' })
  @EnumColumn()
  role: OrganizerRole;

  @Field(() => Int, { description: '顺序 — place in the printed order, from 1.' })
  @Column('integer')
  position: number;
}
