import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { today } from '../../platform/calendar.js';
import { Database } from '../../platform/database/database.js';
import { allow, Conflict, Forbidden, found, say } from '../../platform/errors.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region } from '../regions/region.entity.js';
import { BriefingReferencesService } from './briefing-references.service.js';
import { BriefingStep } from './briefing-parts.entity.js';
import { BriefingStatus, BriefingStepKind } from './briefing-status.policy.js';
import { BriefingStepsService, refuse } from './briefing-steps.service.js';
import { Briefing } from './briefing.entity.js';
import type {
  BriefingFactsInput,
  BriefingStepInput,
  CorrectBriefingInput,
  DraftBriefingInput,
  UpdateBriefingInput,
} from './briefing.inputs.js';
import { draftProblems, statusAfter, yearOf } from './briefing.lifecycle.js';
import { canEdit } from './briefing.policy.js';

/** Facts that are taken over as they are given; an empty text clears one. */
const PLAIN = [
  'number',
  'campaignId',
  'periodFrom',
  'periodTo',
  'issuedOn',
  'secrecyMark',
  'copies',
] as const satisfies readonly (keyof BriefingFactsInput & keyof Briefing)[];

const LISTS = ['reportTo', 'sendTo', 'distributeTo'] as const;

/** What a correction takes over from the briefing that it corrects. */
const COPIED = [
  'series',
  'title',
  'unitId',
  'unitName',
  'regionId',
  'campaignId',
  'periodFrom',
  'periodTo',
  'secrecyMark',
  'reportTo',
  'sendTo',
  'distributeTo',
  'copies',
  'sections',
  'photos',
] as const satisfies readonly (keyof Briefing)[];

/** Writes the briefings of one's own unit until they are handed in. */
@Injectable()
export class BriefingsService {
  constructor(
    private readonly db: Database,
    private readonly steps: BriefingStepsService,
    private readonly references: BriefingReferencesService,
  ) {}

  async draft(actor: Actor, input: DraftBriefingInput): Promise<Briefing> {
    if (!actor.organizationId) throw new Forbidden();
    const unit = found(await this.db.findById(Organization, actor.organizationId));
    const home = found(await this.db.findById(Region, unit.regionId));
    const { series, title } = input;
    const regionId = input.regionId ?? home.id;
    const briefing = this.blank(actor, { series, title, regionId });
    Object.assign(briefing, { unitId: unit.id, unitName: unit.name });
    apply(briefing, input);
    refuse(await this.references.outside(regionId, home.path));
    return this.keepNew(actor, briefing);
  }

  /** Begins a new issue that corrects an issued one, with everything that stood in that one. */
  async correct(actor: Actor, { id, reason }: CorrectBriefingInput): Promise<Briefing> {
    const facts = await this.steps.factsOf(actor, id);
    allow(canEdit(actor, facts));
    const old = found(await this.db.findById(Briefing, id));
    if (old.status !== BriefingStatus.ISSUED)
      throw new Conflict(
        say('尚未印发的简报可直接修改', 'A briefing that was not issued is simply edited'),
        { status: old.status },
      );
    const copied = Object.fromEntries(COPIED.map((field) => [field, old[field]]));
    const briefing = this.blank(actor, copied);
    Object.assign(briefing, { correctsId: id, correctionReason: reason });
    return this.keepNew(actor, briefing, reason);
  }

  async update(actor: Actor, input: UpdateBriefingInput): Promise<Briefing> {
    allow(canEdit(actor, await this.steps.factsOf(actor, input.id)));
    const briefing = await this.steps.load(input);
    statusAfter(BriefingStepKind.CHANGE, briefing.status);
    const before = { ...briefing };
    if (input.series) briefing.series = input.series;
    if (input.title) briefing.title = input.title;
    apply(briefing, input);
    await this.check(actor, briefing);
    const saved = await this.db.repo(Briefing).save(briefing);
    const changed = changedIn(before, saved);
    if (changed.length) await this.steps.note(actor, BriefingStepKind.CHANGE, saved, { changed });
    return saved;
  }

  /** Throws a draft away; what it did is told by the audit lines only. */
  async delete(actor: Actor, input: BriefingStepInput): Promise<string> {
    allow(canEdit(actor, await this.steps.factsOf(actor, input.id)));
    const briefing = await this.steps.load(input);
    statusAfter(BriefingStepKind.CHANGE, briefing.status);
    const { id } = briefing;
    const steps = this.db.repo(BriefingStep);
    await steps.remove(await steps.findBy({ briefingId: id }));
    await this.db.repo(Briefing).remove(briefing);
    return id;
  }

  private blank({ accountId }: Actor, given: Partial<Briefing>): Briefing {
    return this.db.repo(Briefing).create({
      ...Object.fromEntries(PLAIN.map((field) => [field, null])),
      ...Object.fromEntries(LISTS.map((field) => [field, []])),
      status: BriefingStatus.DRAFT,
      totalNumber: null,
      sections: [],
      photos: [],
      correctsId: null,
      correctionReason: null,
      authorId: accountId,
      handledBy: [],
      paperId: null,
      paperSha256: null,
      year: yearOf(today()),
      ...given,
    });
  }

  private async keepNew(actor: Actor, briefing: Briefing, reason?: string): Promise<Briefing> {
    await this.check(actor, briefing);
    const saved = await this.db.repo(Briefing).save(briefing);
    await this.steps.note(actor, BriefingStepKind.DRAFT, saved, { reason: reason ?? null });
    return saved;
  }

  private async check(actor: Actor, briefing: Briefing): Promise<void> {
    refuse([...draftProblems(briefing), ...(await this.references.problems(actor, briefing))]);
  }
}

function apply(briefing: Briefing, input: BriefingFactsInput): void {
  for (const field of PLAIN)
    if (input[field] !== undefined)
      Object.assign(briefing, { [field]: input[field] === '' ? null : input[field] });
  for (const list of LISTS) if (input[list] !== undefined) briefing[list] = input[list] ?? [];
  if (input.sections !== undefined)
    briefing.sections = (input.sections ?? []).map(({ kind, ...given }) => ({
      kind,
      heading: given.heading || null,
      text: given.text || null,
      activityIds: given.activityIds ?? [],
      reportIds: given.reportIds ?? [],
    }));
  if (input.photos !== undefined)
    briefing.photos = (input.photos ?? []).map(({ attachmentId, caption }) => ({
      attachmentId,
      caption: caption || null,
    }));
  briefing.year = yearOf(briefing.issuedOn ?? today());
}

const OWN_TRACES: readonly string[] = ['version', 'updatedAt', 'seriesKey', 'numberingKey'];

const changedIn = (before: Partial<Briefing>, after: Briefing): string[] =>
  Object.keys(before).filter(
    (field) =>
      !OWN_TRACES.includes(field) &&
      JSON.stringify(before[field as keyof Briefing]) !==
        JSON.stringify(after[field as keyof Briefing]),
  );
