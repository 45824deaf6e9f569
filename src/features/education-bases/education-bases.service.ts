import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { noParts, partsChanged } from '../../platform/audit/parts.js';
import { Database, expectVersion } from '../../platform/database/database.js';
import { and, raw, sql } from '../../platform/database/sql.js';
import {
  allow,
  Conflict,
  Forbidden,
  found,
  InvalidInput,
  NotFound,
  say,
} from '../../platform/errors.js';
import { nameKey } from '../../platform/name-key.js';
import { inSubtree } from '../regions/regions.queries.js';
import { Region } from '../regions/region.entity.js';
import { Availability } from '../venues/accessibility.entity.js';
import { unknownFacts, writeFacts } from '../venues/place-facts.policy.js';
import { EducationBaseFactsQueries } from './education-base-facts.queries.js';
import { EducationBaseField } from './education-base-field.entity.js';
import { EducationBaseReferencesService } from './education-base-references.service.js';
import {
  Admission,
  EducationBaseStatus,
  EducationBaseStepKind,
  GradeBand,
} from './education-base-status.policy.js';
import { EducationBaseStepsService } from './education-base-steps.service.js';
import { EducationBase } from './education-base.entity.js';
import type {
  ApplyForEducationBaseInput,
  EducationBaseParticulars,
  NewEducationBaseInput,
  RegisterEducationBaseInput,
  UpdateEducationBaseInput,
} from './education-base.inputs.js';
import { frozenFor } from './education-base.lifecycle.js';
import {
  canKeep,
  canName,
  canSee,
  canApplyFor,
  type EducationBaseFacts,
  visibleTo,
} from './education-base.policy.js';

/** A base that somebody works on, with what the rules need to know of it. */
export interface BaseAtHand {
  base: EducationBase;
  facts: EducationBaseFacts;
}

const BASE = say('教育基地', 'education base');

const TEXTS = [
  'exhibits',
  'priceNote',
  'directions',
  'bookingPhone',
  'contactName',
  'contactPhone',
  'introduction',
  'venueId',
] as const satisfies readonly (keyof EducationBaseParticulars)[];

const CLEARABLE = ['area', 'guides'] as const;
const LASTING = ['guideService', 'admission'] as const;

/** Applies for bases, enters those of earlier lists, and keeps their particulars. */
@Injectable()
export class EducationBasesService {
  constructor(
    private readonly db: Database,
    private readonly facts: EducationBaseFactsQueries,
    private readonly references: EducationBaseReferencesService,
    private readonly steps: EducationBaseStepsService,
  ) {}

  /** The base, to be changed. NOT_FOUND when there is none, or none that the actor may see. */
  async atHand(actor: Actor, id: string): Promise<BaseAtHand> {
    const [facts] = await this.facts.of([id]);
    if (!facts || !canSee(actor, facts)) throw new NotFound(BASE);
    return { base: found(await this.db.repo(EducationBase).findOneBy({ id }), BASE), facts };
  }

  /** An application of the actor's own unit for a base that it runs. */
  async apply(actor: Actor, input: ApplyForEducationBaseInput): Promise<EducationBase> {
    if (!actor.region || !canApplyFor(actor, actor.organizationId)) throw new Forbidden();
    const regionId = input.regionId || actor.region.id;
    await this.regionWithin(regionId, actor.region.path);
    const base = await this.draft(actor, input, { regionId, operatorId: actor.organizationId });
    return this.saveNew(await this.steps.begin(actor, EducationBaseStepKind.APPLY, base), input);
  }

  /** A base that was named before, in one go. */
  async register(actor: Actor, input: RegisterEducationBaseInput): Promise<EducationBase> {
    const { regionId, operatorId = null } = input;
    allow(canName(actor, await this.regionWithin(regionId, '')));
    const base = await this.draft(actor, input, { regionId, operatorId: operatorId || null });
    const paper = input.naming ?? {};
    return this.saveNew(
      await this.steps.begin(actor, EducationBaseStepKind.REGISTER, base, paper),
      input,
    );
  }

  /** The unit that runs it changes all but its place in the tree and who runs it. */
  async update(actor: Actor, input: UpdateEducationBaseInput): Promise<EducationBase> {
    const { base, facts } = await this.atHand(actor, input.id);
    allow(canKeep(actor, facts));
    const names = canName(actor, facts.region);
    const frozen = names ? null : frozenFor(base.status);
    if (frozen) throw new Conflict(frozen, { status: base.status });
    expectVersion(base, input.expectedVersion);
    const used = await this.fieldIdsOf(base.id);
    await this.references.checkBase(input, [...used, base.kindId, base.venueId ?? '']);
    await this.handOver(actor, base, input, names);
    write(base, input);
    const changed = await this.replaceFields(base.id, input.securityFieldIds);
    base.parts = partsChanged(base.parts, changed);
    return this.db.repo(EducationBase).save(base);
  }

  /** Moving it and changing who runs it is for those who name bases, there and here. */
  private async handOver(
    actor: Actor,
    base: EducationBase,
    { regionId, operatorId }: UpdateEducationBaseInput,
    names: boolean,
  ): Promise<void> {
    if (operatorId !== undefined && (operatorId || null) !== base.operatorId) {
      allow(names);
      base.operatorId = operatorId || null;
    }
    if (!regionId || regionId === base.regionId) return;
    allow(names && canName(actor, await this.regionWithin(regionId, '')));
    base.regionId = regionId;
  }

  private async draft(
    actor: Actor,
    input: NewEducationBaseInput,
    place: Pick<EducationBase, 'regionId' | 'operatorId'>,
  ): Promise<EducationBase> {
    await this.references.checkBase({ ...input, operatorId: place.operatorId });
    if (!input.evenIfDuplicate) await this.refuseNamesake(actor, place.regionId, input.name);
    const base = this.db.repo(EducationBase).create({
      ...unknownFacts(),
      guideService: Availability.UNKNOWN,
      admission: Admission.UNKNOWN,
      gradeBands: [],
      active: true,
      parts: noParts,
      ...place,
    });
    write(base, input);
    base.level = input.level;
    return base;
  }

  private async saveNew(
    base: EducationBase,
    { securityFieldIds }: NewEducationBaseInput,
  ): Promise<EducationBase> {
    await this.replaceFields(base.id, securityFieldIds);
    return base;
  }

  private async fieldIdsOf(baseId: string): Promise<string[]> {
    const rows = await this.db.repo(EducationBaseField).findBy({ baseId });
    return rows.map(({ termId }) => termId);
  }

  /** Makes these the base's security fields; answers whether that changed anything. */
  private async replaceFields(
    baseId: string,
    given: readonly string[] | null | undefined,
  ): Promise<string[]> {
    if (given === undefined) return [];
    const wanted = given ?? [];
    const repo = this.db.repo(EducationBaseField);
    const left = await repo.findBy({ baseId });
    const gone = left.filter(({ termId }) => !wanted.includes(termId));
    await repo.remove(gone);
    let changed = gone.length > 0;
    for (const [index, termId] of wanted.entries()) {
      const row = left.find((one) => one.termId === termId) ?? repo.create({ baseId, termId });
      if (row.position === index + 1) continue;
      changed = true;
      await repo.save(Object.assign(row, { position: index + 1 }));
    }
    return changed ? ['securityFields'] : [];
  }

  /** Raises INVALID_INPUT unless it is a region in force below the path. */
  private async regionWithin(id: string, path: string): Promise<Region> {
    const inForce = raw('t.valid_to IS NULL');
    const region = await this.db.findById(Region, id, [inForce, inSubtree('t.id', path)]);
    if (region) return region;
    throw InvalidInput.at(
      'input.regionId',
      '区划不存在、已撤销或不在本单位所属区划之内',
      'is no region in force within that of the unit',
    );
  }

  /** Tells only of those that the actor may see. */
  private async refuseNamesake(actor: Actor, regionId: string, name: string): Promise<void> {
    const existing = await this.db.find(
      EducationBase,
      and([
        sql`t.region_id = ${regionId} AND t.name_key = ${nameKey(name)}`,
        sql`t.status <> ${EducationBaseStatus.REVOKED}`,
        visibleTo(actor),
      ]),
      raw('ORDER BY t.id LIMIT 10'),
    );
    if (existing.length === 0) return;
    throw new Conflict(
      say(
        `该区划已有同名基地“${existing[0]?.name}”;确需新增请注明重名仍新增`,
        `The region has a base of this name: “${existing[0]?.name}”; set evenIfDuplicate to create another`,
      ),
      { existingIds: existing.map(({ id }) => id) },
    );
  }
}

type Written = EducationBaseParticulars & Partial<UpdateEducationBaseInput>;

function write(base: EducationBase, input: Written): void {
  for (const property of ['name', 'kindId', 'active', ...LASTING] as const)
    if (input[property] != null) Object.assign(base, { [property]: input[property] });
  for (const property of [...TEXTS, ...CLEARABLE])
    if (input[property] !== undefined)
      Object.assign(base, { [property]: input[property] === '' ? null : input[property] });
  const bands = input.gradeBands;
  if (bands !== undefined)
    base.gradeBands = Object.values(GradeBand).filter((band) => bands?.includes(band));
  writeFacts(base, input);
}
