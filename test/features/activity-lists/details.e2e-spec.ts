import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/features/accounts/role.policy.js';
import {
  ActivityAudienceCount,
  ActivityMaterial,
} from '../../../src/features/activities/activity-details.entity.js';
import { ActivityStatus } from '../../../src/features/activities/activity-status.policy.js';
import type { Activity } from '../../../src/features/activities/activity.entity.js';
import {
  Vocabulary,
  VocabularyTerm,
} from '../../../src/features/vocabularies/vocabulary-term.entity.js';
import { newId } from '../../../src/platform/database/columns.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import { signedInAs } from '../../support/factories/accounts.js';
import { buildActivity, termId } from '../../support/factories/activities.js';
import { buildWeek, type Week } from '../../support/factories/week.js';

let server: TestApp;
let week: Week;
let closed: Activity;
let draft: Activity;

const term = (vocabulary: Vocabulary, code: string) =>
  server.db.repo(VocabularyTerm).findOneByOrFail({ vocabulary, code });

/** A closed activity of which everything is known. */
async function buildClosed(): Promise<Activity> {
  const { db } = server;
  const activity = await buildActivity(db, {
    title: '结项讲座',
    status: ActivityStatus.CLOSED,
    ownerOrganizationId: week.streetOffice.id,
    campaignId: week.campaign.id,
    venueId: week.park.id,
    placeText: '北门广场',
    endsOn: '2023-04-12',
    startTime: '09:00',
    endTime: '11:00',
    contactName: '王五',
    contactPhone: '13900139000',
    terms: [
      await term(Vocabulary.SECURITY_FIELD, 'CULTURAL'),
      await term(Vocabulary.AUDIENCE, 'TEACHERS'),
      await term(Vocabulary.AUDIENCE, 'RESIDENTS'),
      await term(Vocabulary.ENTRY_TAG, 'COMMUNITIES'),
    ],
  });
  const activityId = activity.id;
  const audienceId = await termId(db, Vocabulary.AUDIENCE, 'RESIDENTS');
  const counts = db.repo(ActivityAudienceCount);
  await counts.save(counts.create({ activityId, termId: audienceId, headcount: 50, position: 1 }));
  const { id, countingWord } = await db
    .repo(VocabularyTerm)
    .findOneByOrFail({ vocabulary: Vocabulary.MATERIAL, position: 1 });
  const materials = db.repo(ActivityMaterial);
  await materials.save(
    materials.create({
      activityId,
      termId: id,
      quantity: 60000,
      countingWord: countingWord ?? '份',
      kinds: 3,
      estimated: true,
      position: 1,
    }),
  );
  return activity;
}

beforeAll(async () => {
  server = await bootApp();
  await server.arrange(async () => {
    week = await buildWeek(server.db);
    closed = await buildClosed();
    draft = await buildActivity(server.db, {
      title: '草稿',
      status: ActivityStatus.DRAFT,
      ownerOrganizationId: week.streetOffice.id,
    });
  });
});
afterAll(() => server.close());

describe('activity', () => {
  it('shows everything of a closed activity with what it is linked to', async () => {
    const query = `query($id: ID!) { activity(id: $id) {
      title status when place expectedHeadcount actualHeadcount
      type { code } campaign { name } region { name } venue { name }
      ownerOrganization { name } organizers { role organization { name } }
      audiences { code } entryTags { code } securityFields { code }
      audienceCounts { headcount audience { code } }
      materials { quantity countingWord kinds estimated material { position } }
    } }`;
    expect(await server.anonymous.ok(query, { id: closed.id })).toEqual({
      activity: {
        title: '结项讲座',
        status: 'CLOSED',
        when: '2023年4月10日至12日每天09:00至11:00',
        place: '学田公园 北门广场',
        expectedHeadcount: null,
        actualHeadcount: 50,
        type: { code: 'LECTURE' },
        campaign: { name: '教育周' },
        region: { name: '学田街道' },
        venue: { name: '学田公园' },
        ownerOrganization: { name: '学田街道办事处' },
        organizers: [{ role: 'HOST', organization: { name: '学田街道办事处' } }],
        audiences: [{ code: 'TEACHERS' }, { code: 'RESIDENTS' }],
        entryTags: [{ code: 'COMMUNITIES' }],
        securityFields: [{ code: 'CULTURAL' }],
        audienceCounts: [{ headcount: 50, audience: { code: 'RESIDENTS' } }],
        materials: [
          {
            quantity: 60000,
            countingWord: expect.any(String),
            kinds: 3,
            estimated: true,
            material: { position: 1 },
          },
        ],
      },
    });
  });

  it('shows an activity of which little is known', async () => {
    const query = `query($id: ID!) { activity(id: $id) {
      when place venue { name } campaign { name } organizers { role } materials { quantity } audiences { code }
    } }`;
    expect(await server.anonymous.ok(query, { id: week.opening.id })).toEqual({
      activity: {
        when: '2023年4月10日上午',
        place: '南通市十里坊小学',
        venue: { name: '南通市十里坊小学' },
        campaign: { name: '教育周' },
        organizers: [],
        materials: [],
        audiences: [],
      },
    });
  });

  it('shows a venue that is asked for under another name, or by a fragment, or on a condition', async () => {
    const query = `query($id: ID!, $with: Boolean!) { activity(id: $id) {
      where: venue { name } ...Units venue @include(if: $with) { kind }
    } } fragment Units on Activity { units: organizers { unit: organization { name } } }`;
    const answer = {
      where: { name: '学田公园' },
      units: [{ unit: { name: '学田街道办事处' } }],
    };
    const ask = (flag: boolean) => server.anonymous.ok(query, { id: closed.id, with: flag });
    expect(await ask(false)).toEqual({ activity: answer });
    expect(await ask(true)).toEqual({ activity: { ...answer, venue: { kind: 'PARK' } } });
    expect(await ask(false)).toEqual({ activity: answer });
  });

  it('answers for a draft of others exactly as for what does not exist', async () => {
    const query = 'query($id: ID!) { activity(id: $id) { title contact { phone } } }';
    const neighbour = await signedInAs(server, {
      roles: [Role.ORGANIZER],
      organizationId: week.districtJustice.id,
    });
    for (const client of [server.anonymous, neighbour]) {
      const hidden = await client.ask(query, { id: draft.id });
      const absent = await client.ask(query, { id: newId() });
      const seen = [hidden, absent].map(({ data, errors }) => ({
        data,
        errors: errors?.map(({ message, path, extensions: { code } }) => ({ message, path, code })),
      }));
      expect(seen[0]).toEqual(seen[1]);
      expect(seen[0]).toEqual({
        data: null,
        errors: [{ message: '找不到该活动', path: ['activity'], code: 'NOT_FOUND' }],
      });
    }
    const owner = await signedInAs(server, {
      roles: [Role.ORGANIZER],
      organizationId: week.streetOffice.id,
    });
    expect(await owner.ok(query, { id: draft.id })).toEqual({
      activity: { title: '草稿', contact: { phone: null } },
    });
  });

  it('shows the contact to its unit and to those who may read contacts there, to others nothing', async () => {
    const query = 'query($id: ID!) { activity(id: $id) { title contact { name phone } } }';
    const contact = { name: '王五', phone: '13900139000' };
    const sees = async (roles: Role[], organizationId: string) =>
      (await signedInAs(server, { roles, organizationId })).ok(query, { id: closed.id });
    const hidden = { activity: { title: '结项讲座', contact: null } };
    expect(await server.anonymous.ok(query, { id: closed.id })).toEqual(hidden);
    expect(await sees([Role.ORGANIZER], week.districtJustice.id)).toEqual(hidden);
    expect(await sees([Role.ORGANIZER], week.streetOffice.id)).toEqual({
      activity: { title: '结项讲座', contact },
    });
    expect(await sees([Role.REVIEWER], week.districtJustice.id)).toEqual({
      activity: { title: '结项讲座', contact },
    });
  });
});
