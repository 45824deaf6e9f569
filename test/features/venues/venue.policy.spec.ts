import { describe, expect, it } from '@jest/globals';
import { permissionsOf, Role } from '../../../src/features/accounts/role.policy.js';
import { canEdit, canManageIn, canReadContact } from '../../../src/features/venues/venue.policy.js';
import { Actor } from '../../../src/platform/access/actor.js';

const actor = (role: Role, path: string, organizationId: string) =>
  new Actor({
    accountId: 'a',
    accountName: '张三',
    organizationId,
    region: { id: 'r', level: 'STREET', path },
    roles: [role],
    permissions: permissionsOf([role]),
  });

const venue = { operatorId: 'unit' };
const street = { path: 'city/street/' };

/** Keep venues here, edit this one, read its contact: `+` or `-` each. */
const rights = (who: Actor) =>
  [canManageIn(who, street), canEdit(who, venue, street), canReadContact(who, venue, street)]
    .map((yes) => (yes ? '+' : '-'))
    .join('');

describe('rights to a venue of a street', () => {
  it.each([
    [Role.ORGANIZER, '++-', '-++'],
    [Role.SCHOOL, '---', '-++'],
    [Role.PROPAGANDA, '+++', '-++'],
    [Role.LEGAL_AID_WORKER, '---', '-++'],
    [Role.REVIEWER, '--+', '--+'],
    [Role.ADMINISTRATOR, '+++', '-++'],
    [Role.AUDITOR, '--+', '--+'],
  ])('%s from above has %s, in the unit that runs it %s', (role, above, ownUnit) => {
    expect({
      above: rights(actor(role, 'city/', 'other')),
      ownUnit: rights(actor(role, 'elsewhere/', 'unit')),
      neighbour: rights(actor(role, 'city/other/', 'other')),
    }).toEqual({ above, ownUnit, neighbour: '---' });
  });

  it('nobody has none', () => {
    expect(rights(Actor.anonymous)).toBe('---');
  });
});
