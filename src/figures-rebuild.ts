import { requireNode } from './platform/node-version.js';

requireNode();
const { rebuildFigures } = await import('./figures-rebuild-command.js');
process.exitCode = await rebuildFigures();
