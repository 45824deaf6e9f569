import { boundaryBefore } from '../words/boundary-words.js';

const LONGEST = 24;
const MARK = /[\s,、。;:!?()“”‘’《》0-9—]/;
/** Ranks and numbers before a name that are no part of it. */
const RANK =
  /^(?:了|为|暨|及|和|与|首批|首个|首家|全[国省市区县](?:首[家个批])?|第[一二三四五六七八九十\d]+批|[国省市区县州旗]级|自治区级|国家级|多个|两处|一批|新|[家个处所])+(?=.{4})/;

/** Where a name begins that ends in a known noun at `from`. */
export function nameStart(text: string, from: number): number {
  let start = from;
  while (start > 0 && from - start < LONGEST && !MARK.test(text[start - 1] ?? '')) {
    if (boundaryBefore(text, start) || /[和与及暨]/.test(text[start - 1] ?? '')) break;
    start--;
  }
  const first = /首[家个批]/.exec(text.slice(start, from));
  if (first) start += first.index + first[0].length;
  if (text[start - 1] === '全' && text[start] === '国') start++;
  const rank = RANK.exec(text.slice(start, from + 4))?.[0].length ?? 0;
  return start + Math.min(rank, from - start);
}
