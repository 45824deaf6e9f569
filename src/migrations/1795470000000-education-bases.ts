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
        isNullable: true,
        name: 'opening_hours',
        type: 'text',
      },
      {
        length: '7',
        name: 'open_weekdays',
        type: 'varchar',
      },
      {
        name: 'open_exceptions',
        type: 'text',
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
        length: '36',
        name: 'kind_id',
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
        name: 'operator_id',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '36',
        name: 'venue_id',
        type: 'varchar',
      },
      {
        length: '40',
        name: 'status',
        type: 'varchar',
      },
      {
        length: '40',
        name: 'level',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '40',
        name: 'batch',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '10',
        name: 'named_on',
        type: 'varchar',
      },
      {
        name: 'grade_bands',
        type: 'text',
      },
      {
        isNullable: true,
        name: 'exhibits',
        type: 'text',
      },
      {
        isNullable: true,
        name: 'area',
        type: 'integer',
      },
      {
        length: '40',
        name: 'guide_service',
        type: 'varchar',
      },
      {
        isNullable: true,
        name: 'guides',
        type: 'integer',
      },
      {
        length: '40',
        name: 'admission',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '200',
        name: 'price_note',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '500',
        name: 'directions',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '30',
        name: 'booking_phone',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '50',
        name: 'contact_name',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '30',
        name: 'contact_phone',
        type: 'varchar',
      },
      {
        isNullable: true,
        name: 'introduction',
        type: 'text',
      },
      {
        name: 'active',
        type: 'boolean',
      },
      {
        name: 'parts',
        type: 'text',
      },
    ],
    indices: [
      {
        columnNames: ['kind_id'],
        name: 'IDX_894c2d0e32fbb0b08b4c6e55c4',
      },
      {
        columnNames: ['venue_id'],
        name: 'IDX_c3dcb312d48575baa137ef721d',
      },
      {
        columnNames: ['operator_id'],
        name: 'IDX_9c8898c2a8b01f1458305527f5',
      },
      {
        columnNames: ['name', 'id'],
        name: 'IDX_8b886bf22dbb1d856413d2b140',
      },
      {
        columnNames: ['region_id', 'name_key'],
        name: 'IDX_bf61eb470828a6d3d094904f57',
      },
    ],
    foreignKeys: [
      {
        columnNames: ['kind_id'],
        referencedColumnNames: ['id'],
        name: 'FK_894c2d0e32fbb0b08b4c6e55c46',
        referencedTableName: 'vocabulary_terms',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['region_id'],
        referencedColumnNames: ['id'],
        name: 'FK_40f6674aead5bd9db09225439a5',
        referencedTableName: 'regions',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['operator_id'],
        referencedColumnNames: ['id'],
        name: 'FK_9c8898c2a8b01f1458305527f51',
        referencedTableName: 'organizations',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['venue_id'],
        referencedColumnNames: ['id'],
        name: 'FK_c3dcb312d48575baa137ef721d3',
        referencedTableName: 'venues',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'education_bases',
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
        name: 'base_id',
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
        columnNames: ['term_id', 'base_id'],
        name: 'education_base_fields_by_term',
      },
      {
        columnNames: ['base_id', 'term_id'],
        name: 'IDX_43ae6acf9468e9f260c0a2a088',
        isUnique: true,
      },
    ],
    foreignKeys: [
      {
        columnNames: ['base_id'],
        referencedColumnNames: ['id'],
        name: 'FK_7e89d42318ff22112a98e648cfd',
        referencedTableName: 'education_bases',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['term_id'],
        referencedColumnNames: ['id'],
        name: 'FK_7c6690a705a372bd94bdbaf122d',
        referencedTableName: 'vocabulary_terms',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'education_base_fields',
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
        name: 'base_id',
        type: 'varchar',
      },
      {
        name: 'position',
        type: 'integer',
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
        length: '10',
        name: 'day',
        type: 'varchar',
      },
      {
        length: '10',
        name: 'stands_from',
        type: 'varchar',
      },
      {
        length: '40',
        name: 'level',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '40',
        name: 'batch',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '10',
        name: 'named_on',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '36',
        name: 'authority_id',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '100',
        name: 'authority_name',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '60',
        name: 'document_number',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '36',
        name: 'document_id',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '36',
        name: 'activity_id',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '500',
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
      {
        isNullable: true,
        length: '36',
        name: 'organization_id',
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
        columnNames: ['activity_id'],
        name: 'IDX_60eaad7b102f321dc944d7c6e6',
      },
      {
        columnNames: ['authority_id'],
        name: 'IDX_348d689291dcc5d0865779ab54',
      },
      {
        columnNames: ['base_id', 'stands_from'],
        name: 'IDX_f5fcd6b00512129a1e56285f46',
      },
      {
        columnNames: ['base_id', 'position'],
        name: 'IDX_55b7dd63d9a000074bff3f02bc',
        isUnique: true,
      },
    ],
    foreignKeys: [
      {
        columnNames: ['base_id'],
        referencedColumnNames: ['id'],
        name: 'FK_95746bf591418ac711f9dcb9ae8',
        referencedTableName: 'education_bases',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['authority_id'],
        referencedColumnNames: ['id'],
        name: 'FK_348d689291dcc5d0865779ab542',
        referencedTableName: 'organizations',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['activity_id'],
        referencedColumnNames: ['id'],
        name: 'FK_60eaad7b102f321dc944d7c6e6c',
        referencedTableName: 'activities',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'education_base_steps',
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
        name: 'activity_id',
        type: 'varchar',
      },
      {
        length: '36',
        name: 'base_id',
        type: 'varchar',
      },
      {
        length: '40',
        name: 'kind',
        type: 'varchar',
      },
      {
        name: 'position',
        type: 'integer',
      },
    ],
    indices: [
      {
        columnNames: ['base_id', 'activity_id'],
        name: 'base_activities_by_base',
      },
      {
        columnNames: ['activity_id', 'base_id'],
        name: 'IDX_42ab53b91c862bef8bf221fe3b',
        isUnique: true,
      },
    ],
    foreignKeys: [
      {
        columnNames: ['activity_id'],
        referencedColumnNames: ['id'],
        name: 'FK_b0eafbdfc9e308bf72111f5f0a3',
        referencedTableName: 'activities',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['base_id'],
        referencedColumnNames: ['id'],
        name: 'FK_42c56bbeca7a6aacd38b3529457',
        referencedTableName: 'education_bases',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'base_activities',
  },
];

export class EducationBases1795470000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.createTable(new Table(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.dropTable(table.name);
  }
}
