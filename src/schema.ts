import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { AppModule } from './app.module.js';
import { readConfig } from './platform/config.js';
import { createApp } from './platform/start.js';

const HEADER = '# Generated from the code by `npm run schema`. Do not edit.\n\n';

const dataDir = mkdtempSync(join(tmpdir(), 'guoan-schema-'));
const config = { ...readConfig({ NODE_ENV: 'test' }), dataDir, logLevel: 'warn' };
const app = await createApp(AppModule.of(config), config);
const { schema } = app.get(GraphQLSchemaHost);
writeFileSync('schema.gql', `${HEADER}${printSchema(lexicographicSortSchema(schema))}\n`);
await app.close();
rmSync(dataDir, { recursive: true, force: true });
