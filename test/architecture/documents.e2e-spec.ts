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

describe('the picture of docs/architecture.md', () => {
  const picture = /```\n( programs[\s\S]*?)```/.exec(
    readFileSync('docs/architecture.md', 'utf8'),
  )?.[1];
  const lines = (picture ?? '').split('\n');
  const top = lines.findIndex((line) => line.startsWith(' knows all'));
  const programs = lines.slice(0, top);
  const rest = lines.slice(top + 2);
  const wordsOf = (line: string): string[] => line.slice(13).split(/\s+/).filter(Boolean);
  const layers = rest.slice(0, rest.indexOf('')).map(wordsOf);
  const levels = new Map(layers.flatMap((layer, index) => layer.map((name) => [name, -index])));

  const foldersOf = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);

  const filesOf = (folder: string): string[] =>
    readdirSync(folder).filter((name) => name.endsWith('.ts'));

  it('shows every feature, every part of the platform, and programs that are there', () => {
    expect([...levels.keys()].toSorted()).toEqual(foldersOf('src/features').toSorted());
    expect(wordsOf(rest.at(-2) ?? '')).toEqual(foldersOf('src/platform').toSorted());
    const missing = programs.flatMap(wordsOf).filter((name) => !existsSync(`src/${name}.ts`));
    expect(missing).toEqual([]);
  });

  it('shows no import from a line below to one above or beside', () => {
    const upwards = [...levels].flatMap(([feature, level]) =>
      filesOf(`src/features/${feature}`).flatMap((file) => {
        const text = readFileSync(`src/features/${feature}/${file}`, 'utf8');
        return [...text.matchAll(/from '\.\.\/([\w-]+)\/([\w.-]+)'/g)]
          .filter(
            ([, other = '', from]) => from !== 'role.policy.js' && levels.get(other)! >= level,
          )
          .map(([line]) => `${feature}/${file}: ${line}`);
      }),
    );
    expect(upwards).toEqual([]);
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
    const named = [...text.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(
      ([, script = '']) => script,
    );
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });
});
