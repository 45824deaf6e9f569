/**
 * Drafts a portable migration for tables that have entities but no migration yet:
 * `npm run migration:draft -- Name table [table…]`. Read what it writes before committing it.
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Table, TableForeignKey } from 'typeorm';
import { ENTITIES } from '../dist/database.js';
import { readConfig } from '../dist/platform/config.js';
import { makeDataSource } from '../dist/platform/database/data-source.js';

const [name, ...tables] = process.argv.slice(2);
if (!name || tables.length === 0) {
  process.stderr.write('usage: npm run migration:draft -- Name table [table...]\n');
  process.exit(1);
}
const dataDir = mkdtempSync(join(tmpdir(), 'draft-'));
const config = { ...readConfig({}), dataDir };
const source = await makeDataSource(config, { entities: ENTITIES, migrations: [] }).initialize();

const clean = (value) => {
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => {
        if (
          [
            '@instanceof',
            'comment',
            'engine',
            'database',
            'schema',
            'referencedDatabase',
            'referencedSchema',
          ].includes(key)
        )
          return false;
        if (inner === undefined || inner === false || inner === '') return false;
        return !(Array.isArray(inner) && inner.length === 0);
      })
      .map(([key, inner]) => [key, clean(inner)]),
  );
};

const drafted = tables.map((name) => {
  const metadata = source.getMetadata(name);
  const table = Table.create(metadata, source.driver);
  table.foreignKeys = metadata.foreignKeys.map((key) => TableForeignKey.create(key, source.driver));
  return JSON.stringify(clean(table), null, 2);
});
const stamp = Date.now();
const file = join(
  'src/migrations',
  `${stamp}-${name.replace(/(?<!^)([A-Z])/g, '-$1').toLowerCase()}.ts`,
);
writeFileSync(
  file,
  `import { type MigrationInterface, type QueryRunner, Table, type TableOptions } from 'typeorm';

const TABLES: TableOptions[] = [
${drafted.join(',\n')},
];

export class ${name}${stamp} implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.createTable(new Table(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.dropTable(table.name);
  }
}
`,
);
await source.destroy();
process.stdout.write(`${file}\n`);
