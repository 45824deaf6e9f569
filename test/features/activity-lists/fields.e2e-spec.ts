import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { Role } from '../../../src/features/accounts/role.policy.js';
import * as rows from '../../../src/features/activity-lists/activity-row.queries.js';
import { OrganizerRole } from '../../../src/features/activities/activity-organizer.entity.js';
import { Vocabulary } from '../../../src/features/vocabularies/vocabulary-term.entity.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import type { Client } from '../../support/client.js';
import { signedInAs } from '../../support/factories/accounts.js';
import { buildActivity, termId } from '../../support/factories/activities.js';
import { buildCampaign } from '../../support/factories/campaigns.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegionTree } from '../../support/factories/regions.js';
import { buildVenue } from '../../support/factories/venues.js';

let server: TestApp;
let owner: Client;

/** One activity of which everything is known that a list may show. */
async function build(): Promise<string> {
  const { db } = server;
  const tree = await buildRegionTree(db);
  const place = { regionId: tree.street.id };
  const unit = await buildOrganization(db, { ...place, shortName: '区残联', contactName: '赵' });
  const other = await buildOrganization(db, place);
  const audience = await termId(db, Vocabulary.AUDIENCE, 'STUDENTS');
  await buildActivity(db, {
    ownerOrganizationId: unit.id,
    venueId: (await buildVenue(db, { ...place, address: '棋山巷 8 号', capacity: 40 })).id,
    campaignId: (await buildCampaign(db, { ...place, theme: '人人参与' })).id,
    ...{ endsOn: '2023-04-12', startTime: '09:00', endTime: '11:00', placeText: '二楼' },
    ...{ brief: '讲座', expectedHeadcount: 50, volunteers: 3, contactName: '钱' },
    organizers: [
      { organizationId: unit.id, role: OrganizerRole.HOST },
      { organizationId: other.id, role: OrganizerRole.SUPPORT },
    ],
    terms: [{ id: audience, vocabulary: Vocabulary.AUDIENCE }],
  });
  return unit.id;
}

beforeAll(async () => {
  server = await bootApp();
  const organizationId = await server.arrange(build);
  owner = await signedInAs(server, { roles: [Role.ORGANIZER, Role.REVIEWER], organizationId });
});
afterAll(() => server.close());

/** A type in a list of activities, where it stands, and what is said of its columns. */
type Listed = readonly [type: string, path: readonly string[], fields: Fields];
type Fields = typeof rows.ACTIVITY_FIELDS;

const LISTED: readonly Listed[] = [
  ['Activity', [], rows.ACTIVITY_FIELDS],
  ['Venue', ['venue'], { ...rows.VENUE_FIELDS, madeOf: { region: ['regionId'] } }],
  ['VocabularyTerm', ['type'], rows.TERM_FIELDS],
  ['Campaign', ['campaign'], rows.CAMPAIGN_FIELDS],
  ['ActivityOrganizer', ['organizers'], rows.ORGANIZER_FIELDS],
  ['Organization', ['organizers', 'organization'], rows.UNIT_FIELDS],
];

const fieldsOf = (type: string): GraphQLField<unknown, unknown>[] => {
  const found = server.app.get(GraphQLSchemaHost).schema.getType(type) as GraphQLObjectType;
  return Object.values(found.getFields()).filter(({ args }) => !args.some(isRequiredArgument));
};

/** A field with the least that may be asked of it. */
function asked({ name, type }: GraphQLField<unknown, unknown>): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return name;
  const inner = isObjectType(named) && 'id' in named.getFields() ? 'id' : '__typename';
  return `${name} { ${inner} }`;
}

async function listed(path: readonly string[], fields: readonly string[]): Promise<unknown[]> {
  const inner = path.reduceRight((text, name) => `${name} { ${text} }`, fields.join(' '));
  const { activities } = await owner.ok(`{ activities { nodes { ${inner} } } }`);
  return path.reduce<any[]>((at, name) => at.flatMap((one) => one[name]), activities.nodes);
}

const namesIn = ({ plain, madeOf = {} }: Fields): string[] => [...plain, ...Object.keys(madeOf)];

describe.each(LISTED)('in a list of activities a %s', (type, path, fields) => {
  it('has the same value in each field, whatever else is asked for', async () => {
    const all = fieldsOf(type);
    const known = namesIn(fields);
    // A field of which nothing is said: then every column is read.
    const any = all.find(
      (field) => !known.includes(field.name) && isLeafType(getNamedType(field.type)),
    );
    for (const field of all) {
      const alone = await listed(path, [asked(field)]);
      const among = await listed(path, [
        asked(field),
        any ? `whole: ${any.name}` : all.map(asked).join(' '),
      ]);
      const values = (found: unknown[]) =>
        found.map((one) => (one as Record<string, unknown>)[field.name]);
      expect([field.name, values(alone)]).toEqual([field.name, values(among)]);
    }
  });

  it('has every field of which something is said', () => {
    const names = fieldsOf(type).map(({ name }) => name);
    expect(namesIn(fields).filter((name) => !names.includes(name))).toEqual([]);
  });
});
