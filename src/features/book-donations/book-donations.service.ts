import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { noParts, partsChanged } from '../../platform/audit/parts.js';
import { today } from '../../platform/calendar.js';
import { now } from '../../platform/database/columns.js';
import { Database, expectVersion } from '../../platform/database/database.js';
import { allow, Forbidden, found, InvalidInput, NotFound, say } from '../../platform/errors.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region } from '../regions/region.entity.js';
import { BookDonationFactsQueries } from './book-donation-facts.queries.js';
import { BookDonationStep } from './book-donation-parts.entity.js';
import { BookDonationPartsService, lineOf, type NewLine } from './book-donation-parts.service.js';
import { BookDonationReferencesService } from './book-donation-references.service.js';
import { BookDonationStatus, BookDonationStepKind } from './book-donation-status.policy.js';
import { BookDonation } from './book-donation.entity.js';
import type {
  BookDonationFactsInput,
  CancelBookDonationInput,
  ReceiveBookDonationInput,
  UpdateBookDonationInput,
} from './book-donation.inputs.js';
import {
  checkStep,
  dateProblems,
  donorAfter,
  donorProblems,
  lineProblems,
  UNKNOWN_DONOR,
} from './book-donation.lifecycle.js';
import { canEdit, canSee } from './book-donation.policy.js';

const DONATION = say('赠书', 'book donation');

const FACTS = [
  'title',
  'recipientScope',
  'activityId',
  'campaignId',
  'presentedOn',
  'statedCopies',
  'note',
] as const satisfies readonly (keyof BookDonationFactsInput & keyof BookDonation)[];

interface StepDetails {
  reason?: string;
  changed?: readonly string[];
}

/** Records, completes, receives and cancels the donations that one's own unit registers. */
@Injectable()
export class BookDonationsService {
  constructor(
    private readonly db: Database,
    private readonly facts: BookDonationFactsQueries,
    private readonly references: BookDonationReferencesService,
    private readonly parts: BookDonationPartsService,
  ) {}

  /** Books that were promised. */
  recordPledge(actor: Actor, input: BookDonationFactsInput): Promise<BookDonation> {
    return this.create(actor, input, BookDonationStepKind.PLEDGE, BookDonationStatus.PLEDGED);
  }

  /** Books that were handed over already. */
  record(actor: Actor, input: BookDonationFactsInput): Promise<BookDonation> {
    return this.create(actor, input, BookDonationStepKind.RECORD, BookDonationStatus.RECEIVED);
  }

  /** Changes what is given: a record is completed bit by bit. */
  async update(actor: Actor, input: UpdateBookDonationInput): Promise<BookDonation> {
    const donation = await this.atHand(actor, input, BookDonationStepKind.CHANGE);
    const before = { ...donation };
    const home = await this.homeOf(donation.ownerOrganizationId);
    const lines = input.lines === undefined ? undefined : (input.lines ?? []).map(lineOf);
    this.apply(donation, input, home);
    const kept = lines ?? (await this.parts.linesOf(donation.id));
    await this.check(actor, { donation, input, lines: kept, home }, before);
    const parts = await this.parts.replace(donation.id, {
      ...partsIn(input),
      ...(lines && { lines }),
    });
    donation.parts = partsChanged(donation.parts, parts);
    const saved = await this.db.repo(BookDonation).save(donation);
    const changed = [...changedIn(before, saved), ...parts];
    if (changed.length) await this.note(actor, BookDonationStepKind.CHANGE, saved, { changed });
    return saved;
  }

  /** Promised books were handed over. */
  async receive(actor: Actor, input: ReceiveBookDonationInput): Promise<BookDonation> {
    const donation = await this.atHand(actor, input, BookDonationStepKind.RECEIVE);
    donation.status = BookDonationStatus.RECEIVED;
    if (input.presentedOn !== undefined) donation.presentedOn = input.presentedOn;
    refuse(dateProblems(donation, today()));
    return this.step(actor, BookDonationStepKind.RECEIVE, donation);
  }

  async cancel(actor: Actor, input: CancelBookDonationInput): Promise<BookDonation> {
    const donation = await this.atHand(actor, input, BookDonationStepKind.CANCEL);
    donation.status = BookDonationStatus.CANCELLED;
    const { reason } = input;
    return this.step(actor, BookDonationStepKind.CANCEL, donation, { reason });
  }

  private async create(
    actor: Actor,
    input: BookDonationFactsInput,
    kind: BookDonationStepKind,
    status: BookDonationStatus,
  ): Promise<BookDonation> {
    if (!actor.organizationId) throw new Forbidden();
    const home = await this.homeOf(actor.organizationId);
    const donation = this.db.repo(BookDonation).create({
      ...Object.fromEntries(FACTS.map((field) => [field, null])),
      ...UNKNOWN_DONOR,
      status,
      regionId: home.id,
      ownerOrganizationId: actor.organizationId,
      parts: noParts,
    });
    this.apply(donation, input, home);
    const lines = (input.lines ?? []).map(lineOf);
    await this.check(actor, { donation, input, lines, home });
    const saved = await this.db.repo(BookDonation).save(donation);
    await this.parts.replace(saved.id, { ...partsIn(input), lines });
    await this.note(actor, kind, saved);
    return saved;
  }

  /** The donation, to be changed. NOT_FOUND, FORBIDDEN or CONFLICT where it may not be. */
  private async atHand(
    actor: Actor,
    { id, expectedVersion }: { id: string; expectedVersion: number },
    kind: BookDonationStepKind,
  ): Promise<BookDonation> {
    const [facts] = await this.facts.of([id]);
    if (!facts || !canSee(actor, facts)) throw new NotFound(DONATION);
    allow(canEdit(actor, facts));
    const donation = found(await this.db.repo(BookDonation).findOneBy({ id }), DONATION);
    expectVersion(donation, expectedVersion);
    checkStep(kind, donation.status);
    return donation;
  }

  private apply(donation: BookDonation, input: BookDonationFactsInput, home: Region): void {
    for (const field of FACTS)
      if (input[field] !== undefined)
        Object.assign(donation, { [field]: input[field] === '' ? null : input[field] });
    if (input.regionId !== undefined) donation.regionId = input.regionId ?? home.id;
    Object.assign(donation, donorAfter(input, donation));
  }

  /** Raises INVALID_INPUT for everything that is wrong, each under its own path. */
  private async check(
    actor: Actor,
    now: {
      donation: BookDonation;
      input: BookDonationFactsInput;
      lines: readonly NewLine[];
      home: Region;
    },
    before?: Pick<BookDonation, 'campaignId' | 'activityId'>,
  ): Promise<void> {
    const { donation, input, lines, home } = now;
    refuse([
      ...donorProblems(input, donation),
      ...dateProblems(donation, today()),
      ...lineProblems(lines, donation.statedCopies),
      ...(await this.references.problems(actor, input, [
        before?.campaignId ?? null,
        before?.activityId ?? null,
        ...(before ? await this.parts.baseIdsOf(donation.id) : []),
      ])),
      ...(await this.references.outside(donation.regionId, home.path)),
    ]);
  }

  private async homeOf(organizationId: string): Promise<Region> {
    const unit = found(await this.db.findById(Organization, organizationId));
    return found(await this.db.findById(Region, unit.regionId));
  }

  private async step(
    actor: Actor,
    kind: BookDonationStepKind,
    donation: BookDonation,
    details: StepDetails = {},
  ): Promise<BookDonation> {
    const saved = await this.db.repo(BookDonation).save(donation);
    await this.note(actor, kind, saved, details);
    return saved;
  }

  private async note(
    actor: Actor,
    kind: BookDonationStepKind,
    { id: donationId, status: toStatus }: BookDonation,
    { reason, changed = [] }: StepDetails = {},
  ): Promise<void> {
    const { accountId, accountName } = actor;
    const steps = this.db.repo(BookDonationStep);
    const what = { donationId, kind, toStatus, reason: reason ?? null, changed: [...changed] };
    await steps.save(steps.create({ ...what, accountId, accountName, at: now() }));
  }
}

/** The lists of recipients that an input gives; null empties them. */
const partsIn = (input: BookDonationFactsInput) => {
  const { recipientOrganizationIds: units, recipientBaseIds: bases } = input;
  return {
    ...(units !== undefined && { recipientIds: units ?? [] }),
    ...(bases !== undefined && { baseIds: bases ?? [] }),
  };
};

const OWN_TRACES: readonly string[] = ['version', 'updatedAt', 'parts'];

const changedIn = (before: Partial<BookDonation>, after: BookDonation): string[] =>
  Object.keys(before).filter(
    (field) =>
      !OWN_TRACES.includes(field) &&
      before[field as keyof BookDonation] !== after[field as keyof BookDonation],
  );

function refuse(problems: readonly { path: string; text: ReturnType<typeof say> }[]): void {
  if (problems.length)
    throw new InvalidInput(problems.map(({ path, text }) => ({ path: `input.${path}`, text })));
}
