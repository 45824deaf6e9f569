import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

export interface Options {
  /** The annotated file. */
  file: string;
  /** A file of answers, instead of asking the reader. */
  answers: string | null;
  /** Only items whose id begins so. */
  ids: string;
  /** Tells per item what differs. */
  diff: boolean;
}

export const USAGE = `npm run articles:score -- [options]
  (none)            the develop half
  --measure         the measuring half: totals only
  --file X.jsonl    another annotated file
  --diff            per item what differs
  --ids PREFIX      only items whose id begins so
  --answers X.jsonl answers that were made before, instead of asking the reader
`;

const half = (name: string) => fileURLToPath(new URL(`${name}.jsonl`, import.meta.url));

export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      measure: { type: 'boolean', default: false },
      file: { type: 'string' },
      answers: { type: 'string' },
      ids: { type: 'string', default: '' },
      diff: { type: 'boolean', default: false },
    },
  });
  const { measure, file, answers = null, ids, diff } = values;
  const measured = half('measure');
  if (measure && file !== undefined) throw new Error('--measure and --file name two sets');
  const chosen = measure ? measured : (file ?? half('develop'));
  if (chosen.endsWith('measure.jsonl') && (diff || ids !== ''))
    throw new Error('the measuring half is not looked at item by item');
  return { file: chosen, answers, ids, diff };
}
