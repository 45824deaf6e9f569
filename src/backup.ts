import { requireNode } from './platform/node-version.js';

requireNode();
const { backupCommand } = await import('./backup-commands.js');
process.exitCode = await backupCommand(process.argv.slice(2));
