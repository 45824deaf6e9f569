import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadWeek } from '../../src/demo-week.js';
import { bootApp, type TestApp } from '../support/boot-app.js';

const readme = readFileSync('README.md', 'utf8');

/** The operations of the README, each with the answer printed under it. */
const examples = [...readme.matchAll(/```graphql\n([\s\S]*?)```\n\n```json\n([\s\S]*?)```/g)].map(
  ([, query = '', answer = '']) => ({ query, answer: JSON.parse(answer) as unknown }),
);

const documents = [
  'README.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

describe('the README', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await bootApp();
    await loadWeek(server.app, () => undefined);
  });
  afterAll(() => server.close());

  it('shows three operations', () => expect(examples).toHaveLength(3));

  it.each(examples)('prints the answer that the demo gives: %#', async ({ query, answer }) => {
    expect(await server.anonymous.ok(query)).toEqual(answer);
  });

  it('shows a tree that is there', () => {
    const [, tree = ''] = /```\n(src\/[\s\S]*?)```/.exec(readme) ?? [];
    const paths = tree
      .trim()
      .split('\n')
      .map((line) => line.split(/\s/)[0] ?? '');
    expect(paths.length).toBeGreaterThan(5);
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  });
});

describe.each(documents)('%s', (name) => {
  const text = readFileSync(name, 'utf8');

  it('links to files that are there', () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, link = '']) => link);
    const folder = name.includes('/') ? 'docs/' : '';
    expect(links.filter((link) => !existsSync(folder + link))).toEqual([]);
  });

  it('names commands that package.json has', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, script = '']) => script);
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });
});
