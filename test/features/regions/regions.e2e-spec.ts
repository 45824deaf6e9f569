import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Region, RegionLevel } from '../../../src/features/regions/region.entity.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';

let server: TestApp;
beforeAll(async () => {
  server = await bootApp();
});
afterAll(() => server.close());

describe('region', () => {
  it('is read by anyone, with the region above it', async () => {
    const street = await server.arrange(async () => {
      const repo = server.db.repo(Region);
      const top = await repo.save(
        repo.create({ code: '320613', name: '崇川区', level: RegionLevel.DISTRICT, path: 'x/' }),
      );
      return repo.save(
        repo.create({
          code: '320613006',
          name: '学田街道',
          level: RegionLevel.STREET,
          path: 'x/y/',
          parentId: top.id,
        }),
      );
    });
    const query = 'query($id: ID!) { region(id: $id) { code name level version parent { name } } }';
    expect(await server.anonymous.ok(query, { id: street.id })).toEqual({
      region: {
        code: '320613006',
        name: '学田街道',
        level: 'STREET',
        version: 1,
        parent: { name: '崇川区' },
      },
    });
  });
});
