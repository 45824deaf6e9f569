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
        name: 'series',
        type: 'varchar',
      },
      {
        length: '100',
        name: 'series_key',
        type: 'varchar',
      },
      {
        length: '150',
        name: 'numbering_key',
        type: 'varchar',
      },
      {
        length: '100',
        name: 'title',
        type: 'varchar',
      },
      {
        length: '40',
        name: 'status',
        type: 'varchar',
      },
      {
        name: 'year',
        type: 'integer',
      },
      {
        isNullable: true,
        name: 'number',
        type: 'integer',
      },
      {
        isNullable: true,
        name: 'total_number',
        type: 'integer',
      },
      {
        length: '36',
        name: 'unit_id',
        type: 'varchar',
      },
      {
        length: '100',
        name: 'unit_name',
        type: 'varchar',
      },
      {
        length: '36',
        name: 'region_id',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '36',
        name: 'campaign_id',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '10',
        name: 'period_from',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '10',
        name: 'period_to',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '10',
        name: 'issued_on',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '20',
        name: 'secrecy_mark',
        type: 'varchar',
      },
      {
        name: 'report_to',
        type: 'text',
      },
      {
        name: 'send_to',
        type: 'text',
      },
      {
        name: 'distribute_to',
        type: 'text',
      },
      {
        isNullable: true,
        name: 'copies',
        type: 'integer',
      },
      {
        name: 'sections',
        type: 'text',
      },
      {
        name: 'photos',
        type: 'text',
      },
      {
        isNullable: true,
        length: '36',
        name: 'corrects_id',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '500',
        name: 'correction_reason',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '36',
        name: 'author_id',
        type: 'varchar',
      },
      {
        name: 'handled_by',
        type: 'text',
      },
      {
        isNullable: true,
        length: '36',
        name: 'paper_id',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '64',
        name: 'paper_sha256',
        type: 'varchar',
      },
    ],
    indices: [
      {
        columnNames: ['updated_at', 'id'],
        name: 'briefings_by_change',
      },
      {
        columnNames: ['issued_on', 'id'],
        name: 'briefings_by_day',
      },
      {
        columnNames: ['corrects_id'],
        name: 'IDX_7d561a705e90f0907037df7143',
      },
      {
        columnNames: ['campaign_id'],
        name: 'IDX_3d8a5514a555306bf99506fa6a',
      },
      {
        columnNames: ['region_id', 'issued_on'],
        name: 'IDX_bf9b7023944ba54b41399c7ec5',
      },
      {
        columnNames: ['unit_id', 'status'],
        name: 'IDX_7dffdcfdc0f842ebc014d4785f',
      },
      {
        columnNames: ['numbering_key', 'number'],
        name: 'IDX_f8bcc8219ecc550e9120534050',
        isUnique: true,
      },
      {
        columnNames: ['series_key', 'total_number'],
        name: 'IDX_1bcfc643204f5601ad7740dcb2',
        isUnique: true,
      },
    ],
    foreignKeys: [
      {
        columnNames: ['unit_id'],
        referencedColumnNames: ['id'],
        name: 'FK_c85c7877132ea1cfb9ce7493ced',
        referencedTableName: 'organizations',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['region_id'],
        referencedColumnNames: ['id'],
        name: 'FK_3dcddf482c766d66ba38ff8b7e1',
        referencedTableName: 'regions',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['campaign_id'],
        referencedColumnNames: ['id'],
        name: 'FK_3d8a5514a555306bf99506fa6ab',
        referencedTableName: 'campaigns',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['corrects_id'],
        referencedColumnNames: ['id'],
        name: 'FK_7d561a705e90f0907037df71438',
        referencedTableName: 'briefings',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'briefings',
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
        name: 'briefing_id',
        type: 'varchar',
      },
      {
        name: 'position',
        type: 'integer',
      },
      {
        length: '40',
        name: 'key',
        type: 'varchar',
      },
      {
        length: '40',
        name: 'label',
        type: 'varchar',
      },
      {
        length: '10',
        name: 'counting_word',
        type: 'varchar',
      },
      {
        name: 'value',
        type: 'integer',
      },
      {
        name: 'estimated',
        type: 'integer',
      },
      {
        name: 'filter',
        type: 'text',
      },
    ],
    indices: [
      {
        columnNames: ['briefing_id', 'key'],
        name: 'IDX_18af63a30e38cc0188e6cf83ab',
        isUnique: true,
      },
    ],
    foreignKeys: [
      {
        columnNames: ['briefing_id'],
        referencedColumnNames: ['id'],
        name: 'FK_af5c0f5d66e3e0b822a523cf147',
        referencedTableName: 'briefings',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'briefing_figures',
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
        name: 'briefing_id',
        type: 'varchar',
      },
      {
        length: '36',
        name: 'figure_id',
        type: 'varchar',
      },
      {
        name: 'position',
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
        length: '200',
        name: 'title',
        type: 'varchar',
      },
      {
        name: 'value',
        type: 'integer',
      },
    ],
    indices: [
      {
        columnNames: ['record_id'],
        name: 'briefing_figure_records_by_record',
      },
      {
        columnNames: ['briefing_id'],
        name: 'IDX_2e46e2e4aa2afcfa4fc5af5946',
      },
      {
        columnNames: ['figure_id', 'position'],
        name: 'IDX_7c21a63fe7b07891fbdac7a654',
        isUnique: true,
      },
    ],
    foreignKeys: [
      {
        columnNames: ['briefing_id'],
        referencedColumnNames: ['id'],
        name: 'FK_2e46e2e4aa2afcfa4fc5af59466',
        referencedTableName: 'briefings',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['figure_id'],
        referencedColumnNames: ['id'],
        name: 'FK_f423b7b4bfe8d3c8e50a92756fd',
        referencedTableName: 'briefing_figures',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'briefing_figure_records',
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
        name: 'briefing_id',
        type: 'varchar',
      },
      {
        length: '40',
        name: 'kind',
        type: 'varchar',
      },
      {
        length: '40',
        name: 'to_status',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '500',
        name: 'reason',
        type: 'varchar',
      },
      {
        name: 'changed',
        type: 'text',
      },
      {
        isNullable: true,
        length: '36',
        name: 'account_id',
        type: 'varchar',
      },
      {
        length: '100',
        name: 'account_name',
        type: 'varchar',
      },
      {
        length: '24',
        name: 'at',
        type: 'varchar',
      },
    ],
    indices: [
      {
        columnNames: ['briefing_id', 'at'],
        name: 'IDX_036d8d4ab707c3d4002a1d247a',
      },
    ],
    foreignKeys: [
      {
        columnNames: ['briefing_id'],
        referencedColumnNames: ['id'],
        name: 'FK_625b9fd493182ba76ab7e98f606',
        referencedTableName: 'briefings',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'briefing_steps',
  },
];

export class Briefings1795484000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.createTable(new Table(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.dropTable(table.name);
  }
}
