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
        name: 'levels',
        type: 'text',
      },
      {
        length: '36',
        name: 'region_id',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '36',
        name: 'announced_at_id',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '500',
        name: 'summary',
        type: 'varchar',
      },
    ],
    indices: [
      {
        columnNames: ['announced_at_id'],
        name: 'IDX_8f2063715b3bf84404e8a64bdc',
      },
      {
        columnNames: ['name', 'id'],
        name: 'IDX_cf5fc85ac41187f18ebb7c54a5',
      },
      {
        columnNames: ['region_id', 'name'],
        name: 'IDX_33ca14c144e2c76ccc73c8d980',
        isUnique: true,
      },
    ],
    foreignKeys: [
      {
        columnNames: ['region_id'],
        referencedColumnNames: ['id'],
        name: 'FK_ad00828b33ae383624200564372',
        referencedTableName: 'regions',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['announced_at_id'],
        referencedColumnNames: ['id'],
        name: 'FK_8f2063715b3bf84404e8a64bdca',
        referencedTableName: 'activities',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'legal_aid_networks',
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
        name: 'network_id',
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
        name: 'IDX_bfaee4f1908f9f019fa6e2aa97',
      },
      {
        columnNames: ['network_id', 'organization_id'],
        name: 'IDX_c754868f53b8a0b4a3145f6021',
        isUnique: true,
      },
    ],
    foreignKeys: [
      {
        columnNames: ['network_id'],
        referencedColumnNames: ['id'],
        name: 'FK_66b1a3e5b4503d11587f0832529',
        referencedTableName: 'legal_aid_networks',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['organization_id'],
        referencedColumnNames: ['id'],
        name: 'FK_bfaee4f1908f9f019fa6e2aa972',
        referencedTableName: 'organizations',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'legal_aid_network_leads',
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
        length: '40',
        name: 'step_free_entrance',
        type: 'varchar',
      },
      {
        length: '40',
        name: 'accessible_toilet',
        type: 'varchar',
      },
      {
        length: '40',
        name: 'hearing_loop',
        type: 'varchar',
      },
      {
        length: '40',
        name: 'sign_language_service',
        type: 'varchar',
      },
      {
        length: '40',
        name: 'braille_signs',
        type: 'varchar',
      },
      {
        length: '40',
        name: 'guide_dog_welcome',
        type: 'varchar',
      },
      {
        length: '100',
        name: 'name',
        type: 'varchar',
      },
      {
        length: '100',
        name: 'name_key',
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
        length: '36',
        name: 'region_id',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '36',
        name: 'network_id',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '36',
        name: 'venue_id',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '120',
        name: 'place_text',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '300',
        name: 'directions',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '30',
        name: 'phone',
        type: 'varchar',
      },
      {
        isNullable: true,
        name: 'schedule',
        type: 'text',
      },
      {
        length: '40',
        name: 'status',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '200',
        name: 'status_reason',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '10',
        name: 'status_since',
        type: 'varchar',
      },
      {
        name: 'parts',
        type: 'text',
      },
    ],
    indices: [
      {
        columnNames: ['name', 'id'],
        name: 'IDX_12d79a52c57f9637b55cfba57d',
      },
      {
        columnNames: ['venue_id'],
        name: 'IDX_93e62c1c25a6284aa8f9fdcf97',
      },
      {
        columnNames: ['network_id'],
        name: 'IDX_8f5c3cfe5d8a4ef50f73502fc6',
      },
      {
        columnNames: ['parent_id'],
        name: 'IDX_82a5693f94f9d530599c5326c4',
      },
      {
        columnNames: ['region_id', 'name_key'],
        name: 'IDX_0a81dd3f09f5b52c69efd578c4',
        isUnique: true,
      },
      {
        columnNames: ['region_id', 'status'],
        name: 'IDX_57b366a55d5592696a664e735c',
      },
    ],
    foreignKeys: [
      {
        columnNames: ['parent_id'],
        referencedColumnNames: ['id'],
        name: 'FK_82a5693f94f9d530599c5326c47',
        referencedTableName: 'legal_aid_stations',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['region_id'],
        referencedColumnNames: ['id'],
        name: 'FK_abea1d86ccb20574aa240184764',
        referencedTableName: 'regions',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['network_id'],
        referencedColumnNames: ['id'],
        name: 'FK_8f5c3cfe5d8a4ef50f73502fc63',
        referencedTableName: 'legal_aid_networks',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['venue_id'],
        referencedColumnNames: ['id'],
        name: 'FK_93e62c1c25a6284aa8f9fdcf97e',
        referencedTableName: 'venues',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'legal_aid_stations',
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
        name: 'station_id',
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
        columnNames: ['organization_id', 'station_id'],
        name: 'legal_aid_stations_by_host',
      },
      {
        columnNames: ['station_id', 'organization_id'],
        name: 'IDX_3bda805ee0f3eee811eea7f8e9',
        isUnique: true,
      },
    ],
    foreignKeys: [
      {
        columnNames: ['station_id'],
        referencedColumnNames: ['id'],
        name: 'FK_295cfcd9f0f4c7f8c14efda9da8',
        referencedTableName: 'legal_aid_stations',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['organization_id'],
        referencedColumnNames: ['id'],
        name: 'FK_2295056fb89033e7ccbc050d8d2',
        referencedTableName: 'organizations',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'legal_aid_station_hosts',
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
        name: 'station_id',
        type: 'varchar',
      },
      {
        length: '36',
        name: 'term_id',
        type: 'varchar',
      },
      {
        name: 'position',
        type: 'integer',
      },
    ],
    indices: [
      {
        columnNames: ['term_id', 'station_id'],
        name: 'legal_aid_stations_by_service',
      },
      {
        columnNames: ['station_id', 'term_id'],
        name: 'IDX_543ba4eb849d3f5ce197850da2',
        isUnique: true,
      },
    ],
    foreignKeys: [
      {
        columnNames: ['station_id'],
        referencedColumnNames: ['id'],
        name: 'FK_fd8ceae33b3ec18ca40cd09aaf1',
        referencedTableName: 'legal_aid_stations',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['term_id'],
        referencedColumnNames: ['id'],
        name: 'FK_17217a5137209da78bb026a76ae',
        referencedTableName: 'vocabulary_terms',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'legal_aid_station_services',
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
        name: 'station_id',
        type: 'varchar',
      },
      {
        length: '50',
        name: 'name',
        type: 'varchar',
      },
      {
        length: '40',
        name: 'role',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '36',
        name: 'organization_id',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '100',
        name: 'unit_name',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '30',
        name: 'phone',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '40',
        name: 'licence_number',
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
        name: 'IDX_e0ed83b95899fc21f6d6e19cf1',
      },
      {
        columnNames: ['station_id', 'position'],
        name: 'IDX_f2e7fd6f953dbf69bb2a91dfa3',
      },
    ],
    foreignKeys: [
      {
        columnNames: ['station_id'],
        referencedColumnNames: ['id'],
        name: 'FK_c9d7daf8c01c4fdb01fc1a9d55c',
        referencedTableName: 'legal_aid_stations',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['organization_id'],
        referencedColumnNames: ['id'],
        name: 'FK_e0ed83b95899fc21f6d6e19cf17',
        referencedTableName: 'organizations',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'legal_aid_station_members',
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
        name: 'station_id',
        type: 'varchar',
      },
      {
        length: '36',
        name: 'activity_id',
        type: 'varchar',
      },
    ],
    indices: [
      {
        columnNames: ['activity_id', 'station_id'],
        name: 'legal_aid_stations_by_activity',
      },
      {
        columnNames: ['station_id', 'activity_id'],
        name: 'IDX_679948aa9b3d7ee345cff5f585',
        isUnique: true,
      },
    ],
    foreignKeys: [
      {
        columnNames: ['station_id'],
        referencedColumnNames: ['id'],
        name: 'FK_d9cbc30aa24677d577990d84377',
        referencedTableName: 'legal_aid_stations',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['activity_id'],
        referencedColumnNames: ['id'],
        name: 'FK_12c66e62fc72c8687027b4b001c',
        referencedTableName: 'activities',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'legal_aid_station_activities',
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
        name: 'station_id',
        type: 'varchar',
      },
      {
        length: '11',
        name: 'mark',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '5',
        name: 'opens_at',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '5',
        name: 'closes_at',
        type: 'varchar',
      },
    ],
    indices: [
      {
        columnNames: ['station_id', 'mark'],
        name: 'IDX_dfcb59fa0ebe01ff680e01b094',
      },
    ],
    foreignKeys: [
      {
        columnNames: ['station_id'],
        referencedColumnNames: ['id'],
        name: 'FK_4db929b32f279422fd4316ca3dd',
        referencedTableName: 'legal_aid_stations',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'legal_aid_station_slots',
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
        name: 'station_id',
        type: 'varchar',
      },
      {
        length: '24',
        name: 'at',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '40',
        name: 'from_status',
        type: 'varchar',
      },
      {
        length: '40',
        name: 'to_status',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '10',
        name: 'since',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '200',
        name: 'reason',
        type: 'varchar',
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
    ],
    indices: [
      {
        columnNames: ['station_id', 'at'],
        name: 'IDX_f8674deebf3dbdf993c4a3ecea',
      },
    ],
    foreignKeys: [
      {
        columnNames: ['station_id'],
        referencedColumnNames: ['id'],
        name: 'FK_fcc75097871d46b3e8badb20c85',
        referencedTableName: 'legal_aid_stations',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'legal_aid_station_steps',
  },
];

/** Code, name, what it covers. */
const SERVICES: readonly (readonly [code: string, name: string, hint?: string])[] = [
  ['LEGAL_ADVICE', '法律咨询'],
  ['DRAFTING_PAPERS', '代写法律文书'],
  ['APPLICATION_HELP', '协助申请法律援助'],
  ['MEDIATION', '纠纷调解'],
  ['LAW_LECTURE', '普法讲座'],
  ['HOME_VISIT', '上门服务', '行动不便的,预约上门'],
  ['BY_PHONE', '电话咨询'],
  ['BY_VIDEO', '视频咨询'],
  ['SIGN_LANGUAGE', '手语翻译'],
];

const WRITTEN_AT = '2023-04-01T00:00:00.000Z';
/** Fixed ids: UUIDv7 of 1 April 2023. */
const ID_PREFIX = '01873a1d-2000-7000-8000-00000001600';

const literal = (value: string | undefined): string =>
  value === undefined ? 'NULL' : `'${value}'`;

const SERVICE_ROWS = SERVICES.map(([code, name, hint], index) => {
  const id = `${ID_PREFIX}${index + 1}`;
  const texts = [id, WRITTEN_AT, WRITTEN_AT, 'LEGAL_AID_SERVICE', code, name, hint];
  return `(${texts.map(literal).join(', ')}, 1, ${index + 1}, TRUE)`;
});

export class LegalAid1795472000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.createTable(new Table(table));
    await runner.query(
      `INSERT INTO vocabulary_terms
         (id, created_at, updated_at, vocabulary, code, name, hint, version, position, active)
       VALUES ${SERVICE_ROWS.join(', ')}`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.dropTable(table.name);
    await runner.query(`DELETE FROM vocabulary_terms WHERE vocabulary = 'LEGAL_AID_SERVICE'`);
  }
}
