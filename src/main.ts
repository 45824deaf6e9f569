import { createApp } from './platform/start.js';
import { readConfig } from './platform/config.js';
import { AppModule } from './app.module.js';

const config = readConfig();
const app = await createApp(AppModule.of(config), config);
await app.listen({ port: config.port, host: config.host });
