import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { and, raw, sql, type Sql } from '../../platform/database/sql.js';
import { InvalidInput } from '../../platform/errors.js';
import { targetsVisibleTo } from '../campaigns/campaign.policy.js';
import { RegionLevel } from '../regions/region.entity.js';
import { inSubtree } from '../regions/regions.queries.js';
import { Vocabulary } from '../vocabularies/vocabulary-term.entity.js';
import { figureOf, TERM_FILTERS } from './activity-sums.queries.js';
import {
  type CoverageMatrix,
  type MatrixCell,
  type MatrixColumn,
  MatrixColumns,
  MatrixRows,
} from './coverage-matrix.entity.js';
import { FigureMeasure } from './figure.entity.js';
import { activityFilterOf, COUNTED, type FigureScope } from './figure-scope.policy.js';
import { FigureScopesQueries } from './figure-scopes.queries.js';

interface Head {
  key: string;
  label: string;
}

interface Cell {
  key: string;
  code: string;
  n: number;
}

const MAX_ROWS = 500;

const LISTS = {
  [MatrixColumns.ENTRY_TAG]: Vocabulary.ENTRY_TAG,
  [MatrixColumns.AUDIENCE]: Vocabulary.AUDIENCE,
} as const;

/** What an activity is a row of, and the field of the filter that names the row. */
const ROWS = {
  [MatrixRows.STREET]: { key: raw('t.street_id'), field: 'regionId' },
  [MatrixRows.UNIT]: { key: raw('t.owner_organization_id'), field: 'ownerOrganizationId' },
} as const;

/** What has been done where, and above all what has not. */
@Injectable()
export class CoverageMatrixQueries {
  constructor(
    private readonly db: Database,
    private readonly scopes: FigureScopesQueries,
  ) {}

  /** The matrix in three statements. Raises INVALID_INPUT for more than 500 rows. */
  async of(scope: FigureScope, by: MatrixRows, across: MatrixColumns): Promise<CoverageMatrix> {
    const vocabulary = LISTS[across];
    const columns = await this.db.all<MatrixColumn>(sql`
      SELECT term.code, term.name AS label FROM vocabulary_terms term
      WHERE term.vocabulary = ${vocabulary} AND term.active = TRUE ORDER BY term.position, term.code`);
    const heads = await this.db.all<Head>(
      by === MatrixRows.STREET ? streetsOf(scope) : this.unitsOf(scope),
    );
    if (heads.length > MAX_ROWS)
      throw InvalidInput.at(
        'scope.regionId',
        `超过 ${MAX_ROWS} 行,请缩小区划范围`,
        `has more than ${MAX_ROWS} rows: choose a smaller region`,
      );
    const found = await this.cells(scope, by, vocabulary);
    const base = activityFilterOf(scope);
    const cellOf = (key: string, code: string): MatrixCell => {
      const filter = {
        ...base,
        statuses: [...COUNTED],
        [ROWS[by].field]: key,
        [TERM_FILTERS[vocabulary]]: [code],
      };
      return { code, activities: figureOf(FigureMeasure.RECORDS, filter, found(key, code)) };
    };
    const rows = heads.map(({ key, label }) => ({
      key,
      label,
      cells: columns.map(({ code }) => cellOf(key, code)),
    }));
    const empty = heads.flatMap(({ key, label }) =>
      columns
        .filter(({ code }) => found(key, code) === 0)
        .map((column) => ({ key, code: column.code, label: `${label} · ${column.label}` })),
    );
    return { columns, rows, empty };
  }

  private async cells(
    scope: FigureScope,
    by: MatrixRows,
    vocabulary: Vocabulary,
  ): Promise<(key: string, code: string) => number> {
    const { key } = ROWS[by];
    const rows = await this.db.all<Cell>(sql`
      SELECT ${key} AS key, term.code, CAST(count(*) AS integer) AS n FROM activities t
      JOIN activity_terms own ON own.activity_id = t.id AND own.vocabulary = ${vocabulary}
      JOIN vocabulary_terms term ON term.id = own.term_id
      WHERE ${this.counted(scope)} AND ${key} IS NOT NULL GROUP BY ${key}, term.code`);
    const numbers = new Map(rows.map((row) => [`${row.key} ${row.code}`, row.n]));
    return (row, code) => numbers.get(`${row} ${code}`) ?? 0;
  }

  /** Those that registered something, and those of which the campaign expects something. */
  private unitsOf(scope: FigureScope): Sql {
    const { actor, campaign } = scope;
    const active = sql`unit.id IN (SELECT t.owner_organization_id FROM activities t WHERE ${this.counted(scope)})`;
    const expected = sql`unit.id IN (SELECT t.organization_id FROM campaign_targets t
      JOIN organizations o ON o.id = t.organization_id
      WHERE t.campaign_id = ${campaign?.id ?? ''} AND ${targetsVisibleTo(actor)} AND ${inScope(scope)})`;
    return sql`SELECT unit.id AS key, unit.name AS label FROM organizations unit
      WHERE ${active} OR ${expected} ORDER BY unit.name, unit.id LIMIT ${raw(String(MAX_ROWS + 1))}`;
  }

  private counted(scope: FigureScope): Sql {
    return this.scopes.whereOf(scope, { ...activityFilterOf(scope), statuses: [...COUNTED] });
  }
}

const inScope = ({ input, region }: FigureScope): Sql =>
  and([
    ...(region ? [inSubtree('o.region_id', region.path)] : []),
    ...(input.ownerOrganizationId ? [sql`o.id = ${input.ownerOrganizationId}`] : []),
  ]);

/** Every street in force: also those where nothing has happened, which is what one looks for. */
function streetsOf({ region, campaign }: FigureScope): Sql {
  const within = region
    ? inSubtree('street.id', region.path)
    : sql`street.id IN (SELECT r.id FROM regions r JOIN regions top ON r.path LIKE top.path || '%' WHERE top.id = ${campaign?.regionId ?? ''})`;
  return sql`SELECT street.id AS key, street.name AS label FROM regions street
    WHERE street.level = ${RegionLevel.STREET} AND street.valid_to IS NULL AND ${within}
    ORDER BY COALESCE(street.code, '~'), street.id LIMIT ${raw(String(MAX_ROWS + 1))}`;
}
