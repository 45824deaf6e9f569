import { InvalidInput } from '../../platform/errors.js';
import { Vocabulary } from './vocabulary-term.entity.js';

/** A material is counted in a word of its own; nothing else is. Raises InvalidInput. */
export function countingWordFor(
  vocabulary: Vocabulary,
  given: string | null | undefined,
): string | null {
  const word = given || null;
  const needed = vocabulary === Vocabulary.MATERIAL;
  if (needed && !word)
    throw InvalidInput.at('input.countingWord', '资料需要量词', 'is needed for a material');
  if (!needed && word)
    throw InvalidInput.at('input.countingWord', '只有资料有量词', 'is for materials only');
  return word;
}

/** The words of a term of SYNONYM, which mean the same; one alone means nothing. */
export const synonymsIn = (name: string): string[] => [
  ...new Set(
    name
      .normalize('NFKC')
      .split('=')
      .map((word) => word.trim())
      .filter(Boolean),
  ),
];

/** A term of SYNONYM names at least two words, none of which is a single character. */
export function checkName(vocabulary: Vocabulary, name: string): void {
  if (vocabulary !== Vocabulary.SYNONYM) return;
  const words = synonymsIn(name);
  if (words.length < 2 || words.some((word) => [...word].length < 2))
    throw InvalidInput.at(
      'input.name',
      '应为两个以上的词,用 = 连接,如 残联=残疾人联合会',
      'must be two words or more, joined by =',
    );
}
