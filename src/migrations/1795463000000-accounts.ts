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
        name: 'username',
        type: 'varchar',
      },
      {
        length: '50',
        name: 'display_name',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '30',
        name: 'phone',
        type: 'varchar',
      },
      {
        length: '36',
        name: 'organization_id',
        type: 'varchar',
      },
      {
        name: 'roles',
        type: 'text',
      },
      {
        name: 'active',
        type: 'boolean',
      },
      {
        name: 'must_change_password',
        type: 'boolean',
      },
      {
        length: '200',
        name: 'password_hash',
        type: 'varchar',
      },
      {
        length: '24',
        name: 'password_set_at',
        type: 'varchar',
      },
      {
        length: '24',
        name: 'sessions_valid_from',
        type: 'varchar',
      },
    ],
    indices: [
      {
        columnNames: ['organization_id'],
        name: 'IDX_238d61e0f8ac37278f726efac2',
      },
      {
        columnNames: ['username'],
        name: 'IDX_477e3187cedfb5a3ac121e899c',
        isUnique: true,
      },
    ],
    foreignKeys: [
      {
        columnNames: ['organization_id'],
        referencedColumnNames: ['id'],
        name: 'FK_238d61e0f8ac37278f726efac20',
        referencedTableName: 'organizations',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'accounts',
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
        length: '36',
        name: 'account_id',
        type: 'varchar',
      },
      {
        length: '40',
        name: 'kind',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '50',
        name: 'name',
        type: 'varchar',
      },
      {
        length: '64',
        name: 'secret_hash',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '200',
        name: 'device',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '45',
        name: 'address',
        type: 'varchar',
      },
      {
        length: '24',
        name: 'last_used_at',
        type: 'varchar',
      },
      {
        length: '24',
        name: 'expires_at',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '24',
        name: 'ended_at',
        type: 'varchar',
      },
    ],
    indices: [
      {
        columnNames: ['expires_at'],
        name: 'IDX_9cfe37d28c3b229a350e086d94',
      },
      {
        columnNames: ['account_id', 'ended_at'],
        name: 'IDX_db5233e13bfe1470c358976c7c',
      },
      {
        columnNames: ['secret_hash'],
        name: 'IDX_c87374a0f3680f755b9f56e5d6',
        isUnique: true,
      },
    ],
    foreignKeys: [
      {
        columnNames: ['account_id'],
        referencedColumnNames: ['id'],
        name: 'FK_da0cf19646ff5c6e3c0284468e5',
        referencedTableName: 'accounts',
        onDelete: 'CASCADE',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'sessions',
  },
  {
    columns: [
      {
        isPrimary: true,
        length: '64',
        name: 'id',
        type: 'varchar',
      },
      {
        name: 'count',
        type: 'integer',
      },
      {
        length: '24',
        name: 'last_at',
        type: 'varchar',
      },
      {
        length: '24',
        name: 'blocked_until',
        type: 'varchar',
      },
    ],
    name: 'sign_in_failures',
  },
  {
    columns: [
      {
        isPrimary: true,
        length: '10',
        name: 'id',
        type: 'varchar',
      },
      {
        length: '64',
        name: 'code_hash',
        type: 'varchar',
      },
      {
        length: '24',
        name: 'created_at',
        type: 'varchar',
      },
    ],
    name: 'setup_codes',
  },
];

export class Accounts1795463000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.createTable(new Table(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.dropTable(table.name);
  }
}
