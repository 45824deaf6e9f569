import { Args, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, Public } from '../../platform/access/access.decorators.js';
import { Actor } from '../../platform/access/actor.js';
import { CoverageMatrix, MatrixColumns, MatrixRows } from './coverage-matrix.entity.js';
import { CoverageMatrixQueries } from './coverage-matrix.queries.js';
import { FigureScopeInput } from './figure-scope.inputs.js';
import { FigureScopesQueries } from './figure-scopes.queries.js';

@Resolver(() => CoverageMatrix)
export class CoverageMatrixResolver {
  constructor(
    private readonly matrix: CoverageMatrixQueries,
    private readonly scopes: FigureScopesQueries,
  ) {}

  @Public()
  @Query(() => CoverageMatrix, {
    description:
      '覆盖矩阵 — where which 进-tags or audiences were reached, and every empty cell by name. Raises NOT_FOUND, INVALID_INPUT.',
  })
  async coverageMatrix(
    @CurrentActor() actor: Actor,
    @Args('scope', { description: '统计范围 — what is counted.' }) scope: FigureScopeInput,
    @Args('rows', { type: () => MatrixRows, description: '行 — what the rows are.' })
    rows: MatrixRows,
    @Args('columns', { type: () => MatrixColumns, description: '列 — what the columns are.' })
    columns: MatrixColumns,
  ): Promise<CoverageMatrix> {
    return this.matrix.of(await this.scopes.read(actor, scope), rows, columns);
  }
}
