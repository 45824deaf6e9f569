import {
  Vocabulary,
  VocabularyTerm,
} from '../../../src/features/vocabularies/vocabulary-term.entity.js';
import { newId } from '../../../src/platform/database/columns.js';
import type { Database } from '../../../src/platform/database/database.js';

/** A saved term beside the standard ones, last in its list. Call it inside `arrange`. */
export function buildTerm(
  db: Database,
  given: Partial<VocabularyTerm> & { vocabulary: Vocabulary },
): Promise<VocabularyTerm> {
  const id = given.id ?? newId();
  const repo = db.repo(VocabularyTerm);
  return repo.save(
    repo.create({
      id,
      code: `TERM_${id.slice(-6).toUpperCase()}`,
      name: `词条${id.slice(-6)}`,
      hint: null,
      position: 100,
      countingWord: given.vocabulary === Vocabulary.MATERIAL ? '份' : null,
      active: true,
      ...given,
    }),
  );
}
