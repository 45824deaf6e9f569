import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { today } from '../../platform/calendar.js';
import { Database } from '../../platform/database/database.js';
import { found, InvalidInput, say } from '../../platform/errors.js';
import type { Sheet } from '../../platform/workbooks/sheet.js';
import { Campaign } from '../campaigns/campaign.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region, RegionLevel } from '../regions/region.entity.js';
import { dayText } from './activity-table-row.js';
import { dailyColumns, dailyLines, kindsOf } from './daily-table.js';
import { DailyTableQueries, type DayAsked } from './daily-table.queries.js';
import type { DailyTableQuery } from './papers.inputs.js';

/** 日报表: what each street did on a day. */
@Injectable()
export class DailyTableService {
  constructor(
    private readonly db: Database,
    private readonly queries: DailyTableQueries,
  ) {}

  /** Raises NOT_FOUND for a region or campaign that there is not, INVALID_INPUT without a region. */
  async sheetsOf(
    actor: Actor,
    { regionId = actor.region?.id, campaignId = undefined, day = today() }: DailyTableQuery,
  ): Promise<{ title: string; sheets: Sheet[] }> {
    if (!regionId)
      throw InvalidInput.at('regionId', '“行政区划”不能为空', 'the region must be given');
    const region = found(await this.db.findById(Region, regionId), say('行政区划', 'region'));
    const campaign = campaignId
      ? found(await this.db.findById(Campaign, campaignId), say('活动周', 'campaign'))
      : null;
    const asked = { region, day, campaignId: campaign?.id ?? null };
    const unit = await this.db.findById(Organization, actor.organizationId ?? '');
    const title = `${region.name}国家安全宣传教育活动日报表`;
    const subtitle = [
      `填报单位:${unit?.name ?? ''}`,
      `填报人:${actor.accountName}`,
      `日期:${dayText(day)}`,
      ...(campaign ? [`活动周:${campaign.name}`] : []),
    ].join('    ');
    return { title, sheets: [await this.sheet(actor, asked, { title, subtitles: [subtitle] })] };
  }

  private async sheet(
    actor: Actor,
    asked: DayAsked,
    above: { title: string; subtitles: string[] },
  ): Promise<Sheet> {
    const materials = await this.queries.materials(actor, asked);
    const kinds = kindsOf(materials);
    const day = {
      rows: await this.queries.rowsOf(asked),
      paths: await this.queries.paths(asked),
      ownName: asked.region.name,
      held: await this.queries.held(actor, asked),
      materials,
      reports: await this.queries.reports(actor, asked),
    };
    const rowTitle = asked.region.level === RegionLevel.STREET ? '社区(村)' : '街道(镇)';
    const head = { name: '日报表', ...above, columns: dailyColumns(rowTitle, kinds) };
    return { head, lines: Readable.from([dailyLines(day, kinds)]) };
  }
}
