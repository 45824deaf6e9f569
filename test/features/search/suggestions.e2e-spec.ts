import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildVenue } from '../../support/factories/venues.js';
import { buildScene, type Scene } from './scene.js';

let scene: Scene;
let server: Scene['server'];
let tree: Scene['tree'];
let suggested: Scene['suggested'];
beforeAll(async () => {
  scene = await buildScene();
  ({ server, tree, suggested } = scene);
});
afterAll(() => scene.server.close());

describe('suggestions', () => {
  it.each<[string, string[]]>([
    ['棋山普', ['棋山普法讲座']],
    ['qsyy', ['棋山游园']],
    ['xuetiang', ['学田公园']],
    // Only names are suggested: this is a theme.
    ['人人参与', []],
  ])('%s', async (prefix, expected) => {
    expect(await suggested(prefix)).toEqual(expected);
  });

  it('begin with what begins so, each title once', async () => {
    await server.arrange(async () => {
      const regionId = tree.otherStreet.id;
      for (const name of ['星湖广场', '南星湖', '星湖'])
        await buildVenue(server.db, { regionId, name });
      await buildVenue(server.db, { regionId: tree.street.id, name: '星湖广场' });
    });
    const found = await suggested('星湖');
    expect([found[0], found.at(-1), found.toSorted()]).toEqual([
      '星湖',
      '南星湖',
      ['南星湖', '星湖', '星湖广场'],
    ]);
    expect(await suggested('星湖', ', first: 1')).toEqual(['星湖']);
    expect(await suggested('星湖', ', kinds: [REGION]')).toEqual([]);
  });
});
