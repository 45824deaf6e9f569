import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { isIn, raw, sql, type Sql } from '../../platform/database/sql.js';
import type {
  Followed,
  SearchDocument,
  SearchSource,
} from '../../platform/search/search-source.js';
import { Permission } from '../accounts/role.policy.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region } from '../regions/region.entity.js';
import { Venue } from '../venues/venue.entity.js';
import { VocabularyTerm } from '../vocabularies/vocabulary-term.entity.js';
import { SEARCH_KIND } from './education-base-filter.queries.js';
import { EducationBaseField } from './education-base-field.entity.js';
import type { EducationBaseStatus } from './education-base-status.policy.js';
import { EducationBase } from './education-base.entity.js';
import { isPublic } from './education-base.policy.js';

interface Found {
  id: string;
  name: string;
  status: EducationBaseStatus;
  path: string;
  operatorId: string | null;
  operator: string | null;
  operatorShort: string | null;
  venue: string | null;
  address: string | null;
  kind: string;
  exhibits: string | null;
  introduction: string | null;
}

const EVERYONE = 'all';
const unit = (id: string): string => `unit:${id}`;
const reviewersIn = (regionId: string): string => `applications:${regionId}`;

const idOf = (row: object): string => String((row as { id: unknown }).id);

/** What the search index keeps of bases, and who may find it: as `visibleTo` says for lists. */
@Injectable()
export class EducationBasesSearchService implements SearchSource {
  readonly kind = SEARCH_KIND;
  readonly entity = EducationBase;
  readonly follows: readonly Followed[] = [
    {
      entity: EducationBaseField,
      idsOf: (row) => [(row as EducationBaseField).baseId],
    },
    {
      entity: Organization,
      columns: ['name', 'shortName'],
      idsOf: (row) => this.ids(sql`t.operator_id = ${idOf(row)}`),
    },
    {
      entity: Venue,
      columns: ['name', 'address'],
      idsOf: (row) => this.ids(sql`t.venue_id = ${idOf(row)}`),
    },
    {
      entity: Region,
      columns: ['path'],
      idsOf: (row) => this.ids(sql`t.region_id = ${idOf(row)}`),
    },
    {
      entity: VocabularyTerm,
      columns: ['name'],
      idsOf: (row) =>
        this.ids(sql`t.kind_id = ${idOf(row)} OR t.id IN
          (SELECT field.base_id FROM education_base_fields field WHERE field.term_id = ${idOf(row)})`),
    },
  ];

  constructor(private readonly db: Database) {}

  async documents(ids: readonly string[]): Promise<SearchDocument[]> {
    const rows = await this.db.all<Found>(sql`
      SELECT t.id, t.name, t.status, place.path, t.operator_id AS "operatorId",
        unit.name AS operator, unit.short_name AS "operatorShort", v.name AS venue, v.address, kind.name AS kind,
        t.exhibits, t.introduction
      FROM education_bases t
      JOIN regions place ON place.id = t.region_id
      JOIN vocabulary_terms kind ON kind.id = t.kind_id
      LEFT JOIN organizations unit ON unit.id = t.operator_id
      LEFT JOIN venues v ON v.id = t.venue_id
      WHERE ${isIn(raw('t.id'), ids)}`);
    const fields = await this.fieldsOf(ids);
    return rows.map((row) => ({
      id: row.id,
      title: row.name,
      names: [],
      body: [
        ...[
          row.operator,
          row.operatorShort,
          row.venue,
          row.address,
          row.kind,
          row.exhibits,
          row.introduction,
        ],
        ...(fields.get(row.id) ?? []),
      ].filter((text) => text !== null),
      regionPath: row.path,
      at: null,
      audience: audienceOf(row),
    }));
  }

  audienceOf(actor: Actor): readonly string[] {
    const reviews = actor.can(Permission.ReviewBases) || actor.can(Permission.ReadDrafts);
    return [
      EVERYONE,
      ...(actor.organizationId ? [unit(actor.organizationId)] : []),
      ...(reviews && actor.region ? [reviewersIn(actor.region.id)] : []),
    ];
  }

  private async ids(where: Sql): Promise<string[]> {
    const rows = await this.db.all<{ id: string }>(
      sql`SELECT t.id FROM education_bases t WHERE ${where}`,
    );
    return rows.map(({ id }) => id);
  }

  private async fieldsOf(ids: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await this.db.all<{ baseId: string; name: string }>(
      sql`SELECT field.base_id AS "baseId", term.name FROM education_base_fields field
        JOIN vocabulary_terms term ON term.id = field.term_id
        WHERE ${isIn(raw('field.base_id'), ids)} ORDER BY field.position`,
    );
    const names = new Map<string, string[]>();
    for (const { baseId, name } of rows) names.set(baseId, [...(names.get(baseId) ?? []), name]);
    return names;
  }
}

const audienceOf = ({ status, operatorId, path }: Found): string[] => [
  ...(isPublic(status) ? [EVERYONE] : []),
  ...(operatorId ? [unit(operatorId)] : []),
  ...path.split('/').filter(Boolean).map(reviewersIn),
];
