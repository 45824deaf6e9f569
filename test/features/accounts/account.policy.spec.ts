import { describe, expect, it } from '@jest/globals';
import {
  canGrant,
  canManage,
  canSeeDetails,
  canSeePhone,
  masked,
} from '../../../src/features/accounts/account.policy.js';
import { permissionsOf, Role } from '../../../src/features/accounts/role.policy.js';
import { Actor } from '../../../src/platform/access/actor.js';

const STREET = 'district/street/';
const actorWith = (...roles: Role[]) =>
  new Actor({
    accountId: 'me',
    accountName: '我',
    organizationId: 'unit',
    region: { id: 'street', level: 'STREET', path: STREET },
    roles,
    permissions: permissionsOf(roles),
  });

const ROLES = Object.values(Role);
const INSIDE = { path: `${STREET}community/` };
const BESIDE = { path: 'district/other/' };
const ABOVE = { path: 'district/' };
const within = (rule: (actor: Actor, place: { path: string }) => boolean) =>
  ROLES.filter((role) => rule(actorWith(role), INSIDE));

describe('who may do what with the accounts of a region', () => {
  it('keeping them is for administrators', () => {
    expect(within(canManage)).toEqual([Role.ADMINISTRATOR]);
  });
  it('looking at them is for administrators and auditors', () => {
    expect(within((actor, place) => canSeeDetails(actor, 'other', place))).toEqual([
      Role.ADMINISTRATOR,
      Role.AUDITOR,
    ]);
  });
  it('phones are for those who read contacts', () => {
    expect(within((actor, place) => canSeePhone(actor, 'other', place))).toEqual([
      Role.PROPAGANDA,
      Role.REVIEWER,
      Role.ADMINISTRATOR,
      Role.AUDITOR,
    ]);
  });

  it.each([
    ['beside', BESIDE],
    ['above', ABOVE],
  ])('no role reaches %s its region', (_, place) => {
    for (const role of ROLES) {
      const actor = actorWith(role);
      expect([
        canManage(actor, place),
        canSeeDetails(actor, 'other', place),
        canSeePhone(actor, 'other', place),
      ]).toEqual([false, false, false]);
    }
  });

  it('everybody knows their own', () => {
    for (const role of ROLES) {
      expect(canSeeDetails(actorWith(role), 'me', BESIDE)).toBe(true);
      expect(canSeePhone(actorWith(role), 'me', BESIDE)).toBe(true);
    }
  });

  it('administrators grant every role, others none beyond their own rights', () => {
    const granted = (role: Role) => ROLES.filter((other) => canGrant(actorWith(role), other));
    expect(granted(Role.ADMINISTRATOR)).toEqual(ROLES);
    expect(granted(Role.REVIEWER)).toEqual([Role.REVIEWER]);
    expect(granted(Role.AUDITOR)).toEqual([Role.AUDITOR]);
    expect(granted(Role.SCHOOL)).toEqual([Role.SCHOOL]);
  });
});

describe('a masked phone', () => {
  it.each([
    ['13812345678', '138****5678'],
    ['0513-85123456', '051****3456'],
    ['12339', '****'],
  ])('%s is shown as %s', (phone, shown) => {
    expect(masked(phone)).toBe(shown);
  });
});
