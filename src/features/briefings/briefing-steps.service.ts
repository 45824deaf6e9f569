import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { now } from '../../platform/database/columns.js';
import { Database, expectVersion } from '../../platform/database/database.js';
import { type FieldProblem, found, InvalidInput, NotFound, say } from '../../platform/errors.js';
import { BriefingFactsQueries } from './briefing-facts.queries.js';
import { BriefingStep } from './briefing-parts.entity.js';
import type { BriefingStepKind } from './briefing-status.policy.js';
import { Briefing } from './briefing.entity.js';
import { type BriefingFacts, canSee } from './briefing.policy.js';

export const BRIEFING = say('简报', 'briefing');

/** Raises INVALID_INPUT for everything that is wrong, each under its own path. */
export function refuse(problems: readonly FieldProblem[]): void {
  if (problems.length)
    throw new InvalidInput(problems.map(({ path, text }) => ({ path: `input.${path}`, text })));
}

/** Loads briefings to be handled, and keeps their history. */
@Injectable()
export class BriefingStepsService {
  constructor(
    private readonly db: Database,
    private readonly facts: BriefingFactsQueries,
  ) {}

  /** What the rules need of one that the actor may see. Raises NOT_FOUND. */
  async factsOf(actor: Actor, id: string): Promise<BriefingFacts> {
    const [facts] = await this.facts.of([id]);
    if (!facts || !canSee(actor, facts)) throw new NotFound(BRIEFING);
    return facts;
  }

  /** The row, to be changed inside a unit of work. Raises CONFLICT when it was changed meanwhile. */
  async load({ id, expectedVersion }: { id: string; expectedVersion: number }): Promise<Briefing> {
    const briefing = found(await this.db.repo(Briefing).findOneBy({ id }), BRIEFING);
    expectVersion(briefing, expectedVersion);
    return briefing;
  }

  /** The same for reading only, outside a unit of work. */
  async look({ id, expectedVersion }: { id: string; expectedVersion: number }): Promise<Briefing> {
    const briefing = found(await this.db.findById(Briefing, id), BRIEFING);
    expectVersion(briefing, expectedVersion);
    return briefing;
  }

  async note(
    actor: Actor,
    kind: BriefingStepKind,
    { id: briefingId, status: toStatus }: Briefing,
    details: { reason?: string | null; changed?: readonly string[] } = {},
  ): Promise<void> {
    const { accountId, accountName } = actor;
    const steps = this.db.repo(BriefingStep);
    const { reason, changed = [] } = details;
    const what = { briefingId, kind, toStatus, reason: reason || null, changed: [...changed] };
    await steps.save(steps.create({ ...what, accountId, accountName, at: now() }));
  }
}
