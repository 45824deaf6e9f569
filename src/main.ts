import { keepCompiled } from './platform/compiled-code.js';
import { requireNode } from './platform/node-version.js';

requireNode();
keepCompiled();
const { AppModule } = await import('./app.module.js');
const { FirstStartService } = await import('./features/first-start/first-start.service.js');
const { serve } = await import('./platform/serve.js');
await serve(
  (config) => AppModule.of(config),
  (app) => app.get(FirstStartService).announce((text) => process.stdout.write(text)),
);
