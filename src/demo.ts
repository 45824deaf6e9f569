import { requireNode } from './platform/node-version.js';

requireNode();
const { AppModule } = await import('./app.module.js');
const { useDefaults } = await import('./platform/config.js');
const { serve } = await import('./platform/serve.js');
const { prepareDemo } = await import('./demo-week.js');
useDefaults({ DATA_DIR: 'data/demo', LOG_LEVEL: 'warn' });
await serve((config) => AppModule.of(config), prepareDemo);
