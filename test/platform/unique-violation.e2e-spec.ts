import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conflict } from '../../src/platform/errors.js';
import { bootApp, type TestApp } from '../support/boot-app.js';
import { buildRegion } from '../support/factories/regions.js';

let server: TestApp;
beforeAll(async () => {
  server = await bootApp();
});
afterAll(() => server.close());

const caught = (work: () => Promise<unknown>): Promise<unknown> =>
  server.arrange(work).then(
    () => 'no error',
    (error: unknown) => error,
  );

describe('a row that a unique index refuses', () => {
  it('raises CONFLICT and names the column that somebody typed', async () => {
    const parent = await server.arrange(() => buildRegion(server.db, { code: '320613' }));
    await server.arrange(() => buildRegion(server.db, { parent, name: '学田街道' }));

    const sameName = await caught(() => buildRegion(server.db, { parent, name: '学田街道' }));
    const sameCode = await caught(() => buildRegion(server.db, { code: '320613' }));

    const text = { zh: '与已有记录重复', en: 'duplicates an existing record' };
    expect(sameName).toBeInstanceOf(Conflict);
    expect((sameName as Conflict).fields).toEqual([{ path: 'input.name', text }]);
    expect((sameCode as Conflict).fields).toEqual([{ path: 'input.code', text }]);
  });

  it('leaves other errors as they are', async () => {
    const broken = new Error('broken');
    expect(await caught(() => Promise.reject(broken))).toBe(broken);
  });
});
