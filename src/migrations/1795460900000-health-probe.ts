import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const HEALTH_PROBES = new Table({
  name: 'health_probes',
  columns: [{ name: 'id', type: 'varchar', length: '36', isPrimary: true }],
});

export class HealthProbe1795460900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(HEALTH_PROBES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('health_probes');
  }
}
