import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ActivityStatus } from '../../../src/features/activities/activity-status.policy.js';
import { RecordKind } from '../../../src/features/attachments/attachment.entity.js';
import { BookDonationStatus } from '../../../src/features/book-donations/book-donation-status.policy.js';
import { EducationBaseStatus } from '../../../src/features/education-bases/education-base-status.policy.js';
import { StationStatus } from '../../../src/features/legal-aid/legal-aid-station.entity.js';
import type { MediaReport } from '../../../src/features/media-reports/media-report.entity.js';
import { buildActivity } from '../../support/factories/activities.js';
import { buildBookDonation } from '../../support/factories/book-donations.js';
import { buildEducationBase } from '../../support/factories/education-bases.js';
import { buildStation } from '../../support/factories/legal-aid.js';
import { buildMediaReport } from '../../support/factories/media-reports.js';
import { fetchAs, uploadAs } from '../../support/uploads.js';
import { EVERYONE, only, type Scene, setScene, type Viewer } from '../media-reports/scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
});
afterAll(() => scene.server.close());

const db = () => scene.server.db;
const arrange = <T>(work: () => Promise<T>): Promise<T> => scene.server.arrange(work);

const activityId = async (status: ActivityStatus, unit = scene.units.otherStreet.id) =>
  (await arrange(() => buildActivity(db(), { ownerOrganizationId: unit, status }))).id;

type About = Omit<Parameters<typeof buildMediaReport>[1], 'unitId'>;
/** A report of the community. */
const build = (given: About): Promise<MediaReport> =>
  arrange(() => buildMediaReport(db(), { unitId: scene.units.community.id, ...given }));

const GET = 'query($id: ID!) { mediaReport(id: $id) { id } }';
const LIST =
  'query($id: ID!) { mediaReports(filter: { storyId: $id }) { nodes { id } totalCount } }';
const SEARCH =
  'query($text: String!) { search(text: $text, kinds: [MEDIA_REPORT]) { nodes { id } } }';
const TEXT = 'query($text: String!) { mediaReports(filter: { text: $text }) { nodes { id } } }';

/** One report, lists, search: all say the same. */
async function expectSeenBy(viewers: readonly Viewer[], report: MediaReport): Promise<void> {
  const { id, title: text } = report;
  const here = { nodes: [{ id }] };
  expect(await scene.asked(GET, { id }, 'mediaReport')).toEqual(only(viewers, { id }, 'NOT_FOUND'));
  expect(await scene.asked(LIST, { id }, 'mediaReports')).toEqual(
    only(viewers, { ...here, totalCount: 1 }, { nodes: [], totalCount: 0 }),
  );
  expect(await scene.asked(SEARCH, { text }, 'search')).toEqual(only(viewers, here, { nodes: [] }));
  expect(await scene.asked(TEXT, { text }, 'mediaReports')).toEqual(
    only(viewers, here, { nodes: [] }),
  );
}

const UNIT: Viewer[] = ['owner', 'ownSchool'];
const READERS: Viewer[] = ['propaganda', 'reviewer', 'auditor'];
const INSIDERS = [...UNIT, ...READERS];

describe('who sees a report', () => {
  it('about nothing yet: its unit and those who read reports there', async () => {
    await expectSeenBy(INSIDERS, await build({}));
  });

  it('about something public: everyone', async () => {
    const [activity, base, donation, station] = await arrange(async () => [
      await buildActivity(db(), { ownerOrganizationId: scene.units.street.id }),
      await buildEducationBase(db(), { regionId: scene.tree.street.id }),
      await buildBookDonation(db(), { ownerOrganizationId: scene.units.street.id }),
      await buildStation(db(), { regionId: scene.tree.street.id }),
    ]);
    await expectSeenBy(EVERYONE, await build({ activities: [activity.id] }));
    await expectSeenBy(EVERYONE, await build({ bases: [base.id] }));
    await expectSeenBy(EVERYONE, await build({ donations: [donation.id] }));
    await expectSeenBy(EVERYONE, await build({ stations: [station.id] }));
  });

  it.each([ActivityStatus.DRAFT, ActivityStatus.APPROVED, ActivityStatus.CANCELLED])(
    'about an activity that is %s: insiders and the unit that registered that activity',
    async (status) => {
      const report = await build({ activities: [await activityId(status)] });
      await expectSeenBy([...INSIDERS, 'concerned'], report);
    },
  );

  it('about a base applied for, a pledge, a planned station: insiders only', async () => {
    const { tree, units } = scene;
    const [base, donation, station] = await arrange(async () => [
      await buildEducationBase(db(), {
        regionId: tree.street.id,
        status: EducationBaseStatus.APPLIED,
      }),
      await buildBookDonation(db(), {
        ownerOrganizationId: units.street.id,
        status: BookDonationStatus.PLEDGED,
      }),
      await buildStation(db(), { regionId: tree.street.id, status: StationStatus.PLANNED }),
    ]);
    await expectSeenBy(
      INSIDERS,
      await build({ bases: [base.id], donations: [donation.id], stations: [station.id] }),
    );
  });

  it('about a unit: insiders and that unit; naming a unit opens nothing to others', async () => {
    const report = await build({ organizations: [scene.units.otherStreet.id] });
    await expectSeenBy([...INSIDERS, 'concerned'], report);
  });

  it('follows its activity: found by everyone once that is published', async () => {
    const { units, as } = scene;
    const activity = await arrange(() =>
      buildActivity(db(), {
        ownerOrganizationId: units.community.id,
        status: ActivityStatus.APPROVED,
      }),
    );
    const report = await build({ activities: [activity.id] });
    await expectSeenBy(INSIDERS, report);
    await as('owner').ok(
      'mutation($id: ID!) { publishActivity(input: { id: $id, expectedVersion: 1 }) { id } }',
      { id: activity.id },
    );
    await expectSeenBy(EVERYONE, report);
  });
});

describe('what they see of it', () => {
  it('shows reads, note and history to those who work on it, to others nothing', async () => {
    const open = await activityId(ActivityStatus.PUBLISHED);
    const { id } = await build({ activities: [open], reads: 5200, note: '稿费已付' });
    await scene
      .as('owner')
      .ok(
        'mutation($id: ID!) { correctMediaReport(input: { id: $id, expectedVersion: 1, page: "2版" }) { id } }',
        { id },
      );
    const INSIDE = 'query($id: ID!) { mediaReport(id: $id) { page reads note steps { kind } } }';
    expect(await scene.asked(INSIDE, { id }, 'mediaReport')).toEqual(
      only(
        INSIDERS,
        { page: '2版', reads: 5200, note: '稿费已付', steps: [{ kind: 'CORRECT' }] },
        { page: '2版', reads: null, note: null, steps: [] },
      ),
    );
  });

  it('names of what it is about only what the asker may see', async () => {
    const { tree, units } = scene;
    const open = await activityId(ActivityStatus.PUBLISHED);
    const draft = await activityId(ActivityStatus.DRAFT, units.otherDistrict.id);
    const [base, donation, station] = await arrange(async () => [
      await buildEducationBase(db(), {
        regionId: tree.otherDistrict.id,
        status: EducationBaseStatus.APPLIED,
      }),
      await buildBookDonation(db(), {
        ownerOrganizationId: units.otherDistrict.id,
        status: BookDonationStatus.PLEDGED,
      }),
      await buildStation(db(), { regionId: tree.otherDistrict.id, status: StationStatus.PLANNED }),
    ]);
    const { id } = await build({
      activities: [open, draft],
      bases: [base.id],
      donations: [donation.id],
      stations: [station.id],
    });
    const ABOUT =
      'query($id: ID!) { mediaReport(id: $id) { activities { id } bases { id } donations { id } stations { id } } }';
    const none = { bases: [], donations: [], stations: [] };
    const auditor = {
      activities: [{ id: open }, { id: draft }],
      bases: [{ id: base.id }],
      donations: [{ id: donation.id }],
      stations: [{ id: station.id }],
    };
    // Propaganda of the other district reads its unit's pledges and drafts, and no applications.
    const abroad = { ...none, donations: auditor.donations, activities: auditor.activities };
    expect(await scene.asked(ABOUT, { id }, 'mediaReport')).toEqual({
      ...only([], null, { ...none, activities: [{ id: open }] }),
      auditor,
      abroad,
    });
  });

  it('shows its proofs to those who work on it, also as files, to others none', async () => {
    const { id } = await build({ activities: [await activityId(ActivityStatus.PUBLISHED)] });
    const { server, tokens } = scene;
    const fields = { recordKind: RecordKind.MEDIA_REPORT, evidenceKind: 'PRINTED_MATTER' };
    const { status, body } = await uploadAs(server, tokens.get('owner')!, { recordId: id, fields });
    expect([status, body]).toEqual([201, expect.objectContaining({ url: expect.any(String) })]);
    const PROOFS = 'query($id: ID!) { mediaReport(id: $id) { attachments { url } } }';
    expect(await scene.asked(PROOFS, { id }, 'mediaReport')).toEqual(
      only(INSIDERS, { attachments: [{ url: body.url }] }, { attachments: [] }),
    );
    const fetched: [string, number][] = [];
    for (const viewer of EVERYONE)
      fetched.push([viewer, (await fetchAs(server, tokens.get(viewer) ?? null, body.url)).status]);
    expect(Object.fromEntries(fetched)).toEqual(only(INSIDERS, 200, 404));
  });
});
