import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { listRows } from '../../platform/database/listed-rows.js';
import type { ActivityDependent } from '../activities/activity-dependents.port.js';
import {
  MediaReportActivity,
  MediaReportBase,
  MediaReportDonation,
  MediaReportOrganization,
  MediaReportStation,
} from './media-report-parts.entity.js';

/** What a report is about; a list that is absent stays as it is. */
export interface ReportLinks {
  activityIds?: readonly string[];
  baseIds?: readonly string[];
  donationIds?: readonly string[];
  stationIds?: readonly string[];
  organizationIds?: readonly string[];
}

/** Every list, by the name under which it is given. */
export const LINK_LISTS = [
  'activityIds',
  'baseIds',
  'donationIds',
  'stationIds',
  'organizationIds',
] as const satisfies readonly (keyof ReportLinks)[];

/** Keeps what reports are about; every link that comes, goes or moves is audited. */
@Injectable()
export class MediaReportLinksService implements ActivityDependent {
  constructor(private readonly db: Database) {}

  /** Makes the given lists so, and answers the names of those that changed. */
  async replace(reportId: string, links: ReportLinks): Promise<string[]> {
    const changed: string[] = [];
    for (const list of LINK_LISTS) {
      const ids = links[list];
      if (ids && (await this.replaceOne(reportId, list, ids))) changed.push(list);
    }
    return changed;
  }

  /** What the report is about now. */
  async of(reportId: string): Promise<Required<ReportLinks>> {
    const order = { where: { reportId }, order: { position: 'ASC' as const } };
    return {
      activityIds: ids(await this.db.repo(MediaReportActivity).find(order), 'activityId'),
      baseIds: ids(await this.db.repo(MediaReportBase).find(order), 'baseId'),
      donationIds: ids(await this.db.repo(MediaReportDonation).find(order), 'donationId'),
      stationIds: ids(await this.db.repo(MediaReportStation).find(order), 'stationId'),
      organizationIds: ids(
        await this.db.repo(MediaReportOrganization).find(order),
        'organizationId',
      ),
    };
  }

  /** Takes the links away together with a draft of an activity. */
  async clear(activityId: string): Promise<void> {
    const repo = this.db.repo(MediaReportActivity);
    await repo.remove(await repo.findBy({ activityId }));
  }

  /** Gives one unit's reports to another; one about both is about that one once. */
  async moveUnit(from: string, to: string): Promise<number> {
    const repo = this.db.repo(MediaReportOrganization);
    const rows = await repo.findBy({ organizationId: from });
    const taken = new Set((await repo.findBy({ organizationId: to })).map((row) => row.reportId));
    for (const row of rows)
      if (taken.has(row.reportId)) await repo.remove(row);
      else await repo.save(Object.assign(row, { organizationId: to }));
    return rows.length;
  }

  private replaceOne(
    reportId: string,
    list: (typeof LINK_LISTS)[number],
    wanted: readonly string[],
  ): Promise<boolean> {
    const scope = { reportId };
    const of = <K extends string>(name: K) =>
      wanted.map((id) => ({ [name]: id }) as Record<K, string>);
    switch (list) {
      case 'activityIds':
        return listRows(this.db.repo(MediaReportActivity), scope, of('activityId'));
      case 'baseIds':
        return listRows(this.db.repo(MediaReportBase), scope, of('baseId'));
      case 'donationIds':
        return listRows(this.db.repo(MediaReportDonation), scope, of('donationId'));
      case 'stationIds':
        return listRows(this.db.repo(MediaReportStation), scope, of('stationId'));
      case 'organizationIds':
        return listRows(this.db.repo(MediaReportOrganization), scope, of('organizationId'));
    }
  }
}

const ids = <K extends string>(rows: readonly Record<K, string>[], name: K): string[] =>
  rows.map((row) => row[name]);
