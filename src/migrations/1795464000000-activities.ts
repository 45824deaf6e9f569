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
        length: '120',
        name: 'title',
        type: 'varchar',
      },
      {
        length: '36',
        name: 'type_id',
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
        length: '36',
        name: 'owner_account_id',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '36',
        name: 'registered_by_id',
        type: 'varchar',
      },
      {
        length: '40',
        name: 'status',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '40',
        name: 'review_level',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '24',
        name: 'waiting_since',
        type: 'varchar',
      },
      {
        isNullable: true,
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
        isNullable: true,
        length: '5',
        name: 'start_time',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '5',
        name: 'end_time',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '40',
        name: 'period',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '60',
        name: 'date_words',
        type: 'varchar',
      },
      {
        length: '16',
        name: 'sort_at',
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
        name: 'expected_headcount',
        type: 'integer',
      },
      {
        isNullable: true,
        length: '100',
        name: 'brief',
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
        length: '24',
        name: 'submitted_at',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '24',
        name: 'published_at',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '24',
        name: 'closed_at',
        type: 'varchar',
      },
      {
        isNullable: true,
        name: 'actual_headcount',
        type: 'integer',
      },
      {
        name: 'headcount_estimated',
        type: 'boolean',
      },
      {
        name: 'audiences_overlap',
        type: 'boolean',
      },
      {
        isNullable: true,
        name: 'volunteers',
        type: 'integer',
      },
      {
        isNullable: true,
        name: 'summary',
        type: 'text',
      },
      {
        isNullable: true,
        length: '36',
        name: 'copied_from_id',
        type: 'varchar',
      },
      {
        name: 'parts',
        type: 'text',
      },
    ],
    indices: [
      {
        columnNames: ['type_id', 'sort_at'],
        name: 'IDX_33530ec0ca13d8d0cbd26f6df3',
      },
      {
        columnNames: ['venue_id', 'sort_at'],
        name: 'IDX_c202c422634215ff5ab8d9190c',
      },
      {
        columnNames: ['campaign_id', 'sort_at'],
        name: 'IDX_8f079879a7df0b0d133a88ec77',
      },
      {
        columnNames: ['owner_account_id'],
        name: 'IDX_2d63fee043a46e476ed5e2098c',
      },
      {
        columnNames: ['owner_organization_id', 'sort_at'],
        name: 'IDX_671fbc57ad9278bc0387b48814',
      },
      {
        columnNames: ['status', 'sort_at', 'id'],
        name: 'IDX_507a9fe327b3790609a8db53e7',
      },
      {
        columnNames: ['region_id', 'sort_at', 'id'],
        name: 'IDX_a8935f023eec74b4db21d5b1c1',
      },
    ],
    foreignKeys: [
      {
        columnNames: ['type_id'],
        referencedColumnNames: ['id'],
        name: 'FK_c7d8cb10188582fdd049238d3f8',
        referencedTableName: 'vocabulary_terms',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['campaign_id'],
        referencedColumnNames: ['id'],
        name: 'FK_799a0f7861c77e5001a2a14e81d',
        referencedTableName: 'campaigns',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['region_id'],
        referencedColumnNames: ['id'],
        name: 'FK_2c2e5f7b45c830b4d823fd8b901',
        referencedTableName: 'regions',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['owner_organization_id'],
        referencedColumnNames: ['id'],
        name: 'FK_8b5ccd9ef3b75f90c39d4ff4518',
        referencedTableName: 'organizations',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['owner_account_id'],
        referencedColumnNames: ['id'],
        name: 'FK_2d63fee043a46e476ed5e2098ce',
        referencedTableName: 'accounts',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['venue_id'],
        referencedColumnNames: ['id'],
        name: 'FK_4fbb0078a91734f10d65849dc6e',
        referencedTableName: 'venues',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'activities',
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
        name: 'organization_id',
        type: 'varchar',
      },
      {
        length: '40',
        name: 'role',
        type: 'varchar',
      },
      {
        name: 'position',
        type: 'integer',
      },
    ],
    indices: [
      {
        columnNames: ['organization_id', 'role', 'activity_id'],
        name: 'activity_organizers_by_unit',
      },
      {
        columnNames: ['activity_id', 'organization_id', 'role'],
        name: 'IDX_b188049dadffd1b1eea44b5acc',
        isUnique: true,
      },
    ],
    foreignKeys: [
      {
        columnNames: ['activity_id'],
        referencedColumnNames: ['id'],
        name: 'FK_fb40a46eca39b781e5099c5ac90',
        referencedTableName: 'activities',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['organization_id'],
        referencedColumnNames: ['id'],
        name: 'FK_b8774f7b2a645d01897cfc3dadb',
        referencedTableName: 'organizations',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'activity_organizers',
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
        name: 'term_id',
        type: 'varchar',
      },
      {
        name: 'position',
        type: 'integer',
      },
      {
        length: '40',
        name: 'vocabulary',
        type: 'varchar',
      },
    ],
    indices: [
      {
        columnNames: ['term_id', 'activity_id'],
        name: 'activity_terms_by_term',
      },
      {
        columnNames: ['activity_id', 'term_id'],
        name: 'IDX_c3efb4f7fc40fdfa12fcd910b0',
        isUnique: true,
      },
    ],
    foreignKeys: [
      {
        columnNames: ['activity_id'],
        referencedColumnNames: ['id'],
        name: 'FK_5bf1ece789c406a3c0f47fecdda',
        referencedTableName: 'activities',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['term_id'],
        referencedColumnNames: ['id'],
        name: 'FK_2f2e55e69c2064ce1b252e19d3f',
        referencedTableName: 'vocabulary_terms',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'activity_terms',
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
        name: 'term_id',
        type: 'varchar',
      },
      {
        name: 'position',
        type: 'integer',
      },
      {
        name: 'headcount',
        type: 'integer',
      },
    ],
    indices: [
      {
        columnNames: ['term_id'],
        name: 'IDX_deb746b9da807987c02426d881',
      },
      {
        columnNames: ['activity_id', 'term_id'],
        name: 'IDX_5453739b27556a60e8fa16a1d4',
        isUnique: true,
      },
    ],
    foreignKeys: [
      {
        columnNames: ['activity_id'],
        referencedColumnNames: ['id'],
        name: 'FK_d18919c57bcd8a3c4675e6e68d0',
        referencedTableName: 'activities',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['term_id'],
        referencedColumnNames: ['id'],
        name: 'FK_deb746b9da807987c02426d8818',
        referencedTableName: 'vocabulary_terms',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'activity_audience_counts',
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
        name: 'term_id',
        type: 'varchar',
      },
      {
        name: 'position',
        type: 'integer',
      },
      {
        name: 'quantity',
        type: 'integer',
      },
      {
        length: '10',
        name: 'counting_word',
        type: 'varchar',
      },
      {
        isNullable: true,
        name: 'kinds',
        type: 'integer',
      },
      {
        name: 'estimated',
        type: 'boolean',
      },
    ],
    indices: [
      {
        columnNames: ['term_id'],
        name: 'IDX_db5eaa15d5bbab2604e7b7e290',
      },
      {
        columnNames: ['activity_id', 'term_id', 'counting_word'],
        name: 'IDX_78945d4f3a163ac7c7e134c309',
        isUnique: true,
      },
    ],
    foreignKeys: [
      {
        columnNames: ['activity_id'],
        referencedColumnNames: ['id'],
        name: 'FK_66f49eea456665f19eeb5895e31',
        referencedTableName: 'activities',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['term_id'],
        referencedColumnNames: ['id'],
        name: 'FK_db5eaa15d5bbab2604e7b7e2902',
        referencedTableName: 'vocabulary_terms',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'activity_materials',
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
        length: '40',
        name: 'kind',
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
        length: '40',
        name: 'level',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '500',
        name: 'reason',
        type: 'varchar',
      },
      {
        name: 'not_classified',
        type: 'boolean',
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
        columnNames: ['activity_id', 'at'],
        name: 'IDX_d399fcafababcc1c9bab374674',
      },
    ],
    foreignKeys: [
      {
        columnNames: ['activity_id'],
        referencedColumnNames: ['id'],
        name: 'FK_a266e11267480db9d55595a32be',
        referencedTableName: 'activities',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'activity_steps',
  },
];

export class Activities1795464000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.createTable(new Table(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.dropTable(table.name);
  }
}
