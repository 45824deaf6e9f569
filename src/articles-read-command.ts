import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { flatten, type FlatReading } from './features/articles/reading/flat.js';
import { readPage } from './features/articles/reading/reader.js';

interface Asked {
  readonly id: unknown;
  readonly text: string;
  readonly published: string | null;
}

/** A line that could not be read: which one, and why. */
interface Broken {
  readonly id?: unknown;
  readonly line: number;
  readonly error: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}/;
const LONGEST_TEXT = 1_000_000;

/**
 * `npm run --silent articles:read`: a JSON line in, a JSON line out. A broken line is answered with
 * its number and the reading goes on; the exit code is 1 when there was one.
 */
export async function readArticles(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Promise<number> {
  let line = 0;
  let broken = 0;
  for await (const raw of createInterface({ input, crlfDelay: Infinity })) {
    line++;
    if (!raw.trim()) continue;
    const answer = answerTo(raw, line);
    if ('error' in answer) broken++;
    if (!output.write(`${JSON.stringify(answer)}\n`)) await once(output, 'drain');
  }
  return broken ? 1 : 0;
}

function answerTo(raw: string, line: number): Broken | ({ id: unknown } & FlatReading) {
  const asked = parse(raw);
  if (typeof asked === 'string') return { line, error: asked };
  const { id, text, published } = asked;
  try {
    return { id, ...flatten(readPage({ text, published })) };
  } catch (error) {
    return { id, line, error: `无法读取 (cannot be read): ${String(error)}` };
  }
}

/** What a line asks for; a sentence when it asks for nothing that can be read. */
function parse(raw: string): Asked | string {
  const value = parsed(raw);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return '不是 JSON 对象 (not a JSON object)';
  const { id = null, text, published } = value as Readonly<Record<string, unknown>>;
  if (typeof text !== 'string') return '缺少 text (text is missing)';
  if (text.length > LONGEST_TEXT) return 'text 超过 100 万字 (text is longer than a million)';
  if (published != null && (typeof published !== 'string' || !DAY.test(published)))
    return 'published 应为 YYYY-MM-DD 或 null (published must be YYYY-MM-DD or null)';
  return { id, text, published: published?.slice(0, 10) ?? null };
}

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return null;
  }
}
