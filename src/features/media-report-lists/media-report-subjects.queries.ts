import { Injectable } from '@nestjs/common';
import type { ObjectLiteral } from 'typeorm';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { and, isIn, raw, type Sql } from '../../platform/database/sql.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import { Activity } from '../activities/activity.entity.js';
import { visibleTo as activityVisibleTo } from '../activities/activity.policy.js';
import { BookDonation } from '../book-donations/book-donation.entity.js';
import { visibleTo as donationVisibleTo } from '../book-donations/book-donation.policy.js';
import { EducationBase } from '../education-bases/education-base.entity.js';
import { visibleTo as baseVisibleTo } from '../education-bases/education-base.policy.js';
import { LegalAidStation } from '../legal-aid/legal-aid-station.entity.js';
import { visibleTo as stationVisibleTo } from '../legal-aid/legal-aid.policy.js';
import {
  MediaReportActivity,
  MediaReportBase,
  MediaReportDonation,
  MediaReportOrganization,
  MediaReportStation,
} from '../media-reports/media-report-parts.entity.js';
import { Organization } from '../organizations/organization.entity.js';

const ORDER = { orderBy: 't.position, t.id' };

/** What reports are about, as the actor sees it; the reports of a page together. */
@Injectable()
export class MediaReportSubjectsQueries {
  constructor(private readonly db: Database) {}

  async activities(reportId: string, actor: Actor, load: Loaders): Promise<Activity[]> {
    const links = await load.manyBy(MediaReportActivity, 'reportId', reportId, ORDER);
    const ids = links.map(({ activityId }) => activityId);
    return this.seen(Activity, ids, { visible: activityVisibleTo(actor), load });
  }

  async bases(reportId: string, actor: Actor, load: Loaders): Promise<EducationBase[]> {
    const links = await load.manyBy(MediaReportBase, 'reportId', reportId, ORDER);
    const ids = links.map(({ baseId }) => baseId);
    return this.seen(EducationBase, ids, { visible: baseVisibleTo(actor), load });
  }

  async donations(reportId: string, actor: Actor, load: Loaders): Promise<BookDonation[]> {
    const links = await load.manyBy(MediaReportDonation, 'reportId', reportId, ORDER);
    const ids = links.map(({ donationId }) => donationId);
    return this.seen(BookDonation, ids, { visible: donationVisibleTo(actor), load });
  }

  async stations(reportId: string, actor: Actor, load: Loaders): Promise<LegalAidStation[]> {
    const links = await load.manyBy(MediaReportStation, 'reportId', reportId, ORDER);
    const ids = links.map(({ stationId }) => stationId);
    return this.seen(LegalAidStation, ids, { visible: stationVisibleTo(actor), load });
  }

  async organizations(reportId: string, load: Loaders): Promise<Organization[]> {
    const links = await load.manyBy(MediaReportOrganization, 'reportId', reportId, ORDER);
    const units = links.map(({ organizationId }) => load.byId(Organization, organizationId));
    return (await Promise.all(units)).filter((unit) => unit !== null);
  }

  /** Those of the rows that meet the condition, in the order of the ids. */
  private async seen<T extends ObjectLiteral & { id: string }>(
    entity: new () => T,
    ids: readonly string[],
    { visible, load }: { visible: Sql; load: Loaders },
  ): Promise<T[]> {
    const loader = load.batch<T | null>(`${entity.name} seen of reports`, async (wanted) => {
      const rows = await this.db.find<T>(entity, and([isIn(raw('t.id'), wanted), visible]));
      const byId = new Map(rows.map((row) => [row.id, row]));
      return wanted.map((id) => byId.get(id) ?? null);
    });
    const rows = await Promise.all(ids.map((id) => loader.load(id)));
    return rows.filter((row) => row !== null);
  }
}
