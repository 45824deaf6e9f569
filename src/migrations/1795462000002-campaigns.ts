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
        length: '100',
        name: 'name',
        type: 'varchar',
      },
      {
        isNullable: true,
        name: 'edition',
        type: 'integer',
      },
      {
        isNullable: true,
        length: '200',
        name: 'theme',
        type: 'varchar',
      },
      {
        length: '10',
        name: 'starts_on',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '10',
        name: 'ends_on',
        type: 'varchar',
      },
      {
        length: '36',
        name: 'region_id',
        type: 'varchar',
      },
      {
        name: 'archived',
        type: 'boolean',
      },
    ],
    indices: [
      {
        columnNames: ['starts_on', 'id'],
        name: 'IDX_8217b99396ce113e0fbad5a43b',
      },
      {
        columnNames: ['region_id'],
        name: 'IDX_0d7fd45ecb2f49af61222060ee',
      },
    ],
    foreignKeys: [
      {
        columnNames: ['region_id'],
        referencedColumnNames: ['id'],
        name: 'FK_0d7fd45ecb2f49af61222060ee8',
        referencedTableName: 'regions',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'campaigns',
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
        name: 'campaign_id',
        type: 'varchar',
      },
      {
        length: '36',
        name: 'organization_id',
        type: 'varchar',
      },
      {
        name: 'position',
        type: 'integer',
      },
    ],
    indices: [
      {
        columnNames: ['organization_id'],
        name: 'IDX_59c68554c8a6bfd9b96589e480',
      },
      {
        columnNames: ['campaign_id', 'organization_id'],
        name: 'IDX_424ce71126f12b6516e714cc41',
        isUnique: true,
      },
    ],
    foreignKeys: [
      {
        columnNames: ['campaign_id'],
        referencedColumnNames: ['id'],
        name: 'FK_a41767ccbba115bfd19da149b66',
        referencedTableName: 'campaigns',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['organization_id'],
        referencedColumnNames: ['id'],
        name: 'FK_59c68554c8a6bfd9b96589e480b',
        referencedTableName: 'organizations',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'campaign_leads',
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
        name: 'campaign_id',
        type: 'varchar',
      },
      {
        length: '36',
        name: 'organization_id',
        type: 'varchar',
      },
      {
        isNullable: true,
        name: 'activities',
        type: 'integer',
      },
      {
        isNullable: true,
        name: 'headcount',
        type: 'integer',
      },
    ],
    indices: [
      {
        columnNames: ['organization_id'],
        name: 'IDX_91f483b6ff5bb7ca3f799c1094',
      },
      {
        columnNames: ['campaign_id', 'organization_id'],
        name: 'IDX_a7668dc2b2e6b3987c959fe79c',
        isUnique: true,
      },
    ],
    foreignKeys: [
      {
        columnNames: ['campaign_id'],
        referencedColumnNames: ['id'],
        name: 'FK_9b5f8e7c0e911318a171edddb86',
        referencedTableName: 'campaigns',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['organization_id'],
        referencedColumnNames: ['id'],
        name: 'FK_91f483b6ff5bb7ca3f799c1094f',
        referencedTableName: 'organizations',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'campaign_targets',
  },
];

export class Campaigns1795462000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.createTable(new Table(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.dropTable(table.name);
  }
}
