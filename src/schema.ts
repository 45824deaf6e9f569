import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { AppModule } from './app.module.js';
import { readConfig } from './platform/config.js';
import { printedSchema } from './platform/graphql/printed-schema.js';
import { createApp } from './platform/start.js';

const dataDir = mkdtempSync(join(tmpdir(), 'guoan-schema-'));
const config = { ...readConfig({ NODE_ENV: 'test' }), dataDir, logLevel: 'warn' };
const app = await createApp(AppModule.of(config), config);
writeFileSync('schema.gql', printedSchema(app.get(GraphQLSchemaHost).schema));
await app.close();
rmSync(dataDir, { recursive: true, force: true });
