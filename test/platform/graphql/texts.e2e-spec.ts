import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { Vocabulary } from '../../../src/features/vocabularies/vocabulary-term.entity.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import type { Client } from '../../support/client.js';
import { buildAccount, signedInAs, tokenOf } from '../../support/factories/accounts.js';
import { buildActivity, termId } from '../../support/factories/activities.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegion } from '../../support/factories/regions.js';
import { uploadAs } from '../../support/uploads.js';

let server: TestApp;
let organizationId: string;
let typeId: string;
let organizer: Client;

beforeAll(async () => {
  server = await bootApp();
  await server.arrange(async () => {
    const region = await buildRegion(server.db);
    organizationId = (await buildOrganization(server.db, { regionId: region.id })).id;
    typeId = await termId(server.db, Vocabulary.ACTIVITY_TYPE, 'LECTURE');
  });
  organizer = await signedInAs(server, { roles: [Role.ORGANIZER], organizationId });
});
afterAll(() => server.close());

const create =
  'mutation($input: CreateActivityInput!) { made: createActivity(input: $input) { title } }';
const inputWith = (given: object) => ({ title: '讲座', typeId, ...given });
const refusal = async (given: object) => {
  const { extensions } = await organizer.refused(create, { input: inputWith(given) });
  return [extensions.code, extensions.fields];
};

const UNUSABLE = '含有不可用的字符';
/** A sun with a mark that makes it an emoji: two characters to a database. */
const SUN = '\u2600\ufe0f';

describe('what somebody types', () => {
  it.each<[string, object, string, string]>([
    ['a NUL', { title: '讲\0座' }, 'title', UNUSABLE],
    ['a bell', { title: '讲座\u0007' }, 'title', UNUSABLE],
    ['half of a character', { title: '讲\ud800座' }, 'title', UNUSABLE],
    ['writing turned round', { title: '讲\u202e座' }, 'title', UNUSABLE],
    ['half of a character in a list', { audienceIds: ['\ud800'] }, 'audienceIds.0', UNUSABLE],
    ['a NUL in the key of a retry', { idempotencyKey: 'a\0' }, 'idempotencyKey', UNUSABLE],
    ['nothing that shows', { title: '\u200b \u3000' }, 'title', '不能为空'],
    ['one character too many', { title: '讲'.repeat(121) }, 'title', '最多 120 个字'],
    ['more characters than it seems', { title: SUN.repeat(61) }, 'title', '最多 120 个字'],
    ['a year before the country', { startsOn: '0023-04-10' }, 'startsOn', '请核对年份'],
    ['a year beyond all plans', { startsOn: '9999-12-31' }, 'startsOn', '请核对年份'],
  ])('%s is refused by its field', async (_, given, field, message) => {
    expect(await refusal(given)).toEqual(['INVALID_INPUT', [{ path: `input.${field}`, message }]]);
  });

  it.each([
    ['as many emoji as characters are allowed', '😀'.repeat(120), '😀'.repeat(120)],
    ['emoji of several parts', `👨‍👩‍👧 ${SUN}`, `👨‍👩‍👧 ${SUN}`],
    ['spaces around it, which go', '\u3000 讲座 \u200b', '讲座'],
  ])('%s is kept', async (_, title, kept) => {
    const { made } = await organizer.ok(create, { input: inputWith({ title }) });
    expect(made).toEqual({ title: kept });
  });

  it('is checked in the form of an upload as well', async () => {
    const account = await buildAccount(server, { organizationId });
    const { id: recordId } = await server.arrange(() =>
      buildActivity(server.db, { ownerOrganizationId: organizationId }),
    );
    const { status, body } = await uploadAs(server, await tokenOf(server, account), {
      recordId,
      fields: { caption: '合\0影' },
    });
    expect([status, body.error.code, body.error.fields]).toEqual([
      400,
      'INVALID_INPUT',
      [{ path: 'caption', message: UNUSABLE }],
    ]);
  });
});
