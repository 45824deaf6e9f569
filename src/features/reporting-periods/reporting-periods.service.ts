import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { partsChanged } from '../../platform/audit/parts.js';
import { now } from '../../platform/database/columns.js';
import { Database, expectVersion } from '../../platform/database/database.js';
import { and, isIn, raw, sql } from '../../platform/database/sql.js';
import { allow, Conflict, found, InvalidInput, say } from '../../platform/errors.js';
import { canManage } from '../campaigns/campaign.policy.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region } from '../regions/region.entity.js';
import { inRegion } from '../regions/regions.queries.js';
import { ReportingPeriod, ReportingPeriodUnit } from './reporting-period.entity.js';
import type {
  CreateReportingPeriodInput,
  FileNilReportInput,
  UpdateReportingPeriodInput,
} from './reporting-period.inputs.js';

const PERIOD = say('报送期次', 'reporting period');
const UNITS = 'input.organizationIds';

/** Periods that units report on, and what a unit says that has nothing to report. */
@Injectable()
export class ReportingPeriodsService {
  constructor(
    private readonly db: Database,
    private readonly campaigns: CampaignsService,
  ) {}

  /** Sets a deadline for the days. Raises FORBIDDEN, NOT_FOUND, INVALID_INPUT. */
  async create(actor: Actor, input: CreateReportingPeriodInput): Promise<ReportingPeriod> {
    const campaign = await this.campaigns.get(input.campaignId);
    await this.allowManaging(actor, campaign);
    const { name, startsOn, endsOn, deadline } = input;
    refuseBackwards({ startsOn, endsOn, deadline: deadline.toISOString() });
    const repo = this.db.repo(ReportingPeriod);
    const period = await repo.save(
      repo.create({
        campaignId: campaign.id,
        name,
        startsOn,
        endsOn,
        deadline: deadline.toISOString(),
        parts: { revision: 0, changed: [] },
      }),
    );
    const units = input.organizationIds ?? (await this.targeted(campaign.id));
    if (units.length === 0)
      throw InvalidInput.at(UNITS, '请选择应报单位', 'the campaign has no targets: name the units');
    await this.setUnits(period.id, campaign, units);
    return period;
  }

  /** Changes days, deadline or units. Raises FORBIDDEN, NOT_FOUND, INVALID_INPUT, CONFLICT. */
  async update(actor: Actor, input: UpdateReportingPeriodInput): Promise<ReportingPeriod> {
    const repo = this.db.repo(ReportingPeriod);
    const period = found(await repo.findOneBy({ id: input.id }), PERIOD);
    const campaign = await this.campaigns.get(period.campaignId);
    await this.allowManaging(actor, campaign);
    expectVersion(period, input.expectedVersion);
    for (const property of ['name', 'startsOn', 'endsOn'] as const)
      if (input[property] != null) Object.assign(period, { [property]: input[property] });
    if (input.deadline) period.deadline = input.deadline.toISOString();
    refuseBackwards(period);
    if (input.organizationIds) {
      if (input.organizationIds.length === 0)
        throw InvalidInput.at(UNITS, '请选择应报单位', 'must not be empty');
      const changed = await this.setUnits(period.id, campaign, input.organizationIds);
      period.parts = partsChanged(period.parts, changed ? ['organizationIds'] : []);
    }
    return repo.save(period);
  }

  /** The actor's own unit has nothing to report. Raises NOT_FOUND, FORBIDDEN, CONFLICT. */
  async fileNil(actor: Actor, { periodId, reason }: FileNilReportInput): Promise<ReportingPeriod> {
    const period = found(await this.db.findById(ReportingPeriod, periodId), PERIOD);
    const repo = this.db.repo(ReportingPeriodUnit);
    const organizationId = actor.organizationId ?? '';
    const row = await repo.findOneBy({ periodId, organizationId });
    allow(row !== null, say('本单位不在应报单位之列', 'Your unit is not to report on it'));
    const unit = found(row);
    if (unit.nilReportedAt)
      throw new Conflict(say('本单位已作零报告', 'Your unit has already said so'));
    await repo.save(
      Object.assign(unit, {
        nilReportedAt: now(),
        nilReason: reason || null,
        nilAccountName: actor.accountName,
      }),
    );
    return period;
  }

  /** A unit reports once, even when a duplicate of it was to report too. */
  async moveUnit(from: string, to: string): Promise<number> {
    const repo = this.db.repo(ReportingPeriodUnit);
    const rows = await repo.findBy({ organizationId: from });
    const taken = new Set((await repo.findBy({ organizationId: to })).map((row) => row.periodId));
    for (const row of rows)
      if (taken.has(row.periodId)) await repo.remove(row);
      else await repo.save(Object.assign(row, { organizationId: to }));
    return rows.length;
  }

  private async allowManaging(actor: Actor, { regionId }: Campaign): Promise<void> {
    allow(canManage(actor, found(await this.db.findById(Region, regionId))));
  }

  private async targeted(campaignId: string): Promise<string[]> {
    const rows = await this.db.all<{ id: string }>(
      sql`SELECT t.organization_id AS id FROM campaign_targets t WHERE t.campaign_id = ${campaignId} ORDER BY t.organization_id`,
    );
    return rows.map(({ id }) => id);
  }

  /** Makes these the units that report; what a unit has said stays with it. */
  private async setUnits(
    periodId: string,
    { regionId }: Campaign,
    ids: readonly string[],
  ): Promise<boolean> {
    await this.requireUnits(regionId, ids);
    const repo = this.db.repo(ReportingPeriodUnit);
    const before = await repo.findBy({ periodId });
    const gone = before.filter(({ organizationId }) => !ids.includes(organizationId));
    const known = new Set(before.map(({ organizationId }) => organizationId));
    const fresh = ids.filter((id) => !known.has(id));
    await repo.remove(gone);
    await repo.save(fresh.map((organizationId) => repo.create({ periodId, organizationId })));
    return gone.length > 0 || fresh.length > 0;
  }

  /** Each is a unit of the campaign's region that stands for itself, and is named once. */
  private async requireUnits(regionId: string, ids: readonly string[]): Promise<void> {
    const units = await this.db.find(
      Organization,
      and([
        isIn(raw('t.id'), ids),
        raw('t.merged_into_id IS NULL'),
        inRegion('t.region_id', regionId),
      ]),
    );
    const known = new Set(units.map(({ id }) => id));
    const problems = ids.flatMap((id, index) => {
      const path = `${UNITS}.${index}`;
      if (!known.has(id))
        return [{ path, text: say('不是该活动周所在区划内的单位', 'is not a unit of its region') }];
      return ids.indexOf(id) === index ? [] : [{ path, text: say('重复出现', 'is named twice') }];
    });
    if (problems.length) throw new InvalidInput(problems);
  }
}

type Days = Pick<ReportingPeriod, 'startsOn' | 'endsOn' | 'deadline'>;

function refuseBackwards({ startsOn, endsOn, deadline }: Days): void {
  if (endsOn < startsOn)
    throw InvalidInput.at('input.endsOn', '不能早于起始日期', 'must not be before the first day');
  if (deadline < startsOn)
    throw InvalidInput.at('input.deadline', '不能早于起始日期', 'must not be before the first day');
}
