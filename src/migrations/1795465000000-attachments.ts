import { type MigrationInterface, type QueryRunner, Table, type TableOptions } from 'typeorm';

const TABLES: TableOptions[] = [
  {
    columns: [
      {
        isPrimary: true,
        length: '36',
        name: 'id',
        type: 'varchar',
      },
      {
        length: '24',
        name: 'created_at',
        type: 'varchar',
      },
      {
        length: '24',
        name: 'updated_at',
        type: 'varchar',
      },
      {
        name: 'version',
        type: 'integer',
      },
      {
        length: '40',
        name: 'record_kind',
        type: 'varchar',
      },
      {
        length: '36',
        name: 'record_id',
        type: 'varchar',
      },
      {
        length: '40',
        name: 'kind',
        type: 'varchar',
      },
      {
        length: '40',
        name: 'evidence_kind',
        type: 'varchar',
      },
      {
        length: '200',
        name: 'file_name',
        type: 'varchar',
      },
      {
        length: '100',
        name: 'mime_type',
        type: 'varchar',
      },
      {
        name: 'bytes',
        type: 'integer',
      },
      {
        isNullable: true,
        name: 'width',
        type: 'integer',
      },
      {
        isNullable: true,
        name: 'height',
        type: 'integer',
      },
      {
        isNullable: true,
        length: '200',
        name: 'caption',
        type: 'varchar',
      },
      {
        name: 'position',
        type: 'integer',
      },
      {
        isNullable: true,
        length: '10',
        name: 'taken_on',
        type: 'varchar',
      },
      {
        length: '64',
        name: 'sha256',
        type: 'varchar',
      },
      {
        length: '36',
        name: 'stored_as',
        type: 'varchar',
      },
    ],
    indices: [
      {
        columnNames: ['stored_as'],
        name: 'IDX_647ebe7dea809c767fa147f45b',
        isUnique: true,
      },
      {
        columnNames: ['record_kind', 'record_id', 'sha256'],
        name: 'IDX_68d4fd599530d81726296a5482',
        isUnique: true,
      },
    ],
    name: 'attachments',
  },
];

export class Attachments1795465000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.createTable(new Table(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.dropTable(table.name);
  }
}
