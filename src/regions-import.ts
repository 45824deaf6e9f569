import { requireNode } from './platform/node-version.js';

requireNode();
const { importRegions } = await import('./regions-import-command.js');
process.exitCode = await importRegions(process.argv.slice(2));
