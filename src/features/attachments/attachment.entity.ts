import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Column, Entity, Index } from 'typeorm';
import { DayColumn, EnumColumn, IdColumn, VersionedRow } from '../../platform/database/columns.js';

/** What a file may be attached to; each kind has an {@link AttachmentOwner} that knows its rights. */
export enum RecordKind {
  ACTIVITY = 'ACTIVITY',
  BOOK_DONATION = 'BOOK_DONATION',
  BRIEFING = 'BRIEFING',
  EDUCATION_BASE = 'EDUCATION_BASE',
  LEGAL_AID_STATION = 'LEGAL_AID_STATION',
  MEDIA_REPORT = 'MEDIA_REPORT',
}

registerEnumType(RecordKind, {
  name: 'AttachmentRecordKind',
  description: '附件所属种类 — what kind of record a file is attached to.',
  valuesMap: {
    ACTIVITY: { description: '活动 — an activity.' },
    BOOK_DONATION: { description: '赠书 — a book donation.' },
    BRIEFING: { description: '简报 — a briefing: its paper as it was issued.' },
    EDUCATION_BASE: { description: '教育基地 — an education base.' },
    LEGAL_AID_STATION: { description: '残疾人法律援助站 — a legal-aid station.' },
    MEDIA_REPORT: { description: '媒体报道 — a press report.' },
  },
});

/** What a file is as a file. */
export enum AttachmentKind {
  PICTURE = 'PICTURE',
  DOCUMENT = 'DOCUMENT',
  RECORDING = 'RECORDING',
}

registerEnumType(AttachmentKind, {
  name: 'AttachmentKind',
  description: '附件种类 — what a file is, by its content.',
  valuesMap: {
    PICTURE: { description: '图片 — a picture; it has a thumbnail.' },
    DOCUMENT: { description: '文档 — a PDF, Word or Excel file.' },
    RECORDING: { description: '音视频 — a sound or video recording.' },
  },
});

/** What a file proves of the record (存档材料). */
export enum EvidenceKind {
  TEXT = 'TEXT',
  PHOTO = 'PHOTO',
  PRINTED_MATTER = 'PRINTED_MATTER',
  AUDIO_VIDEO = 'AUDIO_VIDEO',
  SIGN_IN_SHEET = 'SIGN_IN_SHEET',
  OTHER = 'OTHER',
}

registerEnumType(EvidenceKind, {
  name: 'EvidenceKind',
  description: '存档材料种类 — what a file proves of the record.',
  valuesMap: {
    TEXT: { description: '文字材料 — a text: plan, script, report.' },
    PHOTO: { description: '照片 — a photo.' },
    PRINTED_MATTER: { description: '印刷品 — a leaflet, poster or booklet.' },
    AUDIO_VIDEO: { description: '音像 — a sound or video recording.' },
    SIGN_IN_SHEET: {
      description:
        '签到表 — a sign-in sheet; holds names, so only the unit and its reviewers see it.',
    },
    OTHER: {
      description:
        '其他存档材料 — other papers for the file; only the unit and its reviewers see them.',
    },
  },
});

/** A photo, document or recording of a record. The file itself never changes. */
@ObjectType({
  description: '附件 — a photo, document or recording that belongs to a record.',
})
@Entity('attachments')
@Index(['recordKind', 'recordId', 'sha256'], { unique: true })
@Index(['storedAs'], { unique: true })
export class Attachment extends VersionedRow {
  @Field(() => ID, { description: '编号 — id (UUIDv7).' })
  declare id: string;

  @Field(() => Int, {
    description: '版本 — grows with every change; send it back as expectedVersion.',
  })
  declare version: number;

  @EnumColumn()
  recordKind: RecordKind;

  @IdColumn()
  recordId: string;

  @Field(() => AttachmentKind, { description: '附件种类 — what the file is, by its content.' })
  @EnumColumn()
  kind: AttachmentKind;

  @Field(() => EvidenceKind, { description: '存档材料种类 — what it proves of the record.' })
  @EnumColumn()
  evidenceKind: EvidenceKind;

  @Field(() => String, { description: '文件名 — the name it was sent under, made harmless.' })
  @Column('varchar', { length: 200 })
  fileName: string;

  @Field(() => String, { description: '文件类型 — media type found in its content.' })
  @Column('varchar', { length: 100 })
  mimeType: string;

  @Field(() => Int, { description: '字节数 — size of the file as it is kept.' })
  @Column('integer')
  bytes: number;

  @Field(() => Int, { nullable: true, description: '宽 — width in pixels; null unless a picture.' })
  @Column('integer', { nullable: true })
  width: number | null;

  @Field(() => Int, {
    nullable: true,
    description: '高 — height in pixels; null unless a picture.',
  })
  @Column('integer', { nullable: true })
  height: number | null;

  @Field(() => String, { nullable: true, description: '说明 — caption.' })
  @Column('varchar', { length: 200, nullable: true })
  caption: string | null;

  @Field(() => Int, { description: '次序 — place among the record’s attachments, from 1.' })
  @Column('integer')
  position: number;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description:
      '拍摄日期 — the day that the camera wrote into a photo; null when it is not known.',
  })
  @DayColumn({ nullable: true })
  takenOn: string | null;

  /** SHA-256 of what was sent: the same file is attached to a record once. */
  @Column('varchar', { length: 64 })
  sha256: string;

  /** Random name in the file store. */
  @IdColumn()
  storedAs: string;
}
