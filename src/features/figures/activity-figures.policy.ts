import type { Activity } from '../activities/activity.entity.js';
import { isPublic } from '../activities/activity.policy.js';
import { ActivityStatus } from '../activities/activity-status.policy.js';

/** Sums over activities. */
export interface Figures {
  activities: number;
  closed: number;
  participants: number;
  participantsEstimated: number;
}

/** What one activity adds to the figures of its day and region. */
export interface Contribution extends Figures {
  regionId: string;
  day: string;
}

export const FIGURES = ['activities', 'closed', 'participants', 'participantsEstimated'] as const;

type Counted = Pick<
  Activity,
  'regionId' | 'sortAt' | 'status' | 'actualHeadcount' | 'headcountEstimated'
>;

const DAY = 'YYYY-MM-DD'.length;

/**
 * Only what the public may see counts, on its first day; people only once the activity is closed.
 * `recount` in `activity-figures.service.ts` says the same in SQL.
 */
export function contributionOf(activity: Counted): Contribution | null {
  if (!isPublic(activity)) return null;
  const closed = activity.status === ActivityStatus.CLOSED;
  const participants = closed ? (activity.actualHeadcount ?? 0) : 0;
  return {
    regionId: activity.regionId,
    day: activity.sortAt.slice(0, DAY),
    activities: 1,
    closed: closed ? 1 : 0,
    participants,
    participantsEstimated: activity.headcountEstimated ? participants : 0,
  };
}

/** Adds the figures to a sum, `times` 1, or takes them away, `times` -1. */
export function addTo(sum: Figures, figures: Figures, times: 1 | -1 = 1): void {
  for (const name of FIGURES) sum[name] += times * figures[name];
}

export const noFigures = (): Figures => ({
  activities: 0,
  closed: 0,
  participants: 0,
  participantsEstimated: 0,
});
