import { registerEnumType } from '@nestjs/graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { BaseRow, EnumColumn, IdColumn } from '../../platform/database/columns.js';
import { Activity } from '../activities/activity.entity.js';
import { EducationBase } from '../education-bases/education-base.entity.js';

/** How an activity and a base have to do with each other. */
export enum BaseActivityKind {
  HELD_AT = 'HELD_AT',
  VISIT = 'VISIT',
  NAMING = 'NAMING',
}

registerEnumType(BaseActivityKind, {
  name: 'BaseActivityKind',
  description:
    '活动与基地的关系 — how an activity and an education base have to do with each other.',
  valuesMap: {
    HELD_AT: { description: '在基地举办 — held at the base.' },
    VISIT: { description: '参观基地 — a visit to the base.' },
    NAMING: { description: '命名揭牌 — the base was named at it; from the steps of the base.' },
  },
});

/** What an organizer marks by hand: at which bases an activity was held, or which it visited. */
@Entity('base_activities')
@Index(['activityId', 'baseId'], { unique: true })
@Index('base_activities_by_base', ['baseId', 'activityId'])
export class BaseActivity extends BaseRow {
  @ManyToOne(() => Activity, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  activity: Relation<Activity>;

  @IdColumn()
  activityId: string;

  @ManyToOne(() => EducationBase, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  base: Relation<EducationBase>;

  @IdColumn()
  baseId: string;

  /** HELD_AT or VISIT. */
  @EnumColumn()
  kind: BaseActivityKind;

  @Column('integer')
  position: number;
}
