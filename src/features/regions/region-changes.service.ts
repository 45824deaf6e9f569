import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Actor } from '../../platform/access/actor.js';
import { today } from '../../platform/calendar.js';
import { newId } from '../../platform/database/columns.js';
import { Database, expectVersion } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { allow, Conflict, found, InvalidInput, say } from '../../platform/errors.js';
import { RegionName } from './region-name.entity.js';
import { Region } from './region.entity.js';
import { canAddUnder, canManage, codeProblem, isLevelBelow } from './region.policy.js';
import type {
  AbolishRegionInput,
  AddRegionInput,
  ChangeRegionCodeInput,
  MoveRegionInput,
  RenameRegionInput,
} from './regions.inputs.js';

/** What a new region needs; its place and its history follow. */
export type NewRegion = Pick<Region, 'code' | 'name' | 'level' | 'validFrom'>;

/** Changing the tree of regions without losing what it was. */
@Injectable()
export class RegionChanges {
  constructor(private readonly db: Database) {}

  async add(actor: Actor, input: AddRegionInput): Promise<Region> {
    const { level, name, validFrom = null } = input;
    const parent = await this.parentFor(level, input.parentId);
    allow(canAddUnder(actor, parent));
    if (validFrom) notAfterToday(validFrom, 'input.validFrom');
    const code = input.code || null;
    if (code) await this.checkCode({ code, level, parent, from: validFrom });
    return this.create(parent, { code, name, level, validFrom });
  }

  async rename(actor: Actor, input: RenameRegionInput): Promise<Region> {
    const region = await this.changeable(actor, input);
    if (region.name === input.name)
      throw InvalidInput.at('input.name', '与现名相同', 'is its name already');
    return this.succeed(region, { name: input.name }, input.effectiveFrom);
  }

  async changeCode(actor: Actor, input: ChangeRegionCodeInput): Promise<Region> {
    const region = await this.changeable(actor, input);
    const { code, effectiveFrom } = input;
    if (region.code === code)
      throw InvalidInput.at('input.code', '与现代码相同', 'is its code already');
    const parent = region.parentId ? await this.stored(region.parentId) : null;
    const { id, level } = region;
    await this.checkCode({ code, level, parent, from: effectiveFrom, except: id });
    return this.succeed(region, { code }, effectiveFrom);
  }

  async move(actor: Actor, input: MoveRegionInput): Promise<Region> {
    const region = await this.changeable(actor, input);
    const parent = await this.parentFor(region.level, input.parentId, region);
    allow(canAddUnder(actor, parent));
    return this.reparent(region, parent);
  }

  async abolish(actor: Actor, input: AbolishRegionInput): Promise<Region> {
    const region = await this.changeable(actor, input);
    const children = await this.db.repo(Region).countBy({ parentId: region.id, validTo: IsNull() });
    if (children)
      throw new Conflict(
        say(
          `尚有 ${children} 个未撤销的下级区划`,
          `${children} regions below it are still in force`,
        ),
        { children },
      );
    const current = await this.nameInForce(region);
    notAfterToday(input.validTo, 'input.validTo');
    notBefore(current, input.validTo, 'input.validTo');
    await this.db.repo(RegionName).save(Object.assign(current, { validTo: input.validTo }));
    return this.db.repo(Region).save(Object.assign(region, { validTo: input.validTo }));
  }

  /** Saves a new region under the parent (null: at the top) with the first line of its history. */
  async create(parent: Region | null, given: NewRegion): Promise<Region> {
    const id = newId();
    const repo = this.db.repo(Region);
    const place = { parentId: parent?.id ?? null, path: `${parent?.path ?? ''}${id}/` };
    const region = await repo.save(repo.create({ id, ...given, ...place, validTo: null }));
    const { code, name, validFrom } = given;
    const names = this.db.repo(RegionName);
    await names.save(names.create({ regionId: id, code, name, validFrom, validTo: null }));
    return region;
  }

  /**
   * Gives the region another name or code from a day on: the line in force ends there and another
   * begins. On the very day on which the line began, the line itself is put right.
   */
  async succeed(
    region: Region,
    change: Partial<Pick<Region, 'code' | 'name'>>,
    from: string,
  ): Promise<Region> {
    const current = await this.nameInForce(region);
    notAfterToday(from, 'input.effectiveFrom');
    const names = this.db.repo(RegionName);
    if (current.validFrom === from) {
      await names.save(Object.assign(current, change));
    } else {
      notBefore(current, from, 'input.effectiveFrom');
      await names.save(Object.assign(current, { validTo: from }));
      const { id: regionId, code, name } = region;
      const next = { regionId, code, name, ...change, validFrom: from, validTo: null };
      await names.save(names.create(next));
    }
    return this.db.repo(Region).save(Object.assign(region, change));
  }

  /** Puts the region with all below it under another parent, whose level is higher. */
  async reparent(region: Region, parent: Region): Promise<Region> {
    const oldPath = region.path;
    const newPath = `${parent.path}${region.id}/`;
    const moved = await this.db
      .repo(Region)
      .save(Object.assign(region, { parentId: parent.id, path: newPath }));
    // The paths below only repeat what the parents say: no new versions, no audit lines of their own.
    await this.db.manager
      .createQueryBuilder()
      .update(Region)
      .set({ path: () => ':newPath || substr(path, :rest)', version: () => 'version' })
      .where('path LIKE :below AND id <> :id')
      .setParameters({ newPath, rest: oldPath.length + 1, below: `${oldPath}%`, id: region.id })
      .callListeners(false)
      .execute();
    return moved;
  }

  private async stored(id: string): Promise<Region> {
    return found(await this.db.repo(Region).findOneBy({ id }), say('行政区划', 'region'));
  }

  /** The region, if the actor may change it, saw its latest state, and it still exists. */
  private async changeable(
    actor: Actor,
    { id, expectedVersion }: { id: string; expectedVersion: number },
  ): Promise<Region> {
    const region = await this.stored(id);
    allow(canManage(actor, region));
    expectVersion(region, expectedVersion);
    if (region.validTo)
      throw new Conflict(say('该行政区划已撤销', 'The region was abolished'), {
        validTo: region.validTo,
      });
    return region;
  }

  private async parentFor(
    level: Region['level'],
    parentId: string,
    moving: Region | null = null,
  ): Promise<Region> {
    const parent = await this.db.repo(Region).findOneBy({ id: parentId });
    if (!parent || parent.validTo)
      throw InvalidInput.at('input.parentId', '上级区划不存在或已撤销', 'is not a region in force');
    if (moving && parent.path.startsWith(moving.path))
      throw InvalidInput.at(
        'input.parentId',
        '不能移到自身或自身的下级之下',
        'is the region itself or lies below it',
      );
    if (!isLevelBelow(level, parent.level))
      throw InvalidInput.at('input.parentId', '上级的级别应更高', 'must be of a higher level');
    return parent;
  }

  private async nameInForce(region: Region): Promise<RegionName> {
    const name = await this.db
      .repo(RegionName)
      .findOneBy({ regionId: region.id, validTo: IsNull() });
    if (!name) throw new Error(`region ${region.id} has no name in force`);
    return name;
  }

  /** Digits that fit, and nobody else's from that day on. */
  private async checkCode(wanted: {
    code: string;
    level: Region['level'];
    parent: Region | null;
    from: string | null;
    except?: string;
  }): Promise<void> {
    const { code, level, parent, from, except = '' } = wanted;
    const problem = codeProblem(code, level, parent?.code ?? null);
    if (problem) throw new InvalidInput([{ path: 'input.code', text: problem }]);
    const holder = await this.db.one<{ name: string }>(
      sql`SELECT n.name FROM region_names n WHERE n.code = ${code} AND n.region_id <> ${except}
        AND (n.valid_to IS NULL OR n.valid_to > ${from ?? ''}) LIMIT 1`,
    );
    if (!holder) return;
    const text = say(`已由 ${holder.name} 使用`, `was carried by ${holder.name} then`);
    throw new Conflict(text, {}, [{ path: 'input.code', text }]);
  }
}

function notAfterToday(day: string, path: string): void {
  if (day > today()) throw InvalidInput.at(path, '不能晚于今天', 'must not be after today');
}

function notBefore(current: RegionName, day: string, path: string): void {
  const { validFrom } = current;
  if (validFrom && day <= validFrom)
    throw InvalidInput.at(
      path,
      `应晚于现名称、代码的启用日期 ${validFrom}`,
      `must be after ${validFrom}, when the present name and code began`,
    );
}
