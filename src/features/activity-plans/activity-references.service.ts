import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { isIn, raw, sql } from '../../platform/database/sql.js';
import { type FieldProblem, say, type Text } from '../../platform/errors.js';
import { Vocabulary, VocabularyTerm } from '../vocabularies/vocabulary-term.entity.js';
import { TERM_PARTS } from '../activities/activity-parts.service.js';

/** The ids that a plan or its actuals may name. */
export interface References {
  typeId?: string | null;
  campaignId?: string | null;
  venueId?: string | null;
  organizers?: readonly { organizationId: string }[] | null;
  audienceIds?: readonly string[] | null;
  entryTagIds?: readonly string[] | null;
  securityFieldIds?: readonly string[] | null;
  audienceCounts?: readonly { termId: string }[] | null;
  materials?: readonly { termId: string }[] | null;
}

interface Named {
  path: string;
  id: string;
}

/** Records that an activity names one of, and which of them are there for old activities only. */
interface Catalogue {
  path: string;
  table: string;
  /** A condition on `x`. */
  retired: string;
  text: (name: string) => Text;
}

const outOfUse = (name: string): Text => say(`“${name}”已停用`, 'is no longer in use');

const CAMPAIGN: Catalogue = {
  path: 'campaignId',
  table: 'campaigns',
  retired: 'x.archived',
  text: (name) => say(`“${name}”已归档`, 'is archived'),
};

const VENUE: Catalogue = {
  path: 'venueId',
  table: 'venues',
  retired: 'NOT x.active',
  text: outOfUse,
};

/** Checks that what an input names exists, so that each wrong id is told by its place. */
@Injectable()
export class ActivityReferencesService {
  constructor(private readonly db: Database) {}

  /** Every id that names nothing usable; what is `alreadyUsed` may be out of use by now. */
  async problems(given: References, alreadyUsed: readonly string[] = []): Promise<FieldProblem[]> {
    return [
      ...(await this.wrongRecord(CAMPAIGN, given.campaignId, alreadyUsed)),
      ...(await this.wrongRecord(VENUE, given.venueId, alreadyUsed)),
      ...(await this.missingUnits(given.organizers ?? [])),
      ...(await this.wrongTerms(termsNamed(given), alreadyUsed)),
    ];
  }

  /** The terms of these ids, by id. */
  async terms(ids: readonly string[]): Promise<Map<string, VocabularyTerm>> {
    if (ids.length === 0) return new Map();
    const terms = await this.db.find(VocabularyTerm, isIn(raw('t.id'), ids));
    return new Map(terms.map((term) => [term.id, term]));
  }

  /** The venue's id as long as it may be chosen anew; otherwise null. */
  async venueInUse(venueId: string | null): Promise<string | null> {
    const problems = await this.wrongRecord(VENUE, venueId, []);
    return problems.length ? null : venueId;
  }

  private async wrongRecord(
    { path, table, retired, text }: Catalogue,
    id: string | null | undefined,
    alreadyUsed: readonly string[],
  ): Promise<FieldProblem[]> {
    if (!id) return [];
    const record = await this.db.one<{ name: string; retired: boolean | number }>(
      sql`SELECT x.name, ${raw(retired)} AS retired FROM ${raw(table)} x WHERE x.id = ${id}`,
    );
    if (!record) return [absent(path)];
    if (!record.retired || alreadyUsed.includes(id)) return [];
    return [{ path, text: text(record.name) }];
  }

  private async missing(
    table: string,
    named: readonly Named[],
    also = '',
  ): Promise<FieldProblem[]> {
    if (named.length === 0) return [];
    const ids = named.map(({ id }) => id);
    const rows = await this.db.all<{ id: string }>(
      sql`SELECT x.id FROM ${raw(table)} x WHERE ${isIn(raw('x.id'), ids)} ${raw(also)}`,
    );
    const there = new Set(rows.map((row) => row.id));
    return named.filter(({ id }) => !there.has(id)).map(({ path }) => absent(path));
  }

  private missingUnits(organizers: readonly { organizationId: string }[]): Promise<FieldProblem[]> {
    const named = organizers.map(({ organizationId: id }, index) => ({
      path: `organizers.${index}.organizationId`,
      id,
    }));
    return this.missing('organizations', named, 'AND x.merged_into_id IS NULL');
  }

  private async wrongTerms(
    named: readonly (Named & { vocabulary: Vocabulary })[],
    alreadyUsed: readonly string[],
  ): Promise<FieldProblem[]> {
    const terms = await this.terms(named.map(({ id }) => id));
    return named.flatMap(({ path, id, vocabulary }) => {
      const term = terms.get(id);
      if (term?.vocabulary !== vocabulary) return [absent(path)];
      if (term.active || alreadyUsed.includes(id)) return [];
      return [{ path, text: outOfUse(term.name) }];
    });
  }
}

const absent = (path: string): FieldProblem => ({
  path,
  text: say('所选项不存在', 'names nothing that exists'),
});

function termsNamed(given: References): (Named & { vocabulary: Vocabulary })[] {
  const type = given.typeId
    ? [{ path: 'typeId', id: given.typeId, vocabulary: Vocabulary.ACTIVITY_TYPE }]
    : [];
  const lists = Object.entries(TERM_PARTS).flatMap(([name, vocabulary]) =>
    (given[name as keyof typeof TERM_PARTS] ?? []).map((id, index) => ({
      path: `${name}.${index}`,
      id,
      vocabulary,
    })),
  );
  const rows = (name: 'audienceCounts' | 'materials', vocabulary: Vocabulary) =>
    (given[name] ?? []).map(({ termId: id }, index) => ({
      path: `${name}.${index}.termId`,
      id,
      vocabulary,
    }));
  return [
    ...type,
    ...lists,
    ...rows('audienceCounts', Vocabulary.AUDIENCE),
    ...rows('materials', Vocabulary.MATERIAL),
  ];
}
