import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { BaseRow, EnumColumn, IdColumn } from '../../platform/database/columns.js';
import { Vocabulary, VocabularyTerm } from '../vocabularies/vocabulary-term.entity.js';
import { Activity } from './activity.entity.js';

/** A row that says something of one activity with one word of a vocabulary. */
abstract class TermRow extends BaseRow {
  @ManyToOne(() => Activity, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  activity: Relation<Activity>;

  @IdColumn()
  activityId: string;

  @ManyToOne(() => VocabularyTerm, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  term: Relation<VocabularyTerm>;

  @IdColumn()
  termId: string;

  @Column('integer')
  position: number;
}

/** An audience, 进-tag or security field of an activity. */
@Entity('activity_terms')
@Index(['activityId', 'termId'], { unique: true })
@Index('activity_terms_by_term', ['termId', 'activityId'])
export class ActivityTerm extends TermRow {
  @EnumColumn()
  vocabulary: Vocabulary;
}

/** How many of one audience came, without names. */
@ObjectType({ description: '受众人数 — how many of one audience came; never names.' })
@Entity('activity_audience_counts')
@Index(['activityId', 'termId'], { unique: true })
@Index(['termId'])
export class ActivityAudienceCount extends TermRow {
  @Field(() => Int, { description: '人数 — headcount of this audience.' })
  @Column('integer')
  headcount: number;
}

/** How much of one material was given out or shown. */
@ObjectType({ description: '宣传品数量 — how much of one material was given out or shown.' })
@Entity('activity_materials')
@Index(['activityId', 'termId', 'countingWord'], { unique: true })
@Index(['termId'])
export class ActivityMaterial extends TermRow {
  @Field(() => Int, { description: '数量 — quantity, in the counting word.' })
  @Column('integer')
  quantity: number;

  @Field(() => String, { description: '量词 — counting word (份、册、块、人次).' })
  @Column('varchar', { length: 10 })
  countingWord: string;

  @Field(() => Int, { nullable: true, description: '种类数 — of how many kinds.' })
  @Column('integer', { nullable: true })
  kinds: number | null;

  @Field(() => Boolean, { description: '为约数 — the quantity is an estimate (余).' })
  @Column('boolean')
  estimated: boolean;
}
