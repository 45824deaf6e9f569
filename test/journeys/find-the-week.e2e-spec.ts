import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadWeek } from '../../src/demo-week.js';
import { bootApp, type TestApp } from '../support/boot-app.js';

let server: TestApp;
beforeAll(async () => {
  server = await bootApp();
  await loadWeek(server.app, () => undefined);
}, 120_000);
afterAll(() => server.close());

const SEARCH = `query($text: String!, $kinds: [SearchKind!]) {
  search(text: $text, kinds: $kinds, first: 50) { totalCount nodes { kind title } } }`;

/** What anyone finds: `kind title`, in order. */
const found = async (text: string): Promise<string[]> => {
  const { search } = await server.anonymous.ok(SEARCH, { text });
  expect(search.totalCount).toBe(search.nodes.length);
  return search.nodes.map(({ kind, title }: Record<string, string>) => `${kind} ${title}`);
};

describe('the week is found by', () => {
  it.each<[string, string[]]>([
    ['赠书', []],
    ['残联', []],
    ['街道办', []],
    ['飞行棋', []],
    ['法律援助', []],
    ['4月15', []],
    ['4月10', []],
    ['guoan', []],
    ['slf', []],
    ['十里坊', []],
    ['区残联', []],
    ['崇川残联', []],
    ['"', []],
    ['%', []],
    ['NEAR(', []],
    ['', []],
  ])('%j', async (text, expected) => {
    expect(await found(text)).toEqual(expected);
  });
});
