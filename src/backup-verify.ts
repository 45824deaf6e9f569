import { requireNode } from './platform/node-version.js';

requireNode();
const { verifyCommand } = await import('./backup-commands.js');
process.exitCode = await verifyCommand(process.argv.slice(2));
