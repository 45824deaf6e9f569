import { readFile } from 'node:fs/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DemoActivities, type PrintedActivity } from './demo-activities.js';
import { DemoRegister, type PrintedRegister } from './demo-register.js';
import { Actor } from './platform/access/actor.js';
import type { Config } from './platform/config.js';
import { newId } from './platform/database/columns.js';
import { runInRequest } from './platform/request-context.js';

/** Everybody in the demo signs in with it. */
export const DEMO_PASSWORD = 'guoan-demo-2023';

type Week = PrintedRegister & { activities: PrintedActivity[] };

const readWeek = async (): Promise<Week> =>
  JSON.parse(
    await readFile(new URL('./data/demo/week-2023.json', import.meta.url), 'utf8'),
  ) as Week;

/** Loads the week once; a second call finds it there. Reports each part as it is done. */
export async function loadWeek(
  app: NestFastifyApplication,
  report: (line: string) => void,
): Promise<void> {
  const week = await readWeek();
  const register = new DemoRegister(app, week);
  const system = {
    requestId: newId(),
    language: 'zh',
    address: null,
    actor: Actor.system,
  } as const;
  await runInRequest(system, () => register.load(DEMO_PASSWORD, report));
  const activities = new DemoActivities(app, register);
  report(`登记活动 (registering activities): ${week.activities.length}`);
  for (const activity of week.activities) await activities.load(activity);
}

/** Loads the week before the first request and prints whom one may sign in as. */
export async function prepareDemo(app: NestFastifyApplication, config: Config): Promise<void> {
  if (config.environment === 'production')
    throw new Error('演示数据不得用于生产环境 (the demo does not run in production)');
  const print = (line: string) => process.stdout.write(`${line}\n`);
  await loadWeek(app, print);
  const { accounts } = await readWeek();
  print(`\n演示账号,密码均为 (demo accounts, all with the password) ${DEMO_PASSWORD}`);
  for (const { username, roles, displayName, shown } of accounts)
    if (shown) print(`  ${username.padEnd(11)} ${roles.join(' ').padEnd(17)} ${displayName}`);
  print('');
}
