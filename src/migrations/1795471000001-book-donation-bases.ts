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
        length: '36',
        name: 'donation_id',
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
    ],
    indices: [
      {
        columnNames: ['base_id', 'donation_id'],
        name: 'book_donation_bases_by_base',
      },
      {
        columnNames: ['donation_id', 'base_id'],
        name: 'IDX_15f2bb79b5e81ecc2ae43e5fd8',
        isUnique: true,
      },
    ],
    foreignKeys: [
      {
        columnNames: ['donation_id'],
        referencedColumnNames: ['id'],
        name: 'FK_8524e7cd401ad4d1439982b63bc',
        referencedTableName: 'book_donations',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['base_id'],
        referencedColumnNames: ['id'],
        name: 'FK_efdd208173972ac3397dcfa40d2',
        referencedTableName: 'education_bases',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'book_donation_bases',
  },
];

export class BookDonationBases1795471000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.createTable(new Table(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.dropTable(table.name);
  }
}
