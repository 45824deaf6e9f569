import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { Vocabulary } from '../../../src/features/vocabularies/vocabulary-term.entity.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import type { Client } from '../../support/client.js';
import { signedInAs } from '../../support/factories/accounts.js';
import { termId } from '../../support/factories/activities.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegionTree, type RegionTree } from '../../support/factories/regions.js';

let server: TestApp;
let tree: RegionTree;
let organizer: Client;
let lecture: string;

beforeAll(async () => {
  server = await bootApp();
  const unit = await server.arrange(async () => {
    tree = await buildRegionTree(server.db);
    lecture = await termId(server.db, Vocabulary.ACTIVITY_TYPE, 'LECTURE');
    return buildOrganization(server.db, { regionId: tree.community.id, name: '学田社区居委会' });
  });
  organizer = await signedInAs(server, { roles: [Role.ORGANIZER], organizationId: unit.id });
});
afterAll(() => server.close());

const CREATE = `mutation($input: CreateActivityInput!) {
  createActivity(input: $input) { id version title status startsOn period publishedAt steps { kind toStatus } }
}`;

describe('createActivity', () => {
  it('registers a draft of the own unit', async () => {
    const input = {
      title: '国家安全讲座',
      typeId: lecture,
      startsOn: '2023-04-10',
      period: 'MORNING',
    };
    const { createActivity } = await organizer.ok(CREATE, { input });
    expect(createActivity).toEqual({
      id: expect.any(String),
      version: 1,
      title: '国家安全讲座',
      status: 'DRAFT',
      startsOn: '2023-04-10',
      period: 'MORNING',
      publishedAt: null,
      steps: [{ kind: 'REGISTER', toStatus: 'DRAFT' }],
    });
  });
});
