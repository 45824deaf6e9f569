import {
  Column,
  type ColumnOptions,
  BeforeInsert,
  BeforeUpdate,
  PrimaryColumn,
  VersionColumn,
} from 'typeorm';
import { v7 as uuidv7 } from 'uuid';

/** Now, as the database keeps it: ISO 8601 in UTC, fixed width, so text order is time order. */
export const now = (): string => new Date().toISOString();

export const newId = (): string => uuidv7();

/** A UUID in 36 characters. */
export const IdColumn = (options: ColumnOptions = {}) =>
  Column('varchar', { length: 36, ...options });

/** A moment, kept as ISO 8601 UTC text (`2023-04-10T01:00:00.000Z`). */
export const InstantColumn = (options: ColumnOptions = {}) =>
  Column('varchar', { length: 24, ...options });

/** A calendar day in Asia/Shanghai, `2023-04-10`. */
export const DayColumn = (options: ColumnOptions = {}) =>
  Column('varchar', { length: 10, ...options });

/** A word from a fixed list, kept by name. */
export const EnumColumn = (options: ColumnOptions = {}) =>
  Column('varchar', { length: 40, ...options });

/** A row with an id of its own and the times it was made and last changed. */
export abstract class BaseRow {
  @PrimaryColumn('varchar', { length: 36 })
  id: string;

  @InstantColumn()
  createdAt: string;

  @InstantColumn()
  updatedAt: string;

  @BeforeInsert()
  protected stampNew(): void {
    this.id ??= newId();
    this.createdAt ??= now();
    this.updatedAt ??= this.createdAt;
  }

  @BeforeUpdate()
  protected stampChanged(): void {
    this.updatedAt = now();
  }
}

/** A row that two people may edit: its version grows with every change. */
export abstract class VersionedRow extends BaseRow {
  @VersionColumn()
  version: number;
}
