import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { loadEnvFile, whereabouts } from './config.js';

/**
 * In production, keeps what V8 makes of some 3,000 modules in the data folder, for the next start. It
 * is written when the server stops; where it cannot be, modules are compiled at each start. Not in the
 * temporary folder: whoever may write there could put their own code in.
 */
export function keepCompiled(): void {
  loadEnvFile();
  const { production, dataDir } = whereabouts();
  if (production) enableCompileCache(join(dataDir, 'compiled-code'));
}
