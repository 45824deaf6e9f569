import { requireNode } from './platform/node-version.js';

requireNode();
const { restoreCommand } = await import('./backup-commands.js');
process.exitCode = await restoreCommand(process.argv.slice(2));
