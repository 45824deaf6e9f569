import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { found, NotFound, say } from '../../platform/errors.js';
import { Permission } from '../accounts/role.policy.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region } from '../regions/region.entity.js';
import type { BriefingNumbersArgs } from './briefing-list.inputs.js';
import { gapsIn } from './briefing.lifecycle.js';
import type { Briefing } from './briefing.entity.js';

/** How far a series is numbered. */
export interface Numbers {
  last: number;
  next: number;
  gaps: number[];
}

/** Reads the numbers that briefings bear. */
@Injectable()
export class BriefingNumbersQueries {
  constructor(private readonly db: Database) {}

  /** The numbers of a series in one year. NOT_FOUND for a unit whose briefings the actor does not read. */
  async of(actor: Actor, args: BriefingNumbersArgs): Promise<Numbers> {
    const unit = found(await this.db.findById(Organization, args.unitId), UNIT);
    const region = await this.db.findById(Region, unit.regionId);
    const reads = actor.can(Permission.ReadBriefings) && actor.covers(region);
    if (!reads && !actor.belongsTo(unit.id)) throw new NotFound(UNIT);
    const key = `${unit.id}/${args.series}/${args.campaignId ?? ''}/${args.year}`;
    const rows = await this.db.all<{ number: number }>(
      sql`SELECT t.number FROM briefings t WHERE t.numbering_key = ${key} AND t.number IS NOT NULL`,
    );
    const numbers = rows.map((row) => row.number);
    const last = Math.max(0, ...numbers);
    return { last, next: last + 1, gaps: gapsIn(numbers) };
  }

  /** The numbers that the briefing gets when it is issued now in this year. */
  async next({
    id,
    number,
    unitId,
    series,
    campaignId,
    year,
  }: Briefing): Promise<Pick<Briefing, 'number' | 'totalNumber'>> {
    const seriesKey = `${unitId}/${series}`;
    const key = `${seriesKey}/${campaignId ?? ''}/${year}`;
    const taken = await this.db.one<{ number: number | null; total: number | null }>(sql`
      SELECT max(CASE WHEN t.numbering_key = ${key} THEN t.number END) AS number,
        max(t.total_number) AS total
      FROM briefings t WHERE t.series_key = ${seriesKey} AND t.id <> ${id}`);
    return {
      number: number ?? (taken?.number ?? 0) + 1,
      totalNumber: (taken?.total ?? 0) + 1,
    };
  }
}

const UNIT = say('单位', 'organization');
