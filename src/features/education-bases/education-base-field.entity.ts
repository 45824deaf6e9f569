import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { BaseRow, IdColumn } from '../../platform/database/columns.js';
import { VocabularyTerm } from '../vocabularies/vocabulary-term.entity.js';
import { EducationBase } from './education-base.entity.js';

/** A field of national security that a base teaches. */
@Entity('education_base_fields')
@Index(['baseId', 'termId'], { unique: true })
@Index('education_base_fields_by_term', ['termId', 'baseId'])
export class EducationBaseField extends BaseRow {
  @ManyToOne(() => EducationBase, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  base: Relation<EducationBase>;

  @IdColumn()
  baseId: string;

  @ManyToOne(() => VocabularyTerm, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  term: Relation<VocabularyTerm>;

  @IdColumn()
  termId: string;

  @Column('integer')
  position: number;
}
