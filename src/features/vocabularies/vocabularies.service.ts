import { Injectable } from '@nestjs/common';
import { Database, expectVersion } from '../../platform/database/database.js';
import { isIn, raw, sql } from '../../platform/database/sql.js';
import { Conflict, found, InvalidInput, say } from '../../platform/errors.js';
import { SynonymsService } from './synonyms.service.js';
import { checkName, countingWordFor } from './vocabulary-rules.js';
import {
  type AddTermInput,
  MAX_TERMS,
  type RenameTermInput,
  type ReorderTermsInput,
} from './vocabularies.inputs.js';
import { type Vocabulary, VocabularyTerm } from './vocabulary-term.entity.js';

interface Seen {
  id: string;
  expectedVersion: number;
}

@Injectable()
export class VocabulariesService {
  constructor(
    private readonly db: Database,
    private readonly synonyms: SynonymsService,
  ) {}

  /** A list in its order; everyone may see it. */
  list(vocabulary: Vocabulary, includeRetired = false): Promise<VocabularyTerm[]> {
    const retired = includeRetired ? raw('') : raw('AND t.active = TRUE');
    return this.db.find(
      VocabularyTerm,
      sql`t.vocabulary = ${vocabulary} ${retired}`,
      raw('ORDER BY t.position, t.id'),
    );
  }

  /**
   * The terms with these codes, in the order of the codes. Raises InvalidInput at `path` naming the
   * codes that are unknown or retired; a retired one passes if the record `held` it already.
   */
  async requireTerms(
    vocabulary: Vocabulary,
    codes: readonly string[],
    path: string,
    held: readonly string[] = [],
  ): Promise<VocabularyTerm[]> {
    const terms = await this.db.find(
      VocabularyTerm,
      sql`t.vocabulary = ${vocabulary} AND ${isIn(raw('t.code'), codes)}`,
    );
    const byCode = new Map(terms.map((term) => [term.code, term]));
    const chosen = codes.flatMap((code) => {
      const term = byCode.get(code);
      return term && (term.active || held.includes(code)) ? [term] : [];
    });
    if (chosen.length === codes.length) return chosen;
    const refused = codes.filter((code) => !chosen.some((term) => term.code === code)).join(', ');
    throw InvalidInput.at(
      path,
      `词表中没有或已停用:${refused}`,
      `unknown or retired terms: ${refused}`,
    );
  }

  async add(input: AddTermInput): Promise<VocabularyTerm> {
    const { vocabulary, code, name } = input;
    checkName(vocabulary, name);
    this.synonyms.changed(vocabulary);
    const terms = await this.list(vocabulary, true);
    if (terms.length >= MAX_TERMS)
      throw new Conflict(
        say(`词表最多 ${MAX_TERMS} 条`, `A vocabulary has at most ${MAX_TERMS} terms`),
      );
    this.refuseTaken(terms, { code, name });
    const repo = this.db.repo(VocabularyTerm);
    return repo.save(
      repo.create({
        vocabulary,
        code,
        name,
        hint: input.hint || null,
        countingWord: countingWordFor(vocabulary, input.countingWord),
        position: (terms.at(-1)?.position ?? 0) + 1,
        active: true,
      }),
    );
  }

  async rename(input: RenameTermInput): Promise<VocabularyTerm> {
    const term = await this.load(input);
    checkName(term.vocabulary, input.name);
    this.synonyms.changed(term.vocabulary);
    const others = await this.list(term.vocabulary, true);
    this.refuseTaken(
      others.filter((other) => other.id !== term.id),
      { name: input.name },
    );
    term.name = input.name;
    if (input.hint !== undefined) term.hint = input.hint || null;
    if (input.countingWord !== undefined)
      term.countingWord = countingWordFor(term.vocabulary, input.countingWord);
    return this.db.repo(VocabularyTerm).save(term);
  }

  retire(input: Seen): Promise<VocabularyTerm> {
    return this.setActive(input, false);
  }

  restore(input: Seen): Promise<VocabularyTerm> {
    return this.setActive(input, true);
  }

  /** Puts a whole list in a new order. Raises CONFLICT when a term came or changed meanwhile. */
  async reorder({ vocabulary, terms }: ReorderTermsInput): Promise<VocabularyTerm[]> {
    const repo = this.db.repo(VocabularyTerm);
    const stored = new Map((await repo.findBy({ vocabulary })).map((term) => [term.id, term]));
    const ids = new Set(terms.map((term) => term.id));
    if (ids.size !== terms.length || terms.some(({ id }) => !stored.has(id)))
      throw InvalidInput.at(
        'input.terms',
        '应恰好是该词表的词条,每条一次',
        'must be the terms of this list, each once',
      );
    if (ids.size !== stored.size)
      throw new Conflict(
        say('词表已有新增词条,请刷新后重排', 'The list has grown meanwhile; look at it again'),
      );
    const ordered = terms.map((seen, index) => {
      const term = found(stored.get(seen.id));
      expectVersion(term, seen.expectedVersion);
      term.position = index + 1;
      return term;
    });
    return repo.save(ordered);
  }

  private async setActive(seen: Seen, active: boolean): Promise<VocabularyTerm> {
    const term = await this.load(seen);
    term.active = active;
    this.synonyms.changed(term.vocabulary);
    return this.db.repo(VocabularyTerm).save(term);
  }

  private async load({ id, expectedVersion }: Seen): Promise<VocabularyTerm> {
    const term = found(
      await this.db.repo(VocabularyTerm).findOneBy({ id }),
      say('词条', 'vocabulary term'),
    );
    expectVersion(term, expectedVersion);
    return term;
  }

  private refuseTaken(
    terms: readonly VocabularyTerm[],
    wanted: { code?: string; name: string },
  ): void {
    const text = say('该词表已有此词条(可能已停用)', 'is in this list already, perhaps retired');
    for (const property of ['code', 'name'] as const) {
      const same = terms.find((term) => term[property] === wanted[property]);
      if (same)
        throw new Conflict(text, { existingId: same.id }, [{ path: `input.${property}`, text }]);
    }
  }
}
