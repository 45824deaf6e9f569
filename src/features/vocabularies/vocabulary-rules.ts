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
