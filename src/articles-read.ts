import { requireNode } from './platform/node-version.js';

requireNode();
const { readArticles } = await import('./articles-read-command.js');
process.exitCode = await readArticles(process.stdin, process.stdout);
