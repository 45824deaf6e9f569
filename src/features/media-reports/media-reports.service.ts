import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { noParts, partsChanged } from '../../platform/audit/parts.js';
import { newId } from '../../platform/database/columns.js';
import { Database, expectVersion } from '../../platform/database/database.js';
import { allow, Forbidden, found, NotFound, say } from '../../platform/errors.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region } from '../regions/region.entity.js';
import { MediaReportFactsQueries } from './media-report-facts.queries.js';
import {
  MediaReportKind,
  MediaReportOrigin,
  MediaReportStepKind,
} from './media-report-kinds.policy.js';
import { MediaReportLinksService } from './media-report-links.service.js';
import { MediaReportStepsService } from './media-report-steps.service.js';
import { type Draft, given, MediaReportWriterService } from './media-report-writer.service.js';
import { MediaReport } from './media-report.entity.js';
import type { CorrectMediaReportInput, RegisterMediaReportInput } from './media-report.inputs.js';
import { canEdit, canSee } from './media-report.policy.js';

const REPORT = say('报道', 'report');

const NO_LINKS = {
  activityIds: [],
  baseIds: [],
  donationIds: [],
  stationIds: [],
  organizationIds: [],
};

/** Registers and corrects press reports. */
@Injectable()
export class MediaReportsService {
  constructor(
    private readonly db: Database,
    private readonly facts: MediaReportFactsQueries,
    private readonly links: MediaReportLinksService,
    private readonly steps: MediaReportStepsService,
    private readonly writer: MediaReportWriterService,
  ) {}

  /** Registers a report for one's own unit. CONFLICT with existingId when it is there already. */
  async create(actor: Actor, input: RegisterMediaReportInput): Promise<MediaReport> {
    const draft = await this.draftOf(actor, input);
    await this.writer.check(actor, draft);
    const saved = await this.db.repo(MediaReport).save(draft.report);
    await this.links.replace(saved.id, draft.links);
    await this.steps.note(actor, saved, MediaReportStepKind.REGISTER);
    return saved;
  }

  /** Changes what is given: a report is completed bit by bit. */
  async correct(actor: Actor, input: CorrectMediaReportInput): Promise<MediaReport> {
    const report = await this.atHand(actor, input.id);
    expectVersion(report, input.expectedVersion);
    const before = { ...report, ...(await this.links.of(report.id)) };
    const home = await this.homeOf(report.unitId);
    const links = { ...(await this.links.of(report.id)), ...given(input) };
    const draft: Draft = { report, input, links, home, before };
    await this.writer.fill(draft);
    await this.writer.check(actor, draft);
    const parts = await this.links.replace(report.id, given(input));
    report.parts = partsChanged(report.parts, parts);
    const saved = await this.db.repo(MediaReport).save(report);
    const changed = [...changedIn(before, saved), ...parts];
    if (changed.length)
      await this.steps.note(actor, saved, MediaReportStepKind.CORRECT, { changed });
    return saved;
  }

  /** The report, to be changed. NOT_FOUND or FORBIDDEN where it may not be. */
  async atHand(actor: Actor, id: string): Promise<MediaReport> {
    await this.expectEditable(actor, id);
    return found(await this.db.repo(MediaReport).findOneBy({ id }), REPORT);
  }

  /** The report that the actor may change, to look at. NOT_FOUND or FORBIDDEN like {@link atHand}. */
  async seenToEdit(actor: Actor, id: string): Promise<MediaReport> {
    await this.expectEditable(actor, id);
    return found(await this.db.findById(MediaReport, id), REPORT);
  }

  private async expectEditable(actor: Actor, id: string): Promise<void> {
    const [facts] = await this.facts.of([id]);
    if (!facts || !canSee(actor, facts)) throw new NotFound(REPORT);
    allow(canEdit(actor, facts));
  }

  private async draftOf(actor: Actor, input: RegisterMediaReportInput): Promise<Draft> {
    if (!actor.organizationId) throw new Forbidden();
    const home = await this.homeOf(actor.organizationId);
    const id = newId();
    const report = this.db.repo(MediaReport).create({
      id,
      storyId: id,
      title: input.title,
      outletId: null,
      outletText: null,
      publishedOn: null,
      page: null,
      link: null,
      author: null,
      reads: null,
      kind: MediaReportKind.ARTICLE,
      origin: MediaReportOrigin.ORIGINAL,
      campaignId: null,
      regionId: home.id,
      unitId: actor.organizationId,
      standsAlone: false,
      note: null,
      parts: noParts,
    });
    const draft = { report, input, links: { ...NO_LINKS, ...given(input) }, home };
    await this.writer.fill(draft);
    return draft;
  }

  private async homeOf(organizationId: string): Promise<Region> {
    const unit = found(await this.db.findById(Organization, organizationId));
    return found(await this.db.findById(Region, unit.regionId));
  }
}

const OWN_TRACES: readonly string[] = [
  'version',
  'updatedAt',
  'parts',
  'titleKey',
  'linkKey',
  'sortOn',
];

const changedIn = (before: Partial<MediaReport>, after: MediaReport): string[] =>
  Object.keys(after).filter(
    (field) =>
      !OWN_TRACES.includes(field) &&
      before[field as keyof MediaReport] !== after[field as keyof MediaReport],
  );
