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
        length: '120',
        name: 'title',
        type: 'varchar',
      },
      {
        length: '40',
        name: 'status',
        type: 'varchar',
      },
      {
        length: '40',
        name: 'donor_kind',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '36',
        name: 'donor_organization_id',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '50',
        name: 'donor_name',
        type: 'varchar',
      },
      {
        name: 'donor_name_public',
        type: 'boolean',
      },
      {
        isNullable: true,
        length: '120',
        name: 'recipient_scope',
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
        name: 'owner_organization_id',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '10',
        name: 'presented_on',
        type: 'varchar',
      },
      {
        isNullable: true,
        name: 'stated_copies',
        type: 'integer',
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
        name: 'book_donations_by_change',
      },
      {
        columnNames: ['presented_on', 'id'],
        name: 'book_donations_by_day',
      },
      {
        columnNames: ['activity_id'],
        name: 'IDX_6364c41d7eb1f98447de8d4ad5',
      },
      {
        columnNames: ['campaign_id'],
        name: 'IDX_7e2e66b6c3bcd130cc2b1a6686',
      },
      {
        columnNames: ['donor_organization_id'],
        name: 'IDX_fdd51ae3c2d1ff294fd8e0c48e',
      },
      {
        columnNames: ['owner_organization_id'],
        name: 'IDX_ff99d48c2d4a586a2fd2e07b11',
      },
      {
        columnNames: ['region_id', 'presented_on'],
        name: 'IDX_077d1efbce06f9a1dd31b30156',
      },
    ],
    foreignKeys: [
      {
        columnNames: ['donor_organization_id'],
        referencedColumnNames: ['id'],
        name: 'FK_fdd51ae3c2d1ff294fd8e0c48e4',
        referencedTableName: 'organizations',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['activity_id'],
        referencedColumnNames: ['id'],
        name: 'FK_6364c41d7eb1f98447de8d4ad59',
        referencedTableName: 'activities',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['campaign_id'],
        referencedColumnNames: ['id'],
        name: 'FK_7e2e66b6c3bcd130cc2b1a66865',
        referencedTableName: 'campaigns',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['region_id'],
        referencedColumnNames: ['id'],
        name: 'FK_e3c528ec77598bae2ef77f1fec0',
        referencedTableName: 'regions',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['owner_organization_id'],
        referencedColumnNames: ['id'],
        name: 'FK_ff99d48c2d4a586a2fd2e07b117',
        referencedTableName: 'organizations',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'book_donations',
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
        name: 'donation_id',
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
        columnNames: ['organization_id', 'donation_id'],
        name: 'book_donation_recipients_by_unit',
      },
      {
        columnNames: ['donation_id', 'organization_id'],
        name: 'IDX_8c1f3f0a9e7c6e2c31404ce649',
        isUnique: true,
      },
    ],
    foreignKeys: [
      {
        columnNames: ['donation_id'],
        referencedColumnNames: ['id'],
        name: 'FK_b9c71387a2a30995f5a555e9f61',
        referencedTableName: 'book_donations',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['organization_id'],
        referencedColumnNames: ['id'],
        name: 'FK_5ca8ea0e19888bad4bcf07b4cfb',
        referencedTableName: 'organizations',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'book_donation_recipients',
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
        name: 'donation_id',
        type: 'varchar',
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
        length: '13',
        name: 'isbn',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '100',
        name: 'publisher',
        type: 'varchar',
      },
      {
        isNullable: true,
        name: 'copies',
        type: 'integer',
      },
      {
        isNullable: true,
        name: 'list_price',
        type: 'integer',
      },
      {
        name: 'position',
        type: 'integer',
      },
    ],
    indices: [
      {
        columnNames: ['title_key'],
        name: 'IDX_47b3bd4737ff3745afab8baf00',
      },
      {
        columnNames: ['isbn'],
        name: 'IDX_cb3d033bb05dbe8c5efca9ab79',
      },
      {
        columnNames: ['donation_id', 'position'],
        name: 'IDX_109e66e3cc3f5aa92123bf13a3',
      },
    ],
    foreignKeys: [
      {
        columnNames: ['donation_id'],
        referencedColumnNames: ['id'],
        name: 'FK_562a8dee5a23555105a33d5aed2',
        referencedTableName: 'book_donations',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'book_donation_lines',
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
        name: 'donation_id',
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
        columnNames: ['donation_id', 'at'],
        name: 'IDX_2aea2a6489a28d64a0b7a0411f',
      },
    ],
    foreignKeys: [
      {
        columnNames: ['donation_id'],
        referencedColumnNames: ['id'],
        name: 'FK_1f078965906c163de3904f0db76',
        referencedTableName: 'book_donations',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'book_donation_steps',
  },
];

export class BookDonations1795471000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.createTable(new Table(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.dropTable(table.name);
  }
}
