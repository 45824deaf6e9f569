import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { and, raw, sql, type Sql } from '../../platform/database/sql.js';
import { ActivityStatus } from '../activities/activity-status.policy.js';
import type { ActivityFilter } from '../activity-lists/activity-filter.inputs.js';
import { RegionLevel } from '../regions/region.entity.js';
import { Vocabulary } from '../vocabularies/vocabulary-term.entity.js';
import {
  type ActivityFigureRow,
  type Figure,
  FigureList,
  FigureMeasure,
  type MaterialFigure,
} from './figure.entity.js';
import {
  activityFilterOf,
  compact,
  COUNTED,
  type FigureScope,
  UNDER_WAY,
  undatedFilterOf,
} from './figure-scope.policy.js';
import { FigureScopesQueries } from './figure-scopes.queries.js';

/** The figures of all activities of a scope. */
export interface ActivityFigureSet {
  activities: Figure;
  planned: Figure;
  closed: Figure;
  participants: Figure;
}

export interface Sums {
  activities: number;
  closed: number;
  participants: number;
  estimated: number;
}

export interface KeyedSums extends Sums {
  key: string;
  label: string;
}

const { PUBLISHED, CLOSED } = ActivityStatus;
const MAX_UNITS = 500;

/** A sum is a whole number below 2^53, which a double holds exactly; both drivers answer a number. */
const total = (of: Sql): Sql => sql`CAST(COALESCE(SUM(${of}), 0) AS double precision)`;

const COUNT = raw('CAST(count(*) AS integer)');
const IS_CLOSED = sql`t.status = ${CLOSED}`;
const PEOPLE = sql`CASE WHEN ${IS_CLOSED} THEN COALESCE(t.actual_headcount, 0) ELSE 0 END`;

/** What every row of activities is added up to. */
export const SUMS = sql`${COUNT} AS activities, ${total(sql`CASE WHEN ${IS_CLOSED} THEN 1 ELSE 0 END`)} AS closed,
  ${total(PEOPLE)} AS participants,
  ${total(sql`CASE WHEN t.headcount_estimated = TRUE THEN ${PEOPLE} ELSE 0 END`)} AS estimated`;

export const figureOf = (
  measure: FigureMeasure,
  filter: ActivityFilter,
  value: number,
  estimated = 0,
): Figure => ({
  value,
  estimated,
  measure,
  list: FigureList.ACTIVITIES,
  filter: compact({ ...filter }),
});

const { RECORDS, ACTUAL_HEADCOUNT, AUDIENCE_HEADCOUNT, MATERIAL_QUANTITY } = FigureMeasure;

/** The figures of one filter, each with what of it is meant. */
function setOf(sums: Sums, filter: ActivityFilter): ActivityFigureSet {
  const count = (statuses: ActivityStatus[], value: number): Figure =>
    figureOf(RECORDS, { ...filter, statuses }, value);
  const closed = { ...filter, statuses: [CLOSED] };
  return {
    activities: count([...COUNTED], sums.activities),
    planned: count([PUBLISHED], sums.activities - sums.closed),
    closed: count([CLOSED], sums.closed),
    participants: figureOf(ACTUAL_HEADCOUNT, closed, sums.participants, sums.estimated),
  };
}

export function rowOf(sums: KeyedSums, filter: ActivityFilter): ActivityFigureRow {
  const { activities, closed, participants } = setOf(sums, filter);
  return { key: sums.key, label: sums.label, activities, closed, participants, headcount: null };
}

/** The lists of words that activities carry, and where the filter names them. */
export const TERM_FILTERS = {
  [Vocabulary.AUDIENCE]: 'audiences',
  [Vocabulary.ENTRY_TAG]: 'entryTags',
  [Vocabulary.SECURITY_FIELD]: 'securityFields',
} as const;

export type TermVocabulary = keyof typeof TERM_FILTERS;

/** What counts as printed matter handed out, and the words in which it is counted. */
const HANDOUTS = { materials: ['PRINTED_MATTER', 'BOOKLET'], materialWords: ['份', '册'] };

/** The place that an activity counts for, and whether without what lies below it. */
export const placesOf = ({ region }: FigureScope): { at: Sql; alone: Sql } =>
  region?.level === RegionLevel.COMMUNITY
    ? { at: raw('t.region_id'), alone: raw('CASE WHEN t.region_id IS NULL THEN 1 ELSE 0 END') }
    : {
        at: raw('COALESCE(t.street_id, t.region_id)'),
        alone: raw('CASE WHEN t.street_id IS NULL THEN 1 ELSE 0 END'),
      };

/** Activities added up in the database: a statement a kind of figure, however many there are. */
@Injectable()
export class ActivitySumsQueries {
  constructor(
    private readonly db: Database,
    private readonly scopes: FigureScopesQueries,
  ) {}

  /** Plans that are public, activities that are closed, and who came. */
  async core(scope: FigureScope): Promise<ActivityFigureSet> {
    const filter = activityFilterOf(scope);
    const sums = await this.db.one<Sums>(
      sql`SELECT ${SUMS} FROM activities t WHERE ${this.counted(scope, filter)}`,
    );
    return setOf(sums ?? NONE, filter);
  }

  /** What has no known date, beside a period; null where it is in the figures. */
  async undated(scope: FigureScope): Promise<Figure | null> {
    const filter = undatedFilterOf(scope);
    if (!filter) return null;
    return this.countOf(scope, { ...filter, statuses: [...COUNTED] });
  }

  /** Plans on their way, as far as the actor may see them. */
  underWay(scope: FigureScope): Promise<Figure> {
    return this.countOf(scope, { ...activityFilterOf(scope), statuses: [...UNDER_WAY] });
  }

  async byType(scope: FigureScope): Promise<ActivityFigureRow[]> {
    const filter = activityFilterOf(scope);
    const rows = await this.db.all<KeyedSums>(sql`
      SELECT term.code AS key, term.name AS label, ${SUMS} FROM activities t
      JOIN vocabulary_terms term ON term.id = t.type_id WHERE ${this.counted(scope, filter)}
      GROUP BY term.code, term.name, term.position ORDER BY term.position, term.code`);
    return rows.map((row) => rowOf(row, { ...filter, types: [row.key] }));
  }

  /** By the words of one list. An activity with two of them stands in both rows. */
  async byTerm(scope: FigureScope, vocabulary: TermVocabulary): Promise<ActivityFigureRow[]> {
    const filter = activityFilterOf(scope);
    const rows = await this.db.all<KeyedSums>(sql`
      SELECT term.code AS key, term.name AS label, ${SUMS} FROM activities t
      JOIN activity_terms own ON own.activity_id = t.id AND own.vocabulary = ${vocabulary}
      JOIN vocabulary_terms term ON term.id = own.term_id
      WHERE ${this.counted(scope, filter)}
      GROUP BY term.code, term.name, term.position ORDER BY term.position, term.code`);
    const name = TERM_FILTERS[vocabulary];
    return rows.map((row) => rowOf(row, { ...filter, [name]: [row.key] }));
  }

  /** By audience, with the headcounts that were reported for each. */
  async byAudience(scope: FigureScope): Promise<ActivityFigureRow[]> {
    const filter = activityFilterOf(scope);
    const heads = await this.db.all<KeyedSums>(sql`
      SELECT term.code AS key, term.name AS label, ${total(raw('own.headcount'))} AS participants,
        ${total(raw('CASE WHEN t.headcount_estimated = TRUE THEN own.headcount ELSE 0 END'))} AS estimated
      FROM activities t JOIN activity_audience_counts own ON own.activity_id = t.id
      JOIN vocabulary_terms term ON term.id = own.term_id
      WHERE ${and([this.counted(scope, filter), IS_CLOSED])}
      GROUP BY term.code, term.name, term.position ORDER BY term.position, term.code`);
    const rows = await this.byTerm(scope, Vocabulary.AUDIENCE);
    const missing = heads.filter(({ key }) => !rows.some((row) => row.key === key));
    const all = [
      ...rows,
      ...missing.map(({ key, label }) =>
        rowOf({ ...NONE, key, label }, { ...filter, audiences: [key] }),
      ),
    ];
    return all.map((row) => {
      const told = heads.find(({ key }) => key === row.key) ?? NONE;
      const behind = { ...filter, statuses: [CLOSED], countedAudiences: [row.key] };
      return {
        ...row,
        headcount: figureOf(AUDIENCE_HEADCOUNT, behind, told.participants, told.estimated),
      };
    });
  }

  /** By street; what was held for a larger region stands under that region alone. */
  async byStreet(scope: FigureScope): Promise<ActivityFigureRow[]> {
    const filter = activityFilterOf(scope);
    const { at, alone } = placesOf(scope);
    const rows = await this.db.all<KeyedSums & { alone: number }>(sql`
      SELECT place.id AS key, place.name AS label, ${alone} AS alone, ${SUMS}
      FROM activities t JOIN regions place ON place.id = ${at}
      WHERE ${this.counted(scope, filter)}
      GROUP BY place.id, place.name, place.code, ${alone}
      ORDER BY COALESCE(place.code, '~'), place.id`);
    return rows.map((row) =>
      rowOf(row, { ...filter, regionId: row.key, ...(row.alone ? { regionOnly: true } : {}) }),
    );
  }

  /** By the unit that registered them, those with most activities first; at most 500. */
  async byUnit(scope: FigureScope): Promise<ActivityFigureRow[]> {
    const filter = activityFilterOf(scope);
    const rows = await this.db.all<KeyedSums>(sql`
      SELECT unit.id AS key, unit.name AS label, ${SUMS} FROM activities t
      JOIN organizations unit ON unit.id = t.owner_organization_id
      WHERE ${this.counted(scope, filter)}
      GROUP BY unit.id, unit.name ORDER BY count(*) DESC, unit.id LIMIT ${raw(String(MAX_UNITS))}`);
    return rows.map((row) => rowOf(row, { ...filter, ownerOrganizationId: row.key }));
  }

  /** Material by material and counting word: 份 and 册 are never added. */
  async materials(scope: FigureScope): Promise<MaterialFigure[]> {
    const filter = activityFilterOf(scope);
    const rows = await this.db.all<KeyedSums & { word: string }>(sql`
      SELECT term.code AS key, term.name AS label, m.counting_word AS word,
        ${total(raw('m.quantity'))} AS participants,
        ${total(raw('CASE WHEN m.estimated = TRUE THEN m.quantity ELSE 0 END'))} AS estimated
      FROM activities t JOIN activity_materials m ON m.activity_id = t.id
      JOIN vocabulary_terms term ON term.id = m.term_id
      WHERE ${and([this.counted(scope, filter), IS_CLOSED])}
      GROUP BY term.code, term.name, term.position, m.counting_word
      ORDER BY term.position, term.code, m.counting_word`);
    return rows.map(({ key, label, word, participants, estimated }) => {
      const behind = { ...filter, statuses: [CLOSED], materials: [key], materialWords: [word] };
      const quantity = figureOf(MATERIAL_QUANTITY, behind, participants, estimated);
      return { code: key, label, countingWord: word, quantity };
    });
  }

  /** Printed matter handed out, in 份 and 册 together, as the sentence has it. */
  handouts(scope: FigureScope, materials: readonly MaterialFigure[]): Figure {
    const filter = { ...activityFilterOf(scope), statuses: [CLOSED], ...HANDOUTS };
    const given = materials.filter(
      ({ code, countingWord }) =>
        HANDOUTS.materials.includes(code) && HANDOUTS.materialWords.includes(countingWord),
    );
    const sum = (of: 'value' | 'estimated') =>
      given.reduce((all, { quantity }) => all + quantity[of], 0);
    return figureOf(MATERIAL_QUANTITY, filter, sum('value'), sum('estimated'));
  }

  private async countOf(scope: FigureScope, filter: ActivityFilter): Promise<Figure> {
    const where = this.scopes.whereOf(scope, filter);
    return figureOf(RECORDS, filter, await this.db.count(sql`activities t WHERE ${where}`));
  }

  private counted(scope: FigureScope, filter: ActivityFilter): Sql {
    return this.scopes.whereOf(scope, { ...filter, statuses: [...COUNTED] });
  }
}

export const NONE: Sums = { activities: 0, closed: 0, participants: 0, estimated: 0 };
