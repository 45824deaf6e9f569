import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { BaseRow, EnumColumn, IdColumn, InstantColumn } from '../../platform/database/columns.js';
import { GraphQLYuan } from '../../platform/graphql/yuan.scalar.js';
import { EducationBase } from '../education-bases/education-base.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { BookDonationStatus, BookDonationStepKind } from './book-donation-status.policy.js';
import { BookDonation } from './book-donation.entity.js';

/** A row that belongs to one donation. */
abstract class DonationRow extends BaseRow {
  @ManyToOne(() => BookDonation, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  donation: Relation<BookDonation>;

  @IdColumn()
  donationId: string;
}

/** A unit that the books were given to. */
@Entity('book_donation_recipients')
@Index(['donationId', 'organizationId'], { unique: true })
@Index('book_donation_recipients_by_unit', ['organizationId', 'donationId'])
export class BookDonationRecipient extends DonationRow {
  @ManyToOne(() => Organization, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  organization: Relation<Organization>;

  @IdColumn()
  organizationId: string;

  @Column('integer')
  position: number;
}

/** An education base that the books were given to. */
@Entity('book_donation_bases')
@Index(['donationId', 'baseId'], { unique: true })
@Index('book_donation_bases_by_base', ['baseId', 'donationId'])
export class BookDonationBase extends DonationRow {
  @ManyToOne(() => EducationBase, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  base: Relation<EducationBase>;

  @IdColumn()
  baseId: string;

  @Column('integer')
  position: number;
}

/** One title of a donation. */
@ObjectType({ description: '书目 — one title of a donation.' })
@Entity('book_donation_lines')
@Index(['donationId', 'position'])
@Index(['isbn'])
@Index(['titleKey'])
export class BookDonationLine extends DonationRow {
  @Field(() => ID, { description: '编号 — id (UUIDv7); another one once the line changes.' })
  declare id: string;

  @Field(() => String, { description: '书名 — title of the book.' })
  @Column('varchar', { length: 200 })
  title: string;

  /** The title as it is compared; see `name-key.ts`. */
  @Column('varchar', { length: 200 })
  titleKey: string;

  @Field(() => String, {
    nullable: true,
    description: '国际标准书号 — ISBN-13, digits only; an ISBN-10 was converted.',
  })
  @Column('varchar', { length: 13, nullable: true })
  isbn: string | null;

  @Field(() => String, { nullable: true, description: '出版社 — publisher.' })
  @Column('varchar', { length: 100, nullable: true })
  publisher: string | null;

  @Field(() => Int, { nullable: true, description: '册数 — copies; null when not known.' })
  @Column('integer', { nullable: true })
  copies: number | null;

  /** In fen, so that sums are exact. */
  @Field(() => GraphQLYuan, {
    nullable: true,
    description: '定价 — list price of one copy; null when not known.',
  })
  @Column('integer', { nullable: true })
  listPrice: number | null;

  @Column('integer')
  position: number;
}

/** One step of a donation's life: who did what, when and why. Written once, never changed. */
@ObjectType({ description: '赠书办理记录 — one step of a donation’s life: who, what, when, why.' })
@Entity('book_donation_steps')
@Index(['donationId', 'at'])
export class BookDonationStep extends DonationRow {
  @Field(() => ID, { description: '编号 — id (UUIDv7).' })
  declare id: string;

  @Field(() => BookDonationStepKind, { description: '步骤 — what was done.' })
  @EnumColumn()
  kind: BookDonationStepKind;

  @Field(() => BookDonationStatus, { description: '新状态 — status afterwards.' })
  @EnumColumn()
  toStatus: BookDonationStatus;

  @Field(() => String, { nullable: true, description: '原因 — the reason given.' })
  @Column('varchar', { length: 500, nullable: true })
  reason: string | null;

  @Field(() => [String], {
    description: '变更内容 — what was changed, for a step of kind CHANGE (field names).',
  })
  @Column('simple-json')
  changed: string[];

  @IdColumn({ nullable: true })
  accountId: string | null;

  @Field(() => String, { description: '办理人 — the account’s name at that time.' })
  @Column('varchar', { length: 100 })
  accountName: string;

  @Field(() => GraphQLDateTimeISO, { description: '时间 — when.' })
  @InstantColumn()
  at: string;
}
