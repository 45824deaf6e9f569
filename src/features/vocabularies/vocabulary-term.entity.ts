import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity, Index } from 'typeorm';
import { EnumColumn, VersionedRow } from '../../platform/database/columns.js';

/** The lists of words that an administrator may edit. */
export enum Vocabulary {
  ACTIVITY_TYPE = 'ACTIVITY_TYPE',
  AUDIENCE = 'AUDIENCE',
  ENTRY_TAG = 'ENTRY_TAG',
  SECURITY_FIELD = 'SECURITY_FIELD',
  MATERIAL = 'MATERIAL',
  BASE_KIND = 'BASE_KIND',
  SYNONYM = 'SYNONYM',
  LEGAL_AID_SERVICE = 'LEGAL_AID_SERVICE',
}

registerEnumType(Vocabulary, {
  name: 'Vocabulary',
  description: '词表 — a list of words that administrators may edit.',
  valuesMap: {
    ACTIVITY_TYPE: { description: '活动类型 — what sort of activity it is.' },
    AUDIENCE: { description: '受众 — whom an activity addresses.' },
    ENTRY_TAG: { description: '“进”标签(七进) — where the education goes to.' },
    SECURITY_FIELD: { description: '国家安全领域 — field of national security.' },
    MATERIAL: { description: '资料种类 — what is handed out, put up or counted.' },
    BASE_KIND: { description: '教育基地类别 — what sort of education base it is.' },
    SYNONYM: {
      description:
        '同义词 — words that mean the same to a search, joined by `=`: 残联=残疾人联合会.',
    },
    LEGAL_AID_SERVICE: { description: '法律援助服务 — what a legal-aid station offers.' },
  },
});

/** One word of an editable list. Records name it by its code, which never changes. */
@ObjectType({
  description: '词条 — one word of an editable list; records refer to it by its code.',
})
@Entity('vocabulary_terms')
@Index(['vocabulary', 'code'], { unique: true })
@Index(['vocabulary', 'name'], { unique: true })
export class VocabularyTerm extends VersionedRow {
  @Field(() => ID, { description: '编号 — id (UUIDv7).' })
  declare id: string;

  @Field(() => Int, {
    description: '版本 — grows with every change; send it back as expectedVersion.',
  })
  declare version: number;

  @Field(() => Vocabulary, { description: '词表 — the list it belongs to.' })
  @EnumColumn()
  vocabulary: Vocabulary;

  @Field(() => String, { description: '代码 — capital letters, digits and `_`; never changes.' })
  @Column('varchar', { length: 40 })
  code: string;

  @Field(() => String, { description: '名称 — the word that users read.' })
  @Column('varchar', { length: 40 })
  name: string;

  @Field(() => String, {
    nullable: true,
    description: '说明 — what the word covers, for those who choose it.',
  })
  @Column('varchar', { length: 100, nullable: true })
  hint: string | null;

  @Field(() => Int, { description: '顺序 — place in its list, from 1.' })
  @Column('integer')
  position: number;

  @Field(() => String, {
    nullable: true,
    description: '量词 — counting word of a material (份, 册, 条, 人次…); null in other lists.',
  })
  @Column('varchar', { length: 10, nullable: true })
  countingWord: string | null;

  @Field(() => Boolean, {
    description: '启用 — false: retired; old records keep it, new ones cannot choose it.',
  })
  @Column('boolean')
  active: boolean;
}
