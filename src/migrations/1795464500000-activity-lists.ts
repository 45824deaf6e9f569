import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

/**
 * Nearly every list asks for two of the statuses, which most rows have: an index that begins with the
 * status draws the planner of SQLite away from the one that serves the order.
 */
const BY_STATUS = new TableIndex({
  name: 'IDX_507a9fe327b3790609a8db53e7',
  columnNames: ['status', 'sort_at', 'id'],
});

const INDEXES = [
  new TableIndex({ name: 'activities_by_start', columnNames: ['sort_at', 'id'] }),
  new TableIndex({ name: 'activities_by_end', columnNames: ['ends_on', 'sort_at'] }),
  new TableIndex({ name: 'activities_by_change', columnNames: ['updated_at', 'id'] }),
  new TableIndex({ name: 'activities_by_wait', columnNames: ['review_level', 'waiting_since'] }),
];

export class ActivityLists1795464500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('activities', BY_STATUS);
    for (const index of INDEXES) await runner.createIndex('activities', index);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const index of INDEXES) await runner.dropIndex('activities', index);
    await runner.createIndex('activities', BY_STATUS);
  }
}
