import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OrganizationLinks } from '../../src/features/organizations/organization-links.port.js';
import { Organization } from '../../src/features/organizations/organization.entity.js';
import { bootApp, type TestApp } from '../support/boot-app.js';

let server: TestApp;
beforeAll(async () => {
  server = await bootApp();
});
afterAll(() => server.close());

describe('a merge of organizations', () => {
  it('moves every foreign key to them: each feature has registered its own', () => {
    const foreignKeys = server.db.dataSource.entityMetadatas.flatMap((entity) =>
      entity.foreignKeys
        .filter((key) => key.referencedEntityMetadata.target === Organization)
        .flatMap((key) => key.columns.map((column) => `${entity.name}.${column.propertyName}`)),
    );
    const registered = server.app
      .get(OrganizationLinks, { strict: false })
      .all.map((link) => `${link.entity.name}.${link.property}`);
    expect(registered.toSorted()).toEqual(foreignKeys.toSorted());
  });
});
