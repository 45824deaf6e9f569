import { isDeepStrictEqual } from 'node:util';
import type { Arena } from './arena.ts';
import type { Case, Pair } from './cases.ts';
import type { Row } from './data/store.ts';
import type { Ask } from './load.ts';

const COMPARED = 200;
const CREATED = 20;
/** A search that takes too long, as on a server just started, ends early: it is asked again. */
const ATTEMPTS = 3;

/** The answer to one request; throws unless it is whole. */
export async function answerOf(
  url: string,
  { method, path, headers, body }: Ask,
): Promise<unknown> {
  const response = await fetch(`${url}${path}`, { method, headers, body });
  const answer = (await response.json()) as { errors?: unknown };
  if (response.status !== 200 || answer.errors)
    throw new Error(`${method} ${path} ${body ?? ''}: ${JSON.stringify(answer)}`);
  return answer;
}

/** Some of the pairs, from all over the list. */
const someOf = ({ pairs, creates }: Case): Pair[] => {
  const step = Math.max(1, Math.ceil(pairs.length / (creates ? CREATED : COMPARED)));
  return pairs.filter((_, index) => index % step === 0);
};

/** What differs between two records of the same content. */
const NEW_EACH_TIME = new Set(['id', 'activity_id', 'created_at', 'updated_at']);

const content = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([column]) => !NEW_EACH_TIME.has(column)));

interface Created {
  data: { createActivity: { id: string } };
}

/** The rows that a creation left, without what is new each time. */
async function rowsOf({ store }: Arena, { data }: Created): Promise<object> {
  const { id } = data.createActivity;
  const activity = await store.all('SELECT * FROM activities WHERE id = ?', [id]);
  const organizers = await store.all(
    'SELECT * FROM activity_organizers WHERE activity_id = ? ORDER BY position',
    [id],
  );
  return { activity: activity.map(content), organizers: organizers.map(content) };
}

const withoutId = ({ data }: Created): object => ({ ...data.createActivity, id: null });

async function same(one: Case, arena: Arena, ours: unknown, bare: unknown): Promise<boolean> {
  if (!one.creates) return isDeepStrictEqual(ours, bare);
  const [first, second] = [ours as Created, bare as Created];
  return (
    isDeepStrictEqual(withoutId(first), withoutId(second)) &&
    isDeepStrictEqual(await rowsOf(arena, first), await rowsOf(arena, second))
  );
}

/** Throws unless both servers answer alike; answers how many answers were compared. */
export async function compare(
  one: Case,
  arena: Arena,
  urls: { ours: string; bare: string },
): Promise<number> {
  const pairs = someOf(one);
  const seen = new Set<string>();
  for (const pair of pairs) {
    let told = '';
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      // One after the other: two processes cannot write to a SQLite file at once.
      const ours = await answerOf(urls.ours, pair.ours);
      const bare = await answerOf(urls.bare, pair.bare);
      seen.add(JSON.stringify(one.creates ? withoutId(bare as Created) : bare));
      told = (await same(one, arena, ours, bare))
        ? ''
        : JSON.stringify({ asked: pair, ours, bare }, null, 2);
      if (!told) break;
    }
    if (told) throw new Error(`(${one.letter}) the answers differ: ${told}`);
  }
  if (seen.size < 2) throw new Error(`(${one.letter}) every answer is ${[...seen].join('')}`);
  return pairs.length;
}
