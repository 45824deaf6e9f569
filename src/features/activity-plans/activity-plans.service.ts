import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { noParts, partsChanged } from '../../platform/audit/parts.js';
import { Database, expectVersion } from '../../platform/database/database.js';
import {
  allow,
  type FieldProblem,
  Forbidden,
  found,
  InvalidInput,
  NotFound,
  say,
} from '../../platform/errors.js';
import { Organization } from '../organizations/organization.entity.js';
import { inSubtree } from '../regions/regions.queries.js';
import { Region } from '../regions/region.entity.js';
import { ActivityFactsQueries } from '../activities/activity-facts.queries.js';
import { OrganizerRole } from '../activities/activity-organizer.entity.js';
import { type ActivityParts, ActivityPartsService } from '../activities/activity-parts.service.js';
import { ActivityReferencesService } from './activity-references.service.js';
import { ActivityStatus, StepKind } from '../activities/activity-status.policy.js';
import { ActivityStepsService } from '../activities/activity-steps.service.js';
import { sortAtOf, timeProblems } from '../activities/activity-time.policy.js';
import { Activity } from '../activities/activity.entity.js';
import type {
  CopyActivityInput,
  CreateActivityInput,
  DeleteDraftInput,
  PlanInput,
  UpdateActivityInput,
} from './activity-plan.inputs.js';
import {
  changesForReview,
  checkDeletable,
  checkEditable,
} from '../activities/activity.lifecycle.js';
import { type ActivityFacts, canEdit, canSee } from '../activities/activity.policy.js';

/** An activity that somebody works on, with what the rules need to know of it. */
export interface AtHand {
  activity: Activity;
  facts: ActivityFacts;
}

type Used = Pick<Activity, 'id' | 'typeId' | 'venueId' | 'campaignId'>;

const ACTIVITY = say('活动', 'activity');

const PLAN_FIELDS = [
  'campaignId',
  'startsOn',
  'endsOn',
  'startTime',
  'endTime',
  'period',
  'dateWords',
  'venueId',
  'placeText',
  'expectedHeadcount',
  'brief',
  'contactName',
  'contactPhone',
] as const satisfies readonly (keyof PlanInput & keyof Activity)[];

/** Registers and edits the activities of one's own unit. */
@Injectable()
export class ActivityPlansService {
  constructor(
    private readonly db: Database,
    private readonly facts: ActivityFactsQueries,
    private readonly references: ActivityReferencesService,
    private readonly parts: ActivityPartsService,
    private readonly steps: ActivityStepsService,
  ) {}

  /** The activity, to be changed. NOT_FOUND when there is none, or none that the actor may see. */
  async atHand(actor: Actor, id: string): Promise<AtHand> {
    const [facts] = await this.facts.of([id]);
    if (!facts || !canSee(actor, facts)) throw new NotFound(ACTIVITY);
    return { activity: found(await this.db.repo(Activity).findOneBy({ id }), ACTIVITY), facts };
  }

  /** A new draft of the actor's own unit. */
  async create(actor: Actor, input: CreateActivityInput): Promise<Activity> {
    const home = await this.homeOf(actor);
    const activity = this.draftOf(actor, home);
    Object.assign(activity, planIn(input), { title: input.title, typeId: input.typeId });
    activity.regionId = input.regionId || home.id;
    const {
      organizers = [{ organizationId: activity.ownerOrganizationId, role: OrganizerRole.HOST }],
    } = input;
    await this.check(activity, input, home.path);
    return this.saveNew(actor, activity, { ...partsIn(input), organizers: organizers ?? [] });
  }

  /** Changes what is given; a change of time, place or size after approval is reviewed again. */
  async update(actor: Actor, input: UpdateActivityInput): Promise<Activity> {
    const { activity, facts } = await this.atHand(actor, input.id);
    allow(canEdit(actor, facts));
    expectVersion(activity, input.expectedVersion);
    checkEditable(activity.status);
    const before = { ...activity };
    await this.apply(activity, input);
    await this.check(activity, input, facts.ownerRegion.path, before);
    activity.parts = partsChanged(
      activity.parts,
      await this.parts.replace(activity.id, partsIn(input)),
    );
    activity.sortAt = sortAtOf(activity);
    const changed = Object.keys(before).filter(
      (field) => before[field as keyof Activity] !== activity[field as keyof Activity],
    );
    const again = changesForReview(activity.status, changed);
    if (again.length === 0) return this.db.repo(Activity).save(activity);
    return this.steps.take(actor, StepKind.CHANGE, { activity, facts }, { changed: again });
  }

  /** An earlier activity as a new draft: another unit's without its contact and organizers. */
  async copy(actor: Actor, input: CopyActivityInput): Promise<Activity> {
    const home = await this.homeOf(actor);
    const { activity: source } = await this.atHand(actor, input.id);
    const own = actor.belongsTo(source.ownerOrganizationId);
    const activity = this.draftOf(actor, home);
    const { typeId, placeText, expectedHeadcount, brief } = source;
    Object.assign(activity, { typeId, placeText, expectedHeadcount, brief });
    activity.venueId = await this.references.venueInUse(source.venueId);
    activity.title = input.title ?? source.title;
    activity.campaignId = input.campaignId || null;
    activity.copiedFromId = source.id;
    const { regionId, contactName, contactPhone } = source;
    if (own) Object.assign(activity, { regionId, contactName, contactPhone });
    const { organizers, ...terms } = await this.parts.planOf(source.id);
    const host = { organizationId: activity.ownerOrganizationId, role: OrganizerRole.HOST };
    await this.check(activity, { campaignId: input.campaignId }, home.path);
    return this.saveNew(actor, activity, { ...terms, organizers: own ? organizers : [host] });
  }

  /** Deletes a draft that nobody but its own unit has seen; answers its id. */
  async deleteDraft(actor: Actor, input: DeleteDraftInput): Promise<string> {
    const { activity, facts } = await this.atHand(actor, input.id);
    allow(canEdit(actor, facts));
    expectVersion(activity, input.expectedVersion);
    checkDeletable(activity);
    await this.parts.clear(activity.id);
    await this.db.repo(Activity).remove(activity);
    return input.id;
  }

  private async homeOf(actor: Actor): Promise<Region> {
    if (!actor.organizationId || !actor.region) throw new Forbidden();
    return found(await this.db.findById(Region, actor.region.id));
  }

  private draftOf(actor: Actor, home: Region): Activity {
    return this.db.repo(Activity).create({
      status: ActivityStatus.DRAFT,
      ownerOrganizationId: actor.organizationId ?? '',
      ownerAccountId: actor.accountId,
      registeredById: actor.accountId,
      regionId: home.id,
      headcountEstimated: false,
      audiencesOverlap: false,
      parts: noParts,
    });
  }

  private async saveNew(actor: Actor, draft: Activity, parts: ActivityParts): Promise<Activity> {
    draft.sortAt = sortAtOf(draft);
    const activity = await this.db.repo(Activity).save(draft);
    await this.parts.give(activity.id, parts);
    await this.steps.register(actor, activity);
    return activity;
  }

  private async apply(activity: Activity, input: UpdateActivityInput): Promise<void> {
    Object.assign(activity, planIn(input));
    if (input.title !== undefined) activity.title = input.title ?? '';
    if (input.typeId !== undefined) activity.typeId = input.typeId ?? '';
    if (input.regionId !== undefined)
      activity.regionId = input.regionId || (await this.homeRegionId(activity));
  }

  private async homeRegionId({ ownerOrganizationId }: Activity): Promise<string> {
    return found(await this.db.findById(Organization, ownerOrganizationId)).regionId;
  }

  /** Raises INVALID_INPUT for everything that is wrong, each under its own path. */
  private async check(
    activity: Activity,
    given: PlanInput & { typeId?: string | null },
    homePath: string,
    before?: Used,
  ): Promise<void> {
    const used = before ? await this.idsUsedBy(before) : [];
    const problems = [
      ...missing(activity),
      ...timeProblems(activity),
      ...(await this.references.problems(given, used)),
      ...(await this.outside(activity.regionId, homePath)),
    ];
    if (problems.length)
      throw new InvalidInput(problems.map(({ path, text }) => ({ path: `input.${path}`, text })));
  }

  /** What the activity names already it may go on naming, even when that is out of use. */
  private async idsUsedBy({ id, typeId, venueId, campaignId }: Used): Promise<string[]> {
    const terms = await this.parts.termIdsOf(id);
    return [...terms, typeId, venueId, campaignId].filter((one) => one !== null);
  }

  private async outside(regionId: string, homePath: string): Promise<FieldProblem[]> {
    const inside = await this.db.findById(Region, regionId, [inSubtree('t.id', homePath)]);
    const text = say('须在本单位所属区划之内', 'is not within the region of the unit');
    return inside ? [] : [{ path: 'regionId', text }];
  }
}

/** The plan's own columns that an input gives; empty texts are nothing. */
function planIn(input: PlanInput): Partial<Activity> {
  const given = PLAN_FIELDS.filter((field) => input[field] !== undefined);
  return Object.fromEntries(
    given.map((field) => [field, input[field] === '' ? null : input[field]]),
  );
}

/** The lists that an input gives; null empties a list. */
const partsIn = (input: PlanInput): ActivityParts => {
  const list = <T>(value: T[] | null | undefined): T[] | undefined => (value === null ? [] : value);
  return {
    organizers: list(input.organizers)?.map(({ organizationId, role }) => ({
      organizationId,
      role,
    })),
    audienceIds: list(input.audienceIds),
    entryTagIds: list(input.entryTagIds),
    securityFieldIds: list(input.securityFieldIds),
  };
};

/** What every plan must have. */
const missing = ({ title, typeId }: Activity): FieldProblem[] =>
  [
    { path: 'title', value: title },
    { path: 'typeId', value: typeId },
  ]
    .filter(({ value }) => !value)
    .map(({ path }) => ({ path, text: say('不能为空', 'must not be empty') }));
