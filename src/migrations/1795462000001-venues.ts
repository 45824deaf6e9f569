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
        length: '100',
        name: 'name_key',
        type: 'varchar',
      },
      {
        length: '40',
        name: 'kind',
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
        length: '200',
        name: 'address',
        type: 'varchar',
      },
      {
        isNullable: true,
        name: 'latitude',
        type: 'double precision',
      },
      {
        isNullable: true,
        name: 'longitude',
        type: 'double precision',
      },
      {
        isNullable: true,
        length: '40',
        name: 'source_datum',
        type: 'varchar',
      },
      {
        isNullable: true,
        name: 'source_latitude',
        type: 'double precision',
      },
      {
        isNullable: true,
        name: 'source_longitude',
        type: 'double precision',
      },
      {
        isNullable: true,
        name: 'capacity',
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
        name: 'active',
        type: 'boolean',
      },
    ],
    indices: [
      {
        columnNames: ['operator_id'],
        name: 'IDX_159ccb0b1095a6bb76f1c05593',
      },
      {
        columnNames: ['name', 'id'],
        name: 'IDX_4e95324d3bef07eac18b6c9c72',
      },
      {
        columnNames: ['region_id', 'name_key'],
        name: 'IDX_5005e7730a276163c8fd085bc2',
      },
    ],
    foreignKeys: [
      {
        columnNames: ['region_id'],
        referencedColumnNames: ['id'],
        name: 'FK_076f436ddb0b1e7a523ed568385',
        referencedTableName: 'regions',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['operator_id'],
        referencedColumnNames: ['id'],
        name: 'FK_159ccb0b1095a6bb76f1c05593b',
        referencedTableName: 'organizations',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'venues',
  },
];

export class Venues1795462000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.createTable(new Table(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.dropTable(table.name);
  }
}
