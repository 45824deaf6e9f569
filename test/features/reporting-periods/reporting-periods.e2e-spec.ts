import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { ActivityStep } from '../../../src/features/activities/activity-step.entity.js';
import {
  ActivityStatus,
  StepKind,
} from '../../../src/features/activities/activity-status.policy.js';
import { now } from '../../../src/platform/database/columns.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import type { Client } from '../../support/client.js';
import { countQueries } from '../../support/count-queries.js';
import { signedInAs } from '../../support/factories/accounts.js';
import { buildActivity } from '../../support/factories/activities.js';
import { buildCampaign, buildTarget } from '../../support/factories/campaigns.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegionTree, type RegionTree } from '../../support/factories/regions.js';

const DEADLINE = '2023-04-17T10:00:00.000Z';
const PERIOD = `id version name overdue deadline counts { expected onTime late missing }
  returns { organization { name } status firstReportedAt nil toClose withoutPhotos }
  reminders { organization { name contactPhone } gaps text }`;
const CREATE = `mutation($input: CreateReportingPeriodInput!) { createReportingPeriod(input: $input) { id version } }`;
const UPDATE = `mutation($input: UpdateReportingPeriodInput!) { updateReportingPeriod(input: $input) { id version counts { expected } } }`;
const NIL = `mutation($input: FileNilReportInput!) { fileNilReport(input: $input) { ${PERIOD} } }`;
const ONE = `query($id: ID!) { reportingPeriod(id: $id) { ${PERIOD} } }`;

let server: TestApp;
let tree: RegionTree;
let campaignId: string;
const units: Record<string, string> = {};
let office: Client;
let periodId: string;

beforeAll(async () => {
  server = await bootApp();
  await server.arrange(async () => {
    tree = await buildRegionTree(server.db);
    const unit = async (name: string, regionId: string, contactPhone: string | null = null) => {
      units[name] = (await buildOrganization(server.db, { name, regionId, contactPhone })).id;
    };
    await unit('区委宣传部', tree.district.id);
    await unit('A按时', tree.street.id);
    await unit('B迟报', tree.street.id);
    await unit('C未报', tree.otherStreet.id, '0513-85062000');
    await unit('D零报告', tree.otherStreet.id);
    await unit('E日期不详', tree.street.id);
    await unit('邻区', tree.otherDistrict.id);
    campaignId = (await buildCampaign(server.db, { regionId: tree.district.id, name: '教育周' }))
      .id;
    for (const name of ['A按时', 'B迟报', 'C未报', 'D零报告'])
      await buildTarget(server.db, { campaignId, organizationId: units[name] ?? '' });
    await report('A按时', { at: '2023-04-16T01:00:00.000Z', again: '2023-04-19T01:00:00.000Z' });
    await report('B迟报', { at: '2023-04-17T10:00:00.001Z' });
    await report('E日期不详', { at: '2023-04-12T01:00:00.000Z', startsOn: null });
    // None of these reports on the period: a draft, another day, another campaign, sent in too early.
    const given = { ownerOrganizationId: units['C未报'] ?? '' };
    await buildActivity(server.db, { ...given, campaignId, status: ActivityStatus.DRAFT });
    await buildActivity(server.db, { ...given, campaignId, startsOn: '2023-04-17' });
    await buildActivity(server.db, given);
    await report('C未报', { at: '2023-04-09T01:00:00.000Z', startsOn: null });
  });
  office = await signedInAs(server, {
    roles: [Role.PROPAGANDA],
    organizationId: units['区委宣传部'] ?? '',
  });
});
afterAll(() => server.close());

interface Sent {
  at: string;
  again?: string;
  startsOn?: string | null;
}

/** A closed activity of the unit, that it sent in then (and once more). */
async function report(name: string, { at, again, startsOn = '2023-04-12' }: Sent): Promise<void> {
  const { id } = await buildActivity(server.db, {
    ownerOrganizationId: units[name] ?? '',
    campaignId,
    startsOn,
    status: ActivityStatus.CLOSED,
    submittedAt: again ?? at,
  });
  const repo = server.db.repo(ActivityStep);
  for (const moment of again ? [at, again] : [at])
    await repo.save(
      repo.create({
        activityId: id,
        kind: StepKind.SUBMIT,
        toStatus: ActivityStatus.SUBMITTED,
        notClassified: true,
        changed: [],
        accountName: name,
        at: moment,
      }),
    );
}

const create = (client: Client, change: object = {}) =>
  client.ask(CREATE, {
    input: {
      campaignId,
      name: '第一周',
      startsOn: '2023-04-10',
      endsOn: '2023-04-16',
      deadline: DEADLINE,
      ...change,
    },
  });

const summary = async (client: Client): Promise<string[]> => {
  const { reportingPeriod } = await client.ok(ONE, { id: periodId });
  return reportingPeriod.returns.map((one: any) => `${one.organization.name} ${one.status}`);
};

describe('a reporting period', () => {
  it('asks the units with targets, or those named, by a deadline', async () => {
    const { data } = await create(office);
    periodId = data?.createReportingPeriod.id;
    expect(await summary(office)).toEqual([
      'A按时 ON_TIME',
      'B迟报 LATE',
      'C未报 MISSING',
      'D零报告 MISSING',
    ]);
    const organizationIds = ['A按时', 'B迟报', 'C未报', 'D零报告', 'E日期不详'].map(
      (name) => units[name],
    );
    const input = { id: periodId, expectedVersion: 1, organizationIds };
    expect(await office.ok(UPDATE, { input })).toEqual({
      updateReportingPeriod: { id: periodId, version: 2, counts: { expected: 5 } },
    });
    expect((await office.refused(UPDATE, { input })).extensions.code).toBe('CONFLICT');
  });

  it('is refused for days that are no period, units elsewhere, and another region', async () => {
    const refusal = async (client: Client, change: object = {}) => {
      const { code, fields } = (await create(client, change)).errors?.[0]?.extensions ?? {};
      return [code, fields?.[0]?.path];
    };
    expect(await refusal(office, { endsOn: '2023-04-09' })).toEqual([
      'INVALID_INPUT',
      'input.endsOn',
    ]);
    expect(await refusal(office, { deadline: '2023-04-09T00:00:00Z' })).toEqual([
      'INVALID_INPUT',
      'input.deadline',
    ]);
    expect(await refusal(office, { organizationIds: [units['邻区']] })).toEqual([
      'INVALID_INPUT',
      'input.organizationIds.0',
    ]);
    const neighbour = { roles: [Role.PROPAGANDA], organizationId: units['邻区'] ?? '' };
    expect(await refusal(await signedInAs(server, neighbour))).toEqual(['FORBIDDEN', undefined]);
  });

  it('tells who reported on time, late, with nothing, and not at all; and what to write', async () => {
    const nilUnit = await signedInAs(server, {
      roles: [Role.ORGANIZER],
      organizationId: units['D零报告'] ?? '',
    });
    const input = { periodId, reason: '本周无活动' };
    await nilUnit.ok(NIL, { input });
    expect((await nilUnit.refused(NIL, { input })).extensions.code).toBe('CONFLICT');
    const { answer, count } = await countQueries(() => office.ok(ONE, { id: periodId }));
    const { counts, returns, reminders, overdue } = answer.reportingPeriod;
    const row = (name: string, status: string, firstReportedAt: string | null) => ({
      organization: { name },
      status,
      firstReportedAt,
      nil: false,
      toClose: 0,
      withoutPhotos: 1,
    });
    expect({ counts, overdue }).toEqual({
      counts: { expected: 5, onTime: 2, late: 2, missing: 1 },
      overdue: true,
    });
    expect(returns).toEqual([
      row('A按时', 'ON_TIME', '2023-04-16T01:00:00.000Z'),
      row('B迟报', 'LATE', '2023-04-17T10:00:00.001Z'),
      { ...row('C未报', 'MISSING', null), withoutPhotos: 0 },
      { ...row('D零报告', 'LATE', expect.any(String) as never), nil: true, withoutPhotos: 0 },
      { ...row('E日期不详', 'ON_TIME', '2023-04-12T01:00:00.000Z'), withoutPhotos: 0 },
    ]);
    expect(returns[3].firstReportedAt <= now()).toBe(true);
    expect(reminders.map((one: any) => [one.organization, one.gaps])).toEqual([
      [{ name: 'A按时', contactPhone: null }, ['NO_PHOTO']],
      [{ name: 'B迟报', contactPhone: null }, ['NO_PHOTO']],
      [{ name: 'C未报', contactPhone: '0513-85062000' }, ['NOT_REPORTED']],
    ]);
    expect(reminders[2].text).toBe(
      '【催报】C未报:“教育周”第一周(4月10日至4月16日)的活动情况应于4月17日18:00前报送,至今未收到,请尽快填报;如无活动,请作零报告。谢谢!',
    );
    expect(count).toBeLessThanOrEqual(16);
  });

  it('show a unit its own return, and those of a region to who reads what is unpublished there', async () => {
    const as = (name: string, role: Role) =>
      signedInAs(server, { roles: [role], organizationId: units[name] ?? '' });
    expect(await summary(await as('C未报', Role.SCHOOL))).toEqual(['C未报 MISSING']);
    expect(await summary(await as('A按时', Role.REVIEWER))).toEqual([
      'A按时 ON_TIME',
      'B迟报 LATE',
      'E日期不详 ON_TIME',
    ]);
    expect(await summary(await as('邻区', Role.REVIEWER))).toEqual([]);
    expect((await server.anonymous.refused(ONE, { id: periodId })).extensions.code).toBe(
      'UNAUTHENTICATED',
    );
    const stranger = await as('邻区', Role.ORGANIZER);
    expect((await stranger.refused(NIL, { input: { periodId } })).extensions.code).toBe(
      'FORBIDDEN',
    );
  });
});
