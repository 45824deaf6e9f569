import {
  type MigrationInterface,
  type QueryRunner,
  Table,
  TableForeignKey,
  TableIndex,
  type TableOptions,
} from 'typeorm';

const CODE = { name: 'IDX_4f6dc5a464961e7c65a395ea4c', columnNames: ['code'], isUnique: true };

/** A code and a name belong to one region at a time; an abolished region lets them go. */
const IN_FORCE = [
  {
    name: 'IDX_0c36e8578536eca1b32730ffe2',
    columnNames: ['code'],
    isUnique: true,
    where: 'valid_to IS NULL',
  },
  {
    name: 'IDX_13738f1d2fb830bacce6ed4aba',
    columnNames: ['parent_id', 'name'],
    isUnique: true,
    where: 'valid_to IS NULL',
  },
];

const PARENT = {
  name: 'FK_b1dc15f575548116575b521d8de',
  columnNames: ['parent_id'],
  referencedTableName: 'regions',
  referencedColumnNames: ['id'],
  onDelete: 'RESTRICT',
};

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
        name: 'region_id',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '12',
        name: 'code',
        type: 'varchar',
      },
      {
        length: '100',
        name: 'name',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '10',
        name: 'valid_from',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '10',
        name: 'valid_to',
        type: 'varchar',
      },
    ],
    indices: [
      {
        columnNames: ['code'],
        name: 'IDX_461cd5df478cacfb75d147aecb',
      },
      {
        columnNames: ['region_id'],
        name: 'IDX_ffa4a85ba1704f4ea0c8ad6582',
      },
    ],
    foreignKeys: [
      {
        columnNames: ['region_id'],
        referencedColumnNames: ['id'],
        name: 'FK_ffa4a85ba1704f4ea0c8ad65823',
        referencedTableName: 'regions',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'region_names',
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
        length: '100',
        name: 'name',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '60',
        name: 'short_name',
        type: 'varchar',
      },
      {
        name: 'aliases',
        type: 'text',
      },
      {
        name: 'search_text',
        type: 'text',
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
        name: 'parent_id',
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
        length: '36',
        name: 'merged_into_id',
        type: 'varchar',
      },
    ],
    indices: [
      {
        columnNames: ['merged_into_id'],
        name: 'IDX_b2fb8c82bda21b8976f7cf57c4',
      },
      {
        columnNames: ['parent_id'],
        name: 'IDX_f3a7c9411eaa5f9cbc5363de33',
      },
      {
        columnNames: ['name'],
        name: 'IDX_9b7ca6d30b94fef571cff87688',
      },
      {
        columnNames: ['region_id', 'name'],
        name: 'IDX_95292ece4203141baa6c31f06d',
        isUnique: true,
        where: 'merged_into_id IS NULL',
      },
    ],
    foreignKeys: [
      {
        columnNames: ['region_id'],
        referencedColumnNames: ['id'],
        name: 'FK_a79e62a8a8b4406db348559eee8',
        referencedTableName: 'regions',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['parent_id'],
        referencedColumnNames: ['id'],
        name: 'FK_f3a7c9411eaa5f9cbc5363de331',
        referencedTableName: 'organizations',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
      {
        columnNames: ['merged_into_id'],
        referencedColumnNames: ['id'],
        name: 'FK_b2fb8c82bda21b8976f7cf57c4b',
        referencedTableName: 'organizations',
        onDelete: 'RESTRICT',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'organizations',
  },
];

export class Places1795461000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('regions', CODE.name);
    for (const index of IN_FORCE) await runner.createIndex('regions', new TableIndex(index));
    await runner.createForeignKey('regions', new TableForeignKey(PARENT));
    for (const table of TABLES) await runner.createTable(new Table(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.dropTable(table.name);
    await runner.dropForeignKey('regions', PARENT.name);
    for (const index of IN_FORCE) await runner.dropIndex('regions', index.name);
    await runner.createIndex('regions', new TableIndex(CODE));
  }
}
