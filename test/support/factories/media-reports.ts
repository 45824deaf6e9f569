import {
  MediaForm,
  MediaLevel,
  MediaOutlet,
} from '../../../src/features/media-outlets/media-outlet.entity.js';
import {
  MediaReportKind,
  MediaReportOrigin,
} from '../../../src/features/media-reports/media-report-kinds.policy.js';
import { linkKeyOf } from '../../../src/features/media-reports/media-link.policy.js';
import {
  MediaReportActivity,
  MediaReportBase,
  MediaReportDonation,
  MediaReportOrganization,
  MediaReportStation,
} from '../../../src/features/media-reports/media-report-parts.entity.js';
import { MediaReport } from '../../../src/features/media-reports/media-report.entity.js';
import { Organization } from '../../../src/features/organizations/organization.entity.js';
import { newId } from '../../../src/platform/database/columns.js';
import type { Database } from '../../../src/platform/database/database.js';

/** A saved outlet: a city's newspaper, unless told otherwise. Call it inside `arrange`. */
export function buildOutlet(db: Database, given: Partial<MediaOutlet> = {}): Promise<MediaOutlet> {
  const id = given.id ?? newId();
  const repo = db.repo(MediaOutlet);
  return repo.save(
    repo.create({
      name: `媒体${id.slice(-6)}`,
      aliases: [],
      hosts: [],
      level: MediaLevel.CITY,
      form: MediaForm.NEWSPAPER,
      regionId: null,
      ...given,
      id,
    }),
  );
}

type ReportParts = Partial<MediaReport> & {
  unitId: string;
  activities?: readonly string[];
  bases?: readonly string[];
  donations?: readonly string[];
  stations?: readonly string[];
  organizations?: readonly string[];
};

/**
 * A saved report of 14 April 2023, registered by the unit, in its region, about nothing unless told.
 * Call it inside `arrange`.
 */
export async function buildMediaReport(db: Database, given: ReportParts): Promise<MediaReport> {
  const { activities, bases, donations, stations, organizations, ...columns } = given;
  const { regionId } = await db.repo(Organization).findOneByOrFail({ id: given.unitId });
  const id = given.id ?? newId();
  const report = await db.repo(MediaReport).save(
    db.repo(MediaReport).create({
      title: `报道${id.slice(-6)}`,
      outletId: null,
      outletText: null,
      publishedOn: '2023-04-14',
      page: null,
      link: null,
      linkKey: given.link ? linkKeyOf(given.link) : null,
      author: null,
      reads: null,
      kind: MediaReportKind.ARTICLE,
      origin: MediaReportOrigin.ORIGINAL,
      storyId: id,
      campaignId: null,
      regionId,
      standsAlone: false,
      note: null,
      parts: { revision: 0, changed: [] },
      ...columns,
      id,
    }),
  );
  const about = { reportId: id, position: 1 };
  for (const activityId of activities ?? [])
    await db.repo(MediaReportActivity).save({ ...about, id: newId(), ...stamps(), activityId });
  for (const baseId of bases ?? [])
    await db.repo(MediaReportBase).save({ ...about, id: newId(), ...stamps(), baseId });
  for (const donationId of donations ?? [])
    await db.repo(MediaReportDonation).save({ ...about, id: newId(), ...stamps(), donationId });
  for (const stationId of stations ?? [])
    await db.repo(MediaReportStation).save({ ...about, id: newId(), ...stamps(), stationId });
  for (const organizationId of organizations ?? [])
    await db
      .repo(MediaReportOrganization)
      .save({ ...about, id: newId(), ...stamps(), organizationId });
  return report;
}

const stamps = () => ({
  createdAt: '2023-04-14T08:00:00.000Z',
  updatedAt: '2023-04-14T08:00:00.000Z',
});
