import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Public, Requires } from '../../platform/access/access.decorators.js';
import { Permission } from '../accounts/role.policy.js';
import {
  AddTermInput,
  RenameTermInput,
  ReorderTermsInput,
  RestoreTermInput,
  RetireTermInput,
} from './vocabularies.inputs.js';
import { VocabulariesService } from './vocabularies.service.js';
import { Vocabulary, VocabularyTerm } from './vocabulary-term.entity.js';

@Resolver(() => VocabularyTerm)
export class VocabulariesResolver {
  constructor(private readonly vocabularies: VocabulariesService) {}

  @Public()
  @Query(() => [VocabularyTerm], {
    description: '查看词表 — an editable list in its order, at most 200 terms.',
  })
  vocabulary(
    @Args('vocabulary', { type: () => Vocabulary, description: '词表 — which list.' })
    vocabulary: Vocabulary,
    @Args('includeRetired', {
      type: () => Boolean,
      defaultValue: false,
      description: '含停用 — also the terms that cannot be chosen any more.',
    })
    includeRetired: boolean,
  ): Promise<VocabularyTerm[]> {
    return this.vocabularies.list(vocabulary, includeRetired);
  }

  @Requires(Permission.ManageVocabularies)
  @Mutation(() => VocabularyTerm, {
    description: '新增词条 — put a new term last in its list. Raises CONFLICT when it is there.',
  })
  addTerm(
    @Args('input', { description: '词条 — the new term.' }) input: AddTermInput,
  ): Promise<VocabularyTerm> {
    return this.vocabularies.add(input);
  }

  @Requires(Permission.ManageVocabularies)
  @Mutation(() => VocabularyTerm, {
    description: '修改词条名称 — change a term’s name, hint or counting word; its code stays.',
  })
  renameTerm(
    @Args('input', { description: '修改内容 — the new name.' }) input: RenameTermInput,
  ): Promise<VocabularyTerm> {
    return this.vocabularies.rename(input);
  }

  @Requires(Permission.ManageVocabularies)
  @Mutation(() => [VocabularyTerm], {
    description: '调整词条次序 — put a whole list in a new order.',
  })
  reorderTerms(
    @Args('input', { description: '新次序 — every term of the list.' }) input: ReorderTermsInput,
  ): Promise<VocabularyTerm[]> {
    return this.vocabularies.reorder(input);
  }

  @Requires(Permission.ManageVocabularies)
  @Mutation(() => VocabularyTerm, {
    description: '停用词条 — old records keep the term, new ones cannot choose it.',
  })
  retireTerm(
    @Args('input', { description: '词条 — which term, as seen.' }) input: RetireTermInput,
  ): Promise<VocabularyTerm> {
    return this.vocabularies.retire(input);
  }

  @Requires(Permission.ManageVocabularies)
  @Mutation(() => VocabularyTerm, {
    description: '恢复词条 — a retired term may be chosen again.',
  })
  restoreTerm(
    @Args('input', { description: '词条 — which term, as seen.' }) input: RestoreTermInput,
  ): Promise<VocabularyTerm> {
    return this.vocabularies.restore(input);
  }
}
