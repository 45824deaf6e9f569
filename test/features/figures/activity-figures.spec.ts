import { expect, it } from '@jest/globals';
import { ActivityStatus } from '../../../src/features/activities/activity-status.policy.js';
import {
  contributionOf,
  type Figures,
} from '../../../src/features/figures/activity-figures.policy.js';

const activity = {
  regionId: 'street',
  sortAt: '2023-04-10T09:30',
  actualHeadcount: 50,
  headcountEstimated: true,
};

const { PUBLISHED, CLOSED } = ActivityStatus;
const open = { activities: 1, closed: 0, participants: 0, participantsEstimated: 0 };
const closed = { activities: 1, closed: 1, participants: 50, participantsEstimated: 50 };

it.each<[ActivityStatus, Partial<typeof activity> | { actualHeadcount: null }, Figures]>([
  [PUBLISHED, {}, open],
  [CLOSED, {}, closed],
  [CLOSED, { headcountEstimated: false }, { ...closed, participantsEstimated: 0 }],
  [CLOSED, { actualHeadcount: null }, { ...open, closed: 1 }],
])('%s with %j counts', (status, change, figures) => {
  expect(contributionOf({ ...activity, ...change, status })).toEqual({
    regionId: 'street',
    day: '2023-04-10',
    ...figures,
  });
});

it.each(Object.values(ActivityStatus).filter((status) => ![PUBLISHED, CLOSED].includes(status)))(
  '%s counts nothing',
  (status) => expect(contributionOf({ ...activity, status })).toBeNull(),
);

it('keeps an unknown date apart', () => {
  const contribution = contributionOf({ ...activity, sortAt: '9999', status: PUBLISHED });
  expect(contribution?.day).toBe('9999');
});
