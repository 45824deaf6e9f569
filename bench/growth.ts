import { type Arena, openArena } from './arena.ts';
import { casesOf, groundOf, LIST, suggestions } from './cases.ts';
import { makeDataset } from './data/dataset.ts';
import { answerOf } from './equality.ts';
import type { Ask } from './load.ts';
import { type Comparison, inTurn, LoadGenerator } from './measure.ts';
import type { Options } from './options.ts';
import { type Cores, findCores, type Running, startOurs } from './processes.ts';
import { keep, mark, number, preamble, table } from './report.ts';

const SMALL = 60_000;
const CONNECTIONS = 32;
/** No read takes more than so many times as long on the large database. */
const ASKED = 1.5;
/** A suggestion takes so many ms at most, when nobody else asks. */
const SUGGESTED_MS = 5;
const PAGE = 20;
const DEEP = 3000;
const DEEP_PAGES = 50;
const LONG_PAGE = 100;

interface Line {
  title: string;
  comparison: Comparison;
}

interface Listed {
  data: { activities: { pageInfo: { hasNextPage: boolean; endCursor: string | null } } };
}

const page = (after: string | null, first = PAGE): Ask => ({
  method: 'POST',
  path: '/graphql',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query: LIST, variables: { first, after } }),
});

/** The requests of page 3,000 of all activities and of the pages behind it. */
async function deepPages(url: string): Promise<Ask[]> {
  let cursor: string | null = null;
  const turn = async (first: number): Promise<void> => {
    const { data } = (await answerOf(url, page(cursor, first))) as Listed;
    const { hasNextPage, endCursor } = data.activities.pageInfo;
    if (!hasNextPage) throw new Error('The list ends before its page 3,000');
    cursor = endCursor;
  };
  for (let row = 0; row < (DEEP - 1) * PAGE; row += LONG_PAGE)
    await turn(Math.min(LONG_PAGE, (DEEP - 1) * PAGE - row));
  const asks: Ask[] = [];
  for (let index = 0; index < DEEP_PAGES; index += 1) {
    asks.push(page(cursor));
    await turn(PAGE);
  }
  return asks;
}

interface Grown {
  arena: Arena;
  server: Running;
}

async function measure(
  { large, small }: { large: Grown; small: Grown },
  options: Options,
  cores: Cores | null,
): Promise<Line[]> {
  const generator = new LoadGenerator(cores);
  const lines: Line[] = [];
  const add = async (
    title: string,
    sides: Parameters<typeof inTurn>[1],
    connections = CONNECTIONS,
  ): Promise<void> => {
    const comparison = await inTurn(generator, sides, { ...options, connections });
    process.stderr.write(`${title}: ${number(1 / comparison.ratio.median)}\n`);
    lines.push({ title, comparison });
  };
  const side = async ({ arena, server }: Grown) => {
    const cases = casesOf(await groundOf(arena), options.cases).filter((one) => !one.creates);
    return cases.map(({ letter, title, pairs }) => ({
      title: `(${letter}) ${title}`,
      key: `${arena.dataset.activities} ${letter}`,
      server,
      asks: pairs.map(({ ours }) => ours),
    }));
  };
  try {
    const ofSmall = await side(small);
    for (const [index, one] of (await side(large)).entries()) {
      const other = ofSmall[index];
      if (other) await add(one.title, [one, other]);
    }
    const { title, asks } = suggestions();
    for (const connections of [CONNECTIONS, 1])
      await add(
        `${title}, ${connections} at once`,
        [
          { server: large.server, key: 'suggest', asks },
          { server: small.server, key: 'suggest', asks },
        ],
        connections,
      );
    const { server } = large;
    await add(`page ${number(DEEP)} of all activities, to page 1 of them`, [
      { server, key: 'deep', asks: await deepPages(server.url) },
      { server, key: 'first', asks: [page(null)] },
    ]);
    return lines;
  } finally {
    generator.stop();
  }
}

const HEAD = [
  'read',
  'times as long (least–largest)',
  'asked',
  'answers a second, large / small',
  'processor ms an answer, large / small',
  'p50 / p99 ms, large',
  'p50 / p99 ms, small',
  'failed',
];

const rowOf = ({ title, comparison: { connections, ratio, sides } }: Line): string[] => {
  const [large, small] = sides;
  const inTime = connections > 1 || large.p50 <= SUGGESTED_MS;
  const times = 1 / ratio.median;
  return [
    title,
    `**${number(times)}** (${number(1 / ratio.largest)}–${number(1 / ratio.least)})`,
    `≤ ${ASKED}${mark(times <= ASKED)}`,
    `${number(large.rate.median)} / ${number(small.rate.median)}`,
    `${number(large.processorMs)} / ${number(small.processorMs)}`,
    `${number(large.p50)} / ${number(large.p99)}${mark(inTime)}`,
    `${number(small.p50)} / ${number(small.p99)}`,
    String(large.failed + small.failed),
  ];
};

async function opened(activities: number, options: Options, cores: Cores | null): Promise<Grown> {
  const dataset = await makeDataset({ ...options, activities });
  const arena = await openArena(dataset, { copy: false });
  return { arena, server: await startOurs(arena, cores) };
}

/** Compares the reads of this server on a large database with those on a small one. */
export async function growth(options: Options): Promise<void> {
  const cores = findCores();
  const small = await opened(SMALL, options, cores);
  const large = await opened(options.activities, options, cores);
  try {
    const lines = await measure({ large, small }, options, cores);
    process.stdout.write(
      `### ${options.database}, ${number(options.activities)} activities to ${number(SMALL)}\n\n` +
        `${preamble(options, cores)} ${CONNECTIONS} connections.\n\n${table(HEAD, lines.map(rowOf))}`,
    );
    process.stderr.write(`${keep(`${options.database}-growth`, { options, cores, lines })}\n`);
  } finally {
    for (const { arena, server } of [small, large]) {
      await server.stop();
      await arena.close();
    }
  }
}
