import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { NotAudited } from '../../platform/audit/audit.subscriber.js';
import { Region } from '../regions/region.entity.js';

/**
 * What the public activities of one street on one day add up to; those held for a whole district or
 * more stand under that region. It repeats what the activities say: `activity-figures.service.ts`
 * changes it in the unit of work that changes them.
 */
@NotAudited()
@Entity('activity_figures')
export class ActivityDayFigures {
  @PrimaryColumn('varchar', { length: 36 })
  regionId: string;

  @ManyToOne(() => Region, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn()
  region: Relation<Region>;

  /** The first day of the activities, `9999` when it is not known. */
  @PrimaryColumn('varchar', { length: 10 })
  day: string;

  @Column('integer')
  activities: number;

  @Column('integer')
  closed: number;

  @Column('integer')
  participants: number;

  @Column('integer')
  participantsEstimated: number;
}
