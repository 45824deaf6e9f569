import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { ArrayUnique, IsEnum, IsOptional, IsUUID } from 'class-validator';
import { HasAtMost, IsOptionalText, IsWithin, says } from '../../platform/graphql/validation.js';
import { EvidenceKind, RecordKind } from './attachment.entity.js';

export const MAX_PER_RECORD = 50;
export const MAX_CAPTION = 200;
const MAX_VERSION = 2_000_000_000;

const IsId = () => IsUUID(undefined, { message: says('编号无效', 'is not an id') });

const IsRecordKind = () =>
  IsEnum(RecordKind, { message: says('不是可以添加附件的种类', 'is not a kind of record') });
const IsEvidenceKind = () =>
  IsEnum(EvidenceKind, { message: says('不是存档材料种类', 'is not a kind of evidence') });

/** The fields beside the file in the form of `POST /attachments`. */
export class UploadFields {
  @IsRecordKind()
  recordKind: RecordKind;

  @IsId()
  recordId: string;

  @IsEvidenceKind()
  evidenceKind: EvidenceKind = EvidenceKind.OTHER;

  @IsOptionalText(MAX_CAPTION)
  caption?: string | null;
}

@InputType({ description: '修改附件 — what to change of an attachment; absent fields stay.' })
export class UpdateAttachmentInput {
  @Field(() => ID, { description: '编号 — the attachment.' })
  @IsId()
  id: string;

  @Field(() => Int, { description: '所依据的版本 — the version that the change was made on.' })
  @IsWithin(1, MAX_VERSION)
  expectedVersion: number;

  @Field(() => String, { nullable: true, description: '说明 — caption; empty or null clears it.' })
  @IsOptionalText(MAX_CAPTION)
  caption?: string | null;

  @Field(() => EvidenceKind, {
    nullable: true,
    description: '存档材料种类 — what it proves; absent or null: unchanged.',
  })
  @IsOptional()
  @IsEvidenceKind()
  evidenceKind?: EvidenceKind | null;
}

@InputType({ description: '排列附件 — the order of all attachments of a record.' })
export class OrderAttachmentsInput {
  @Field(() => RecordKind, { description: '所属种类 — kind of the record.' })
  @IsRecordKind()
  recordKind: RecordKind;

  @Field(() => ID, { description: '所属记录 — id of the record.' })
  @IsId()
  recordId: string;

  @Field(() => [ID], {
    description: '附件编号 — every attachment of the record once, in the new order.',
  })
  @HasAtMost(MAX_PER_RECORD)
  @ArrayUnique({ message: says('有重复的附件', 'names an attachment twice') })
  @IsUUID(undefined, { each: true, message: says('编号无效', 'is not an id') })
  ids: string[];
}

@InputType({ description: '删除附件 — which attachment to remove.' })
export class DeleteAttachmentInput {
  @Field(() => ID, { description: '编号 — the attachment.' })
  @IsId()
  id: string;
}
