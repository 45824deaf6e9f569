import { type MigrationInterface, type QueryRunner, Table, type TableOptions } from 'typeorm';

const TABLES: TableOptions[] = [
  {
    columns: [
      {
        isPrimary: true,
        length: '36',
        name: 'region_id',
        type: 'varchar',
      },
      {
        isPrimary: true,
        length: '10',
        name: 'day',
        type: 'varchar',
      },
      {
        name: 'activities',
        type: 'integer',
      },
      {
        name: 'closed',
        type: 'integer',
      },
      {
        name: 'participants',
        type: 'integer',
      },
      {
        name: 'participants_estimated',
        type: 'integer',
      },
    ],
    foreignKeys: [
      {
        columnNames: ['region_id'],
        referencedColumnNames: ['id'],
        name: 'FK_26bf82169f9a6e5e034c34f1594',
        referencedTableName: 'regions',
        onDelete: 'CASCADE',
        onUpdate: 'NO ACTION',
      },
    ],
    name: 'activity_figures',
  },
];

/** The public activities that are there, by their street (or the larger region) and first day. */
const FILL = `
INSERT INTO activity_figures
  (region_id, day, activities, closed, participants, participants_estimated)
WITH places AS (
  SELECT r.id AS region_id, coalesce((SELECT s.id FROM regions s
    WHERE r.level = 'COMMUNITY' AND s.level = 'STREET' AND r.path LIKE s.path || '%'), r.id) AS place_id
  FROM regions r
),
counted AS (
  SELECT p.place_id, substr(a.sort_at, 1, 10) AS day, a.headcount_estimated AS estimated,
    CASE WHEN a.status = 'CLOSED' THEN 1 ELSE 0 END AS closed,
    CASE WHEN a.status = 'CLOSED' THEN coalesce(a.actual_headcount, 0) ELSE 0 END AS people
  FROM activities a JOIN places p ON p.region_id = a.region_id
  WHERE a.status IN ('PUBLISHED', 'CLOSED')
)
SELECT place_id, day, count(*), sum(closed), sum(people),
  sum(CASE WHEN estimated = TRUE THEN people ELSE 0 END)
FROM counted GROUP BY place_id, day`;

export class ActivityFigures1795474000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.createTable(new Table(table));
    await runner.query(FILL);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.dropTable(table.name);
  }
}
