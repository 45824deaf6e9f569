import type { Actor } from '../../platform/access/actor.js';
import { InvalidInput } from '../../platform/errors.js';
import { ActivityStatus } from '../activities/activity-status.policy.js';
import { type ActivityFilter, Dated } from '../activity-lists/activity-filter.inputs.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import type { Region } from '../regions/region.entity.js';
import type { FigureScopeInput } from './figure-scope.inputs.js';

/** What is counted, for whom, with the records that it names. */
export interface FigureScope {
  actor: Actor;
  input: FigureScopeInput;
  campaign: Campaign | null;
  region: Region | null;
}

const MAX_DAYS = 400;
const DAY_MS = 86_400_000;

/** What everybody may see of a plan, and of what came of it. */
export const COUNTED = [ActivityStatus.PUBLISHED, ActivityStatus.CLOSED];

/** On its way: seen by those who work on it. */
export const UNDER_WAY = [
  ActivityStatus.SUBMITTED,
  ActivityStatus.RETURNED,
  ActivityStatus.APPROVED,
  ActivityStatus.POSTPONED,
];

/** Refuses days that are no period, and so much that nobody asks for it. */
export function checkScope({ campaignId, regionId, from, to }: FigureScopeInput): void {
  if (!campaignId && !regionId)
    throw InvalidInput.at(
      'scope.regionId',
      '请选择活动周或行政区划',
      'is needed without a campaign',
    );
  if (from && to && to < from)
    throw InvalidInput.at('scope.to', '截止日期不能早于起始日期', 'is before the first day');
  if (campaignId) return;
  if (!from || !to)
    throw InvalidInput.at(
      from ? 'scope.to' : 'scope.from',
      '没有选择活动周时,请填写起止日期',
      'is needed without a campaign',
    );
  if ((Date.parse(to) - Date.parse(from)) / DAY_MS >= MAX_DAYS)
    throw InvalidInput.at('scope.to', `一次最多统计 ${MAX_DAYS} 天`, `at most ${MAX_DAYS} days`);
}

/** Fields that say nothing are left out, so that the filter reads as one would write it. */
export const compact = <T extends object>(filter: T): T =>
  Object.fromEntries(
    Object.entries(filter).filter(([, value]) => value !== null && value !== undefined),
  ) as T;

/** The unit whose own records are meant. */
export const unitOf = ({ ownerOrganizationId, organizationId }: FigureScopeInput) =>
  ownerOrganizationId ?? organizationId;

const datedOf = ({ from, to, includeUndated }: FigureScopeInput): Dated | undefined => {
  if (!from && !to) return undefined;
  return includeUndated ? Dated.ALL : Dated.KNOWN;
};

/** The activities of the scope, whatever their status. */
export const activityFilterOf = ({ input }: FigureScope): ActivityFilter =>
  compact({
    campaignId: input.campaignId,
    regionId: input.regionId,
    ownerOrganizationId: input.ownerOrganizationId,
    organizationId: input.organizationId,
    startsFrom: input.from,
    startsTo: input.to,
    dated: datedOf(input),
  });

/** The same activities without a date, which stand beside a period. */
export function undatedFilterOf(scope: FigureScope): ActivityFilter | null {
  const { from, to, includeUndated } = scope.input;
  if ((!from && !to) || includeUndated) return null;
  const filter = { ...activityFilterOf(scope), startsFrom: null, startsTo: null };
  return compact({ ...filter, dated: Dated.UNKNOWN });
}

/** The same day a year earlier; the 29th of February becomes the 28th. */
export function aYearEarlier(day: string): string {
  const rest = day.slice(4) === '-02-29' ? '-02-28' : day.slice(4);
  return `${Number(day.slice(0, 4)) - 1}${rest}`;
}
