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
        name: 'at',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '36',
        name: 'account_id',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '36',
        name: 'organization_id',
        type: 'varchar',
      },
      {
        length: '100',
        name: 'account_name',
        type: 'varchar',
      },
      {
        length: '40',
        name: 'action',
        type: 'varchar',
      },
      {
        length: '60',
        name: 'entity',
        type: 'varchar',
      },
      {
        length: '100',
        name: 'record_id',
        type: 'varchar',
      },
      {
        isNullable: true,
        name: 'record_version',
        type: 'integer',
      },
      {
        isNullable: true,
        name: 'before',
        type: 'text',
      },
      {
        isNullable: true,
        name: 'after',
        type: 'text',
      },
      {
        isNullable: true,
        length: '64',
        name: 'request_id',
        type: 'varchar',
      },
    ],
    indices: [
      {
        columnNames: ['at'],
        name: 'IDX_250efb0ce8887f1f18ccc4188a',
      },
      {
        columnNames: ['account_id', 'at'],
        name: 'IDX_9feb9690c0882807361ff8dc84',
      },
      {
        columnNames: ['entity', 'record_id', 'at'],
        name: 'IDX_4fddd3686be7dcb3e8dbfe28c6',
      },
    ],
    name: 'audit_lines',
  },
  {
    columns: [
      {
        isPrimary: true,
        length: '36',
        name: 'account_id',
        type: 'varchar',
      },
      {
        isPrimary: true,
        length: '60',
        name: 'operation',
        type: 'varchar',
      },
      {
        isPrimary: true,
        length: '100',
        name: 'key',
        type: 'varchar',
      },
      {
        length: '64',
        name: 'body_hash',
        type: 'varchar',
      },
      {
        name: 'answer',
        type: 'text',
      },
      {
        length: '24',
        name: 'created_at',
        type: 'varchar',
      },
    ],
    indices: [
      {
        columnNames: ['created_at'],
        name: 'IDX_5e72f040fdc5efc8eef52a388c',
      },
    ],
    name: 'idempotency_keys',
  },
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
        isNullable: true,
        length: '12',
        name: 'code',
        type: 'varchar',
      },
      {
        length: '100',
        name: 'name',
        type: 'varchar',
      },
      {
        length: '40',
        name: 'level',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '36',
        name: 'parent_id',
        type: 'varchar',
      },
      {
        length: '400',
        name: 'path',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '10',
        name: 'valid_from',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '10',
        name: 'valid_to',
        type: 'varchar',
      },
    ],
    indices: [
      {
        columnNames: ['parent_id'],
        name: 'IDX_b1dc15f575548116575b521d8d',
      },
      {
        columnNames: ['code'],
        name: 'IDX_4f6dc5a464961e7c65a395ea4c',
        isUnique: true,
      },
    ],
    name: 'regions',
  },
];

export class Foundation1795460829253 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.createTable(new Table(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.dropTable(table.name);
  }
}
