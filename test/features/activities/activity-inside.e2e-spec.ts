import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/features/accounts/role.policy.js';
import {
  ActivityStatus,
  StepKind,
} from '../../../src/features/activities/activity-status.policy.js';
import { ActivityStep } from '../../../src/features/activities/activity-step.entity.js';
import { RegionLevel } from '../../../src/features/regions/region.entity.js';
import { now } from '../../../src/platform/database/columns.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import type { Client } from '../../support/client.js';
import { signedInAs } from '../../support/factories/accounts.js';
import { buildActivity } from '../../support/factories/activities.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegionTree } from '../../support/factories/regions.js';

let server: TestApp;
let unit: string;
let street: string;
let neighbour: string;
let activityId: string;

beforeAll(async () => {
  server = await bootApp();
  await server.arrange(async () => {
    const tree = await buildRegionTree(server.db);
    const unitOf = async (regionId: string) =>
      (await buildOrganization(server.db, { regionId })).id;
    unit = await unitOf(tree.community.id);
    street = await unitOf(tree.street.id);
    neighbour = await unitOf(tree.otherCommunity.id);
    const activity = await buildActivity(server.db, {
      ownerOrganizationId: unit,
      reviewLevel: RegionLevel.STREET,
    });
    activityId = activity.id;
    const steps = server.db.repo(ActivityStep);
    await steps.save(
      steps.create({
        activityId,
        kind: StepKind.RETURN,
        fromStatus: ActivityStatus.SUBMITTED,
        toStatus: ActivityStatus.RETURNED,
        level: RegionLevel.STREET,
        reason: '内部意见',
        notClassified: false,
        changed: [],
        accountId: null,
        accountName: '审核人',
        organizationId: street,
        at: now(),
      }),
    );
  });
});
afterAll(() => server.close());

describe('what went on before an activity was published', () => {
  it('its steps and where it waits are for those who work on it, also once it is public', async () => {
    const query =
      'query($id: ID!) { activity(id: $id) { reviewLevel steps { reason accountName } } }';
    const seenBy = async (client: Client) =>
      (await client.ok(query, { id: activityId })).activity as unknown;
    const as = (role: Role, organizationId: string) =>
      signedInAs(server, { roles: [role], organizationId });
    const inside = {
      reviewLevel: 'STREET',
      steps: [{ reason: '内部意见', accountName: '审核人' }],
    };
    const outside = { reviewLevel: null, steps: [] };
    expect({
      owner: await seenBy(await as(Role.ORGANIZER, unit)),
      reviewerAbove: await seenBy(await as(Role.REVIEWER, street)),
      neighbour: await seenBy(await as(Role.ORGANIZER, neighbour)),
      anonymous: await seenBy(server.anonymous),
    }).toEqual({ owner: inside, reviewerAbove: inside, neighbour: outside, anonymous: outside });
  });
});
