import type { Read } from '../reading.types.js';
import type { MappedText } from '../text/mapped-text.js';
import type { Sentence } from '../text/sentences.js';
import { readWords } from './read-values.js';

const AUDIENCE =
  /(?:师生|少先队员|中小学生|小学生|中学生|大学生|学生|同学|孩子|儿童|青少年|教师|家长|居民|村民|市民|群众|党员|机关干部|干部|职工|员工|商户|残疾人|老年人|老人|官兵|网民|企业员工|游客|乘客)(?!联合会|法|保障|就业|专职)/g;
const MOST = 4;

/** Whom the event was for, in the words of the text. */
export function audienceIn(sentences: readonly Sentence[], mapped: MappedText): Read<string>[] {
  const found = new Map<string, Read<string>>();
  for (const { masked, start } of sentences)
    for (const match of masked.matchAll(AUDIENCE)) {
      const span = { start: start + match.index, end: start + match.index + match[0].length };
      if (!found.has(match[0])) found.set(match[0], readWords(mapped, span));
      if (found.size === MOST) return [...found.values()];
    }
  return [...found.values()];
}
