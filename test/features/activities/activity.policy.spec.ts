import { describe, expect, it } from '@jest/globals';
import { permissionsOf, Role } from '../../../src/features/accounts/role.policy.js';
import { ActivityStatus } from '../../../src/features/activities/activity-status.policy.js';
import {
  type ActivityFacts,
  canEdit,
  canPublish,
  canReview,
  canSee,
  canSeeContact,
  canSeeInside,
} from '../../../src/features/activities/activity.policy.js';
import { Actor } from '../../../src/platform/access/actor.js';

const { DRAFT, SUBMITTED, RETURNED, APPROVED, PUBLISHED, CLOSED, POSTPONED, CANCELLED } =
  ActivityStatus;

const REGIONS = {
  community: { path: 'city/district/street/community/', level: 'COMMUNITY' },
  street: { path: 'city/district/street/', level: 'STREET' },
  district: { path: 'city/district/', level: 'DISTRICT' },
  city: { path: 'city/', level: 'CITY' },
  otherStreet: { path: 'city/district/other/', level: 'STREET' },
  otherDistrict: { path: 'city/elsewhere/', level: 'DISTRICT' },
};

const activity = (status: ActivityStatus, reviewLevel: string | null = null): ActivityFacts => ({
  status,
  reviewLevel,
  ownerOrganizationId: 'own',
  ownerAccountId: 'keeper',
  registeredById: 'author',
  region: REGIONS.community,
  ownerRegion: REGIONS.community,
  organizerIds: ['own', 'partner'],
});

const actor = (
  role: Role,
  at: keyof typeof REGIONS,
  { unit = 'elsewhere', account = 'somebody' } = {},
): Actor =>
  new Actor({
    accountId: account,
    accountName: account,
    organizationId: unit,
    region: { id: at, ...REGIONS[at] },
    roles: [role],
    permissions: permissionsOf([role]),
  });

const own = actor(Role.ORGANIZER, 'community', { unit: 'own' });
const partner = actor(Role.SCHOOL, 'otherStreet', { unit: 'partner' });

const ACTORS: Record<string, Actor> = {
  anonymous: Actor.anonymous,
  'its own unit': own,
  'its own unit, a school': actor(Role.SCHOOL, 'community', { unit: 'own' }),
  'a unit that organizes it': partner,
  'an organizer of the community': actor(Role.ORGANIZER, 'community'),
  'a school of the community': actor(Role.SCHOOL, 'community'),
  'a legal-aid worker of the district': actor(Role.LEGAL_AID_WORKER, 'district'),
  'propaganda of the district': actor(Role.PROPAGANDA, 'district'),
  'the reviewer of the street': actor(Role.REVIEWER, 'street'),
  'a reviewer of another street': actor(Role.REVIEWER, 'otherStreet'),
  'the administrator of the district': actor(Role.ADMINISTRATOR, 'district'),
  'the administrator of another district': actor(Role.ADMINISTRATOR, 'otherDistrict'),
  'the auditor of the city': actor(Role.AUDITOR, 'city'),
  'the auditor of another district': actor(Role.AUDITOR, 'otherDistrict'),
};

const ALL = Object.values(ActivityStatus);
const PUBLIC = [PUBLISHED, CLOSED];
const HANDED_IN = [SUBMITTED, RETURNED, APPROVED, PUBLISHED, CLOSED, POSTPONED, CANCELLED];
const seen = (rule: (who: Actor, facts: ActivityFacts) => boolean, name: string) =>
  ALL.filter((status) => rule(ACTORS[name] ?? Actor.anonymous, activity(status)));

describe('who sees an activity, and the work on it', () => {
  it.each<[string, ActivityStatus[], ActivityStatus[]]>([
    ['anonymous', PUBLIC, []],
    ['its own unit', ALL, ALL],
    ['its own unit, a school', ALL, ALL],
    ['a unit that organizes it', HANDED_IN, HANDED_IN],
    ['an organizer of the community', HANDED_IN, HANDED_IN],
    ['a school of the community', PUBLIC, []],
    ['a legal-aid worker of the district', PUBLIC, []],
    ['propaganda of the district', HANDED_IN, HANDED_IN],
    ['the reviewer of the street', HANDED_IN, HANDED_IN],
    ['a reviewer of another street', PUBLIC, []],
    ['the administrator of the district', ALL, ALL],
    ['the administrator of another district', PUBLIC, []],
    ['the auditor of the city', ALL, ALL],
    ['the auditor of another district', PUBLIC, []],
  ])('%s', (name, visible, inside) => {
    const inOrder = (list: ActivityStatus[]) => ALL.filter((status) => list.includes(status));
    expect(seen(canSee, name)).toEqual(inOrder(visible));
    expect(seen(canSeeInside, name)).toEqual(inOrder(inside));
  });
});

describe('who sees its contact, edits it, publishes it', () => {
  it.each<[string, boolean, boolean, boolean]>([
    ['anonymous', false, false, false],
    ['its own unit', true, true, true],
    ['its own unit, a school', true, true, true],
    ['a unit that organizes it', false, false, false],
    ['an organizer of the community', false, false, false],
    ['a school of the community', false, false, false],
    ['a legal-aid worker of the district', false, false, false],
    ['propaganda of the district', true, false, false],
    ['the reviewer of the street', true, false, true],
    ['a reviewer of another street', false, false, false],
    ['the administrator of the district', true, false, true],
    ['the administrator of another district', false, false, false],
    ['the auditor of the city', true, false, false],
    ['the auditor of another district', false, false, false],
  ])('%s', (name, contact, edit, publish) => {
    const who = ACTORS[name] ?? Actor.anonymous;
    const facts = activity(APPROVED);
    expect([canSeeContact(who, facts), canEdit(who, facts), canPublish(who, facts)]).toEqual([
      contact,
      edit,
      publish,
    ]);
  });

  it('whoever reviews it sees it wherever it takes place, but no draft', () => {
    const elsewhere = (status: ActivityStatus) => ({
      ...activity(status),
      region: REGIONS.otherDistrict,
    });
    const reviewer = actor(Role.REVIEWER, 'street');
    const inside = ALL.filter((status) => canSeeInside(reviewer, elsewhere(status)));
    expect(inside).toEqual(ALL.filter((status) => status !== DRAFT));
    expect(canSeeInside(actor(Role.PROPAGANDA, 'street'), elsewhere(SUBMITTED))).toBe(false);
  });

  it('an auditor of its own unit changes nothing', () => {
    const auditor = actor(Role.AUDITOR, 'community', { unit: 'own' });
    expect([canSee(auditor, activity(DRAFT)), canEdit(auditor, activity(DRAFT))]).toEqual([
      true,
      false,
    ]);
  });
});

describe('who reviews it', () => {
  const { REVIEWER, ADMINISTRATOR, ORGANIZER } = Role;
  it.each<[string, string | null, Actor, boolean]>([
    ['the reviewer of the street', 'STREET', actor(REVIEWER, 'street'), true],
    ['the administrator of the street', 'STREET', actor(ADMINISTRATOR, 'street'), true],
    ['the reviewer of the district, before his turn', 'STREET', actor(REVIEWER, 'district'), false],
    ['the reviewer of the district', 'DISTRICT', actor(REVIEWER, 'district'), true],
    ['the reviewer of the street, after her turn', 'DISTRICT', actor(REVIEWER, 'street'), false],
    ['a reviewer of another street', 'STREET', actor(REVIEWER, 'otherStreet'), false],
    ['a reviewer of another district', 'DISTRICT', actor(REVIEWER, 'otherDistrict'), false],
    ['an organizer of the street', 'STREET', actor(ORGANIZER, 'street'), false],
    ['anybody, while it does not wait', null, actor(REVIEWER, 'street'), false],
    [
      'the one who registered it',
      'STREET',
      actor(ADMINISTRATOR, 'street', { account: 'author' }),
      false,
    ],
    [
      'the one who keeps it',
      'STREET',
      actor(ADMINISTRATOR, 'street', { account: 'keeper' }),
      false,
    ],
  ])('%s', (_name, level, who, may) => {
    expect(canReview(who, activity(SUBMITTED, level))).toBe(may);
  });
});
