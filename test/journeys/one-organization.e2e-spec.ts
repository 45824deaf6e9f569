import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OrganizerRole } from '../../src/features/activities/activity-organizer.entity.js';
import { ActivityStatus } from '../../src/features/activities/activity-status.policy.js';
import { StationStatus } from '../../src/features/legal-aid/legal-aid-station.entity.js';
import { bootApp, type TestApp } from '../support/boot-app.js';
import { countQueries } from '../support/count-queries.js';
import { buildActivity } from '../support/factories/activities.js';
import { buildBookDonation } from '../support/factories/book-donations.js';
import { buildEducationBase } from '../support/factories/education-bases.js';
import { buildStation } from '../support/factories/legal-aid.js';
import { buildOrganization } from '../support/factories/organizations.js';
import { buildRegionTree } from '../support/factories/regions.js';

const { HOST, UNDERTAKER } = OrganizerRole;

let server: TestApp;
const ids: Record<string, string> = {};
beforeAll(async () => {
  server = await bootApp();
  await server.arrange(build);
});
afterAll(() => server.close());

/** A unit with `many` records of every kind, public ones and as many that strangers may not see. */
async function buildUnit(name: string, many: number, regionId: string): Promise<void> {
  const { db } = server;
  const { id } = await buildOrganization(db, { regionId, name });
  ids[name] = id;
  const other = await buildOrganization(db, { regionId, name: `${name}的伙伴` });
  for (let index = 1; index <= many; index += 1) {
    const by = (role: OrganizerRole) => [{ organizationId: id, role }];
    const ownerOrganizationId = other.id;
    await buildActivity(db, { title: `主办${index}`, ownerOrganizationId, organizers: by(HOST) });
    await buildActivity(db, {
      title: `承办${index}`,
      ownerOrganizationId,
      organizers: by(UNDERTAKER),
    });
    await buildActivity(db, {
      title: `草稿${index}`,
      ownerOrganizationId,
      organizers: by(HOST),
      status: ActivityStatus.DRAFT,
    });
    await buildEducationBase(db, { regionId, name: `${name}的基地${index}`, operatorId: id });
    await buildBookDonation(db, {
      title: `赠书${index}`,
      ownerOrganizationId,
      donorOrganizationId: id,
      lines: [{ title: `书${index}`, copies: 10 }],
    });
    await buildStation(db, { regionId, name: `${name}的援助站${index}`, hostIds: [id] });
    await buildStation(db, {
      regionId,
      name: `${name}筹建${index}`,
      hostIds: [id],
      status: StationStatus.PLANNED,
    });
  }
}

async function build(): Promise<void> {
  const { street } = await buildRegionTree(server.db);
  await buildUnit('小单位', 1, street.id);
  await buildUnit('大单位', 5, street.id);
}

const EVERYTHING = `query($id: ID!) { organization(id: $id) {
  name region { name }
  activityCounts { role count }
  hosted: activities(roles: [HOST], orderBy: START_ASC) { totalCount nodes {
    title venue { name } organizers { role organization { name } } } }
  undertaken: activities(roles: [UNDERTAKER]) { totalCount nodes { title } }
  educationBases { totalCount nodes { name level status venue { name } } }
  bookDonations(roles: [DONOR]) { totalCount nodes { name copies lines { title } } }
  legalAidStations { totalCount nodes { name level phone hosts { name } } }
} }`;

const ask = async (id: string | undefined) => {
  const { answer, count } = await countQueries(() => server.anonymous.ok(EVERYTHING, { id }));
  return { unit: answer.organization, count };
};

describe('everything of one organization', () => {
  it('is one query: activities by role, bases, donations and stations', async () => {
    const { unit } = await ask(ids.小单位);
    expect(unit).toMatchObject({
      name: '小单位',
      activityCounts: [
        { role: 'HOST', count: 1 },
        { role: 'UNDERTAKER', count: 1 },
      ],
      hosted: { totalCount: 1, nodes: [{ title: '主办1' }] },
      undertaken: { totalCount: 1, nodes: [{ title: '承办1' }] },
      educationBases: { totalCount: 1, nodes: [{ name: '小单位的基地1', level: 'DISTRICT' }] },
      bookDonations: { totalCount: 1, nodes: [{ copies: 10, lines: [{ title: '书1' }] }] },
      legalAidStations: {
        totalCount: 1,
        nodes: [{ name: '小单位的援助站1', hosts: [{ name: '小单位' }] }],
      },
    });
  });

  it('takes no more statements for much than for little', async () => {
    const little = await ask(ids.小单位);
    const much = await ask(ids.大单位);
    expect(much.unit.legalAidStations.totalCount).toBe(5);
    expect(much.count).toBeLessThanOrEqual(little.count + 1);
    expect(much.count).toBeLessThanOrEqual(20);
  });
});
