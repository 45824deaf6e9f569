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
        length: '60',
        name: 'name_key',
        type: 'varchar',
      },
      {
        name: 'aliases',
        type: 'text',
      },
      {
        name: 'hosts',
        type: 'text',
      },
      {
        length: '40',
        name: 'level',
        type: 'varchar',
      },
      {
        length: '40',
        name: 'form',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '36',
        name: 'region_id',
        type: 'varchar',
      },
    ],
    indices: [
      {
        columnNames: ['region_id'],
        name: 'IDX_9fb5db0fd135fafc4966cde399',
      },
      {
        columnNames: ['name', 'id'],
        name: 'media_outlets_by_name',
      },
      {
        columnNames: ['name_key'],
        name: 'IDX_0de055441d83c592e12411aa29',
        isUnique: true,
      },
    ],
    foreignKeys: [
      {
        columnNames: ['region_id'],
        referencedColumnNames: ['id'],
        name: 'FK_9fb5db0fd135fafc4966cde3996',
        referencedTableName: 'regions',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'media_outlets',
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
        length: '200',
        name: 'title',
        type: 'varchar',
      },
      {
        length: '200',
        name: 'title_key',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '36',
        name: 'outlet_id',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '60',
        name: 'outlet_text',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '10',
        name: 'published_on',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '60',
        name: 'page',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '2000',
        name: 'link',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '500',
        name: 'link_key',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '100',
        name: 'author',
        type: 'varchar',
      },
      {
        isNullable: true,
        name: 'reads',
        type: 'integer',
      },
      {
        length: '40',
        name: 'kind',
        type: 'varchar',
      },
      {
        length: '40',
        name: 'origin',
        type: 'varchar',
      },
      {
        length: '36',
        name: 'story_id',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '36',
        name: 'campaign_id',
        type: 'varchar',
      },
      {
        length: '36',
        name: 'region_id',
        type: 'varchar',
      },
      {
        length: '36',
        name: 'unit_id',
        type: 'varchar',
      },
      {
        name: 'stands_alone',
        type: 'boolean',
      },
      {
        isNullable: true,
        length: '500',
        name: 'note',
        type: 'varchar',
      },
      {
        name: 'parts',
        type: 'text',
      },
    ],
    indices: [
      {
        columnNames: ['updated_at', 'id'],
        name: 'media_reports_by_change',
      },
      {
        columnNames: ['published_on', 'id'],
        name: 'media_reports_by_day',
      },
      {
        columnNames: ['story_id'],
        name: 'IDX_c18662a527d8fa912e433ab2fa',
      },
      {
        columnNames: ['unit_id', 'published_on'],
        name: 'IDX_fbfdf2da7de10cc3ec24b8a6e6',
      },
      {
        columnNames: ['campaign_id', 'published_on'],
        name: 'IDX_8c9489cc25a51298da30674f8a',
      },
      {
        columnNames: ['region_id', 'published_on'],
        name: 'IDX_ccc436b4fa0eef7fc4a1574280',
      },
      {
        columnNames: ['outlet_id', 'published_on'],
        name: 'IDX_1f665cc5d3175d60b5d83ba95e',
      },
      {
        columnNames: ['title_key'],
        name: 'IDX_db11ca36adb32d03aebe12324c',
      },
      {
        columnNames: ['link_key'],
        name: 'IDX_a1dafa0b64d5b14bd5772592b0',
        isUnique: true,
      },
    ],
    foreignKeys: [
      {
        columnNames: ['outlet_id'],
        referencedColumnNames: ['id'],
        name: 'FK_e506de5c389e28e274d676b086d',
        referencedTableName: 'media_outlets',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['campaign_id'],
        referencedColumnNames: ['id'],
        name: 'FK_6e80cb80eb3c1cb8477cef0d56f',
        referencedTableName: 'campaigns',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['region_id'],
        referencedColumnNames: ['id'],
        name: 'FK_4960454ff2e15dfb572754c1461',
        referencedTableName: 'regions',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['unit_id'],
        referencedColumnNames: ['id'],
        name: 'FK_6f0a81ebf42639091b04fa68325',
        referencedTableName: 'organizations',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'media_reports',
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
        name: 'report_id',
        type: 'varchar',
      },
      {
        name: 'position',
        type: 'integer',
      },
      {
        length: '36',
        name: 'activity_id',
        type: 'varchar',
      },
    ],
    indices: [
      {
        columnNames: ['activity_id', 'report_id'],
        name: 'media_report_activities_by_activity',
      },
      {
        columnNames: ['report_id', 'activity_id'],
        name: 'IDX_9116e439e3ccef762b2d3abc11',
        isUnique: true,
      },
    ],
    foreignKeys: [
      {
        columnNames: ['report_id'],
        referencedColumnNames: ['id'],
        name: 'FK_fac114137adf297dae42c3907f6',
        referencedTableName: 'media_reports',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['activity_id'],
        referencedColumnNames: ['id'],
        name: 'FK_8addc384862b4ac21ba1852d255',
        referencedTableName: 'activities',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'media_report_activities',
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
        name: 'report_id',
        type: 'varchar',
      },
      {
        name: 'position',
        type: 'integer',
      },
      {
        length: '36',
        name: 'base_id',
        type: 'varchar',
      },
    ],
    indices: [
      {
        columnNames: ['base_id', 'report_id'],
        name: 'media_report_bases_by_base',
      },
      {
        columnNames: ['report_id', 'base_id'],
        name: 'IDX_8b395dabfd8b518fd07e3194e3',
        isUnique: true,
      },
    ],
    foreignKeys: [
      {
        columnNames: ['report_id'],
        referencedColumnNames: ['id'],
        name: 'FK_66c1add6dd5b48a4a351a6d9595',
        referencedTableName: 'media_reports',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['base_id'],
        referencedColumnNames: ['id'],
        name: 'FK_68711e5dbca32fc6e40d1b5341e',
        referencedTableName: 'education_bases',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'media_report_bases',
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
        name: 'report_id',
        type: 'varchar',
      },
      {
        name: 'position',
        type: 'integer',
      },
      {
        length: '36',
        name: 'donation_id',
        type: 'varchar',
      },
    ],
    indices: [
      {
        columnNames: ['donation_id', 'report_id'],
        name: 'media_report_donations_by_donation',
      },
      {
        columnNames: ['report_id', 'donation_id'],
        name: 'IDX_dd61d40d1fe536d921e7493a1b',
        isUnique: true,
      },
    ],
    foreignKeys: [
      {
        columnNames: ['report_id'],
        referencedColumnNames: ['id'],
        name: 'FK_a51a637899915a4dc7206e30d37',
        referencedTableName: 'media_reports',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['donation_id'],
        referencedColumnNames: ['id'],
        name: 'FK_da1e573df24cf861796b4efb7f5',
        referencedTableName: 'book_donations',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'media_report_donations',
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
        name: 'report_id',
        type: 'varchar',
      },
      {
        name: 'position',
        type: 'integer',
      },
      {
        length: '36',
        name: 'station_id',
        type: 'varchar',
      },
    ],
    indices: [
      {
        columnNames: ['station_id', 'report_id'],
        name: 'media_report_stations_by_station',
      },
      {
        columnNames: ['report_id', 'station_id'],
        name: 'IDX_26cdc8a53f295f872b32c6e204',
        isUnique: true,
      },
    ],
    foreignKeys: [
      {
        columnNames: ['report_id'],
        referencedColumnNames: ['id'],
        name: 'FK_f24728e273ba9e33f1c063ecd49',
        referencedTableName: 'media_reports',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['station_id'],
        referencedColumnNames: ['id'],
        name: 'FK_acf414fe4ca6e597be4a943a2c0',
        referencedTableName: 'legal_aid_stations',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'media_report_stations',
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
        name: 'report_id',
        type: 'varchar',
      },
      {
        name: 'position',
        type: 'integer',
      },
      {
        length: '36',
        name: 'organization_id',
        type: 'varchar',
      },
    ],
    indices: [
      {
        columnNames: ['organization_id', 'report_id'],
        name: 'media_report_organizations_by_unit',
      },
      {
        columnNames: ['report_id', 'organization_id'],
        name: 'IDX_df4c0fac86ee4b0042b240d838',
        isUnique: true,
      },
    ],
    foreignKeys: [
      {
        columnNames: ['report_id'],
        referencedColumnNames: ['id'],
        name: 'FK_f0f89f5344709bea54e9f369046',
        referencedTableName: 'media_reports',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['organization_id'],
        referencedColumnNames: ['id'],
        name: 'FK_28de418f3f3c2411f97c67560d3',
        referencedTableName: 'organizations',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'media_report_organizations',
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
        name: 'report_id',
        type: 'varchar',
      },
      {
        length: '40',
        name: 'kind',
        type: 'varchar',
      },
      {
        length: '200',
        name: 'title',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '2000',
        name: 'link',
        type: 'varchar',
      },
      {
        length: '36',
        name: 'region_id',
        type: 'varchar',
      },
      {
        length: '36',
        name: 'unit_id',
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
        columnNames: ['kind', 'at'],
        name: 'IDX_58951a7c621bf5cf0d32a80305',
      },
      {
        columnNames: ['report_id', 'at'],
        name: 'IDX_c1924bdd003626a52b70300ad9',
      },
    ],
    foreignKeys: [
      {
        columnNames: ['region_id'],
        referencedColumnNames: ['id'],
        name: 'FK_a978de6cdf2445581d3115d8d2f',
        referencedTableName: 'regions',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['unit_id'],
        referencedColumnNames: ['id'],
        name: 'FK_7a35727b5d7fcfadce693afe53c',
        referencedTableName: 'organizations',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'media_report_steps',
  },
];

export class MediaReports1795481000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.createTable(new Table(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.dropTable(table.name);
  }
}
