// Starts the built server up to where it would listen, and tells which packages were loaded by then.
// node test/support/modules-of-start.mjs — with the settings of a server in the environment.
import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const PACKAGE = /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//;
const packages = new Set();
registerHooks({
  load(url, context, next) {
    const [, name] = PACKAGE.exec(url) ?? [];
    if (name) packages.add(name);
    return next(url, context);
  },
});

const built = (name) => import(pathToFileURL(resolve('dist', name)).href);
const { AppModule } = await built('app.module.js');
const { readConfig } = await built('platform/config.js');
const { createApp } = await built('platform/start.js');
await built('platform/serve.js');
await built('features/first-start/first-start.service.js');
const config = readConfig();
const app = await createApp(AppModule.of(config), config);
process.stdout.write(JSON.stringify([...packages].toSorted()));
await app.close();
