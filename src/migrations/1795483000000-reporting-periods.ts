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
        length: '60',
        name: 'name',
        type: 'varchar',
      },
      {
        length: '36',
        name: 'campaign_id',
        type: 'varchar',
      },
      {
        length: '10',
        name: 'starts_on',
        type: 'varchar',
      },
      {
        length: '10',
        name: 'ends_on',
        type: 'varchar',
      },
      {
        length: '24',
        name: 'deadline',
        type: 'varchar',
      },
      {
        name: 'parts',
        type: 'text',
      },
    ],
    indices: [
      {
        columnNames: ['deadline', 'id'],
        name: 'reporting_periods_by_deadline',
      },
      {
        columnNames: ['campaign_id', 'starts_on'],
        name: 'IDX_51ce50d02c7b5ff664ff16217c',
      },
    ],
    foreignKeys: [
      {
        columnNames: ['campaign_id'],
        referencedColumnNames: ['id'],
        name: 'FK_2673308976e932a5a3eeffb6a5c',
        referencedTableName: 'campaigns',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'reporting_periods',
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
        name: 'period_id',
        type: 'varchar',
      },
      {
        length: '36',
        name: 'organization_id',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '24',
        name: 'nil_reported_at',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '200',
        name: 'nil_reason',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '100',
        name: 'nil_account_name',
        type: 'varchar',
      },
    ],
    indices: [
      {
        columnNames: ['organization_id'],
        name: 'IDX_cb770c69fa489f24396b128bdf',
      },
      {
        columnNames: ['period_id', 'organization_id'],
        name: 'IDX_1fce09dd9121104d6582ffb06c',
        isUnique: true,
      },
    ],
    foreignKeys: [
      {
        columnNames: ['period_id'],
        referencedColumnNames: ['id'],
        name: 'FK_973929b6a08c2d380eec60305cc',
        referencedTableName: 'reporting_periods',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['organization_id'],
        referencedColumnNames: ['id'],
        name: 'FK_cb770c69fa489f24396b128bdf5',
        referencedTableName: 'organizations',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'reporting_period_units',
  },
];

export class ReportingPeriods1795483000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.createTable(new Table(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.dropTable(table.name);
  }
}
