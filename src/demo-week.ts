import { readFile } from 'node:fs/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DemoActivities, type PrintedActivity } from './demo-activities.js';
import { DemoApi } from './demo-api.js';
import { DemoBookDonations, type PrintedDonation } from './demo-book-donations.js';
import { DemoBriefings, type PrintedBriefing } from './demo-briefings.js';
import { DemoLegalAid } from './demo-legal-aid.js';
import { DemoMediaReports, type PrintedMediaReports } from './demo-media-reports.js';
import { DemoEducationBases } from './demo-education-bases.js';
import { DemoReportingPeriods, type PrintedPeriod } from './demo-reporting-periods.js';
import { DemoRegister, type PrintedRegister } from './demo-register.js';
import { Actor } from './platform/access/actor.js';
import type { Config } from './platform/config.js';
import { newId } from './platform/database/columns.js';
import { Database } from './platform/database/database.js';
import { runInRequest } from './platform/request-context.js';

/** Everybody in the demo signs in with it. */
export const DEMO_PASSWORD = 'guoan-demo-2023';

type Week = PrintedRegister & { activities: PrintedActivity[] };

const readData = async <T>(name: string): Promise<T> =>
  JSON.parse(await readFile(new URL(`./data/demo/${name}.json`, import.meta.url), 'utf8')) as T;

const readWeek = (): Promise<Week> => readData('week-2023');

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
  const api = new DemoApi(app);
  const activities = new DemoActivities(app, register, api);
  report(`登记活动 (registering activities): ${week.activities.length}`);
  for (const activity of week.activities) await activities.load(activity);
  const { donations } = await readData<{ donations: PrintedDonation[] }>('book-donations-2023');
  report(`登记赠书 (recording book donations): ${donations.length}`);
  const bookDonations = new DemoBookDonations(app.get(Database), register, api);
  for (const donation of donations) await bookDonations.load(donation);
  const { periods } = await readData<{ periods: PrintedPeriod[] }>('reporting-2023');
  report(`设置报送期次 (asking units to report): ${periods.length}`);
  const reporting = new DemoReportingPeriods(app.get(Database), register, api);
  for (const period of periods) await reporting.load(period);
  report('登记法律援助网络 (registering legal aid)');
  await runInRequest(system, () => new DemoLegalAid(app, register).load());
  const bases = new DemoEducationBases(app, register);
  await runInRequest(system, () => bases.load(report));
  const press = await readData<PrintedMediaReports>('media-reports-2023');
  report(`登记媒体报道 (registering press reports): ${press.reports.length}`);
  await new DemoMediaReports(app.get(Database), api).load(press);
  const { briefings } = await readData<{ briefings: PrintedBriefing[] }>('briefings-2023');
  report(`编印简报 (writing briefings): ${briefings.length}`);
  const desk = new DemoBriefings(app.get(Database), register, api);
  for (const briefing of briefings) await desk.load(briefing);
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
