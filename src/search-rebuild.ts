import { requireNode } from './platform/node-version.js';

requireNode();
const { rebuildSearch } = await import('./search-rebuild-command.js');
process.exitCode = await rebuildSearch();
