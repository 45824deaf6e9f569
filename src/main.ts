import { requireNode } from './platform/node-version.js';

requireNode();
const { AppModule } = await import('./app.module.js');
const { serve } = await import('./platform/serve.js');
await serve((config) => AppModule.of(config));
