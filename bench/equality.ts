import { isDeepStrictEqual } from 'node:util';
import type { Arena } from './arena.ts';
import type { Case, Pair } from './cases.ts';
import type { Row } from './data/store.ts';
import type { Ask } from './load.ts';

const COMPARED = 300;
const CREATED = 20;

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
  const step = Math.max(1, Math.floor(pairs.length / (creates ? CREATED : COMPARED)));
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

/** Throws unless both servers answer alike; answers how many answers were compared. */
export async function compare(
  one: Case,
  arena: Arena,
  urls: { ours: string; bare: string },
): Promise<number> {
  const pairs = someOf(one);
  const seen = new Set<string>();
  for (const pair of pairs) {
    // One after the other: two processes cannot write to a SQLite file at once.
    const ours = await answerOf(urls.ours, pair.ours);
    const bare = await answerOf(urls.bare, pair.bare);
    const same = one.creates
      ? isDeepStrictEqual(withoutId(ours as Created), withoutId(bare as Created)) &&
        isDeepStrictEqual(
          await rowsOf(arena, ours as Created),
          await rowsOf(arena, bare as Created),
        )
      : isDeepStrictEqual(ours, bare);
    seen.add(JSON.stringify(one.creates ? withoutId(bare as Created) : bare));
    if (same) continue;
    const told = JSON.stringify({ asked: pair, ours, bare }, null, 2);
    throw new Error(`(${one.letter}) the answers differ: ${told}`);
  }
  if (seen.size < 2) throw new Error(`(${one.letter}) every answer is ${[...seen].join('')}`);
  return pairs.length;
}
