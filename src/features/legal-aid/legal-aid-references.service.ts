import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { and, isIn, raw, sql } from '../../platform/database/sql.js';
import { type FieldProblem, say } from '../../platform/errors.js';
import { Activity } from '../activities/activity.entity.js';
import { visibleTo as activitiesVisibleTo } from '../activities/activity.policy.js';
import { Organization } from '../organizations/organization.entity.js';
import { Venue } from '../venues/venue.entity.js';
import { Vocabulary, VocabularyTerm } from '../vocabularies/vocabulary-term.entity.js';
import { LegalAidNetwork } from './legal-aid-network.entity.js';

/** The ids that a station or a network may name. */
export interface References {
  networkId?: string | null;
  venueId?: string | null;
  announcedAtId?: string | null;
  hostIds?: readonly string[] | null;
  leadIds?: readonly string[] | null;
  serviceIds?: readonly string[] | null;
  members?: readonly { organizationId?: string | null }[] | null;
}

const absent = (path: string): FieldProblem => ({
  path,
  text: say('所选项不存在', 'names nothing that exists'),
});

const outOfUse = (path: string, name: string): FieldProblem => ({
  path,
  text: say(`“${name}”已停用`, 'is no longer in use'),
});

/** Checks that what an input names exists, so that each wrong id is told by its place. */
@Injectable()
export class LegalAidReferencesService {
  constructor(private readonly db: Database) {}

  /** Every id that names nothing usable; what is `alreadyUsed` may be out of use by now. */
  async problems(
    actor: Actor,
    given: References,
    alreadyUsed: readonly string[] = [],
  ): Promise<FieldProblem[]> {
    return [
      ...(await this.network(given.networkId)),
      ...(await this.venue(given.venueId, alreadyUsed)),
      ...(await this.activity(actor, given.announcedAtId)),
      ...(await this.units(named('hostIds', given.hostIds))),
      ...(await this.units(named('leadIds', given.leadIds))),
      ...(await this.units(unitsOf(given.members))),
      ...(await this.services(given.serviceIds ?? [], alreadyUsed)),
    ];
  }

  /** Whether the actor sees an activity of this id. */
  async seesActivity(actor: Actor, id: string): Promise<boolean> {
    return (await this.db.findById(Activity, id, [activitiesVisibleTo(actor)])) !== null;
  }

  private async activity(actor: Actor, id?: string | null): Promise<FieldProblem[]> {
    return !id || (await this.seesActivity(actor, id)) ? [] : [absent('announcedAtId')];
  }

  private async network(id?: string | null): Promise<FieldProblem[]> {
    return !id || (await this.db.findById(LegalAidNetwork, id)) ? [] : [absent('networkId')];
  }

  private async venue(
    id: string | null | undefined,
    alreadyUsed: readonly string[],
  ): Promise<FieldProblem[]> {
    if (!id) return [];
    const venue = await this.db.findById(Venue, id);
    if (!venue) return [absent('venueId')];
    return venue.active || alreadyUsed.includes(id) ? [] : [outOfUse('venueId', venue.name)];
  }

  private async units(units: readonly { path: string; id: string }[]): Promise<FieldProblem[]> {
    if (units.length === 0) return [];
    const ids = units.map(({ id }) => id);
    const rows = await this.db.find(
      Organization,
      and([isIn(raw('t.id'), ids), raw('t.merged_into_id IS NULL')]),
    );
    return units
      .filter(({ id }) => !rows.some((row) => row.id === id))
      .map(({ path }) => absent(path));
  }

  private async services(
    ids: readonly string[],
    alreadyUsed: readonly string[],
  ): Promise<FieldProblem[]> {
    if (ids.length === 0) return [];
    const terms = await this.db.find(
      VocabularyTerm,
      and([sql`t.vocabulary = ${Vocabulary.LEGAL_AID_SERVICE}`, isIn(raw('t.id'), ids)]),
    );
    return ids.flatMap((id, index) => {
      const term = terms.find((one) => one.id === id);
      if (!term) return [absent(`serviceIds.${index}`)];
      return term.active || alreadyUsed.includes(id)
        ? []
        : [outOfUse(`serviceIds.${index}`, term.name)];
    });
  }
}

const named = (name: string, ids: readonly string[] | null | undefined) =>
  (ids ?? []).map((id, index) => ({ path: `${name}.${index}`, id }));

const unitsOf = (members: References['members']) =>
  (members ?? []).flatMap(({ organizationId: id }, index) =>
    id ? [{ path: `members.${index}.organizationId`, id }] : [],
  );
