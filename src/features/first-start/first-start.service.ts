import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Actor } from '../../platform/access/actor.js';
import type { Config } from '../../platform/config.js';
import { CONFIG } from '../../platform/config.token.js';
import { newId, now } from '../../platform/database/columns.js';
import { Database } from '../../platform/database/database.js';
import { raw } from '../../platform/database/sql.js';
import { Conflict, found, InvalidInput, say } from '../../platform/errors.js';
import { currentRequest, runInRequest } from '../../platform/request-context.js';
import { Account } from '../accounts/account.entity.js';
import { passwordProblem } from '../accounts/password.policy.js';
import { PasswordsService } from '../accounts/passwords.service.js';
import { Role } from '../accounts/role.policy.js';
import { Organization } from '../organizations/organization.entity.js';
import { RegionName } from '../regions/region-name.entity.js';
import { Region } from '../regions/region.entity.js';
import type { FirstRegionInput, SetUpFirstAdministratorInput } from './first-start.inputs.js';
import { SetupCode } from './setup-code.entity.js';

const ONLY = 'only';
const CODE_BYTES = 20;

const notice = (code: string): string => `
首次启动:尚无账号。一次性设置码(仅显示这一次):
First start: there are no accounts yet. One-time setup code, shown this once:

    ${code}

请用 setUpFirstAdministrator 建立首位管理员。重新启动会换一个新码,旧码作废。
Make the first administrator with setUpFirstAdministrator. A restart prints a new code and voids this one.

`;

/** Makes the first administrator of an empty installation: no default password, a one-time code. */
@Injectable()
export class FirstStartService {
  constructor(
    private readonly db: Database,
    private readonly passwords: PasswordsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** While there is no account: makes a new code, keeps its hash and prints it. The last one holds. */
  async announce(print: (text: string) => void): Promise<void> {
    const code = randomBytes(CODE_BYTES)
      .toString('hex')
      .replace(/(.{8})(?!$)/g, '$1-');
    const made = await this.db.transact(async () => {
      if (await this.anyAccount()) return false;
      const repo = this.db.repo(SetupCode);
      await repo.save(repo.create({ id: ONLY, codeHash: this.hash(code), createdAt: now() }));
      return true;
    });
    if (made) print(notice(code));
  }

  /** The first administrator with unit and region. Raises CONFLICT once there is an account. */
  async setUp(input: SetUpFirstAdministratorInput): Promise<Account> {
    await this.checkCode(input.setupCode);
    const problem = passwordProblem(input.password, input.username);
    if (problem) throw new InvalidInput([{ path: 'input.password', text: problem }]);
    const passwordHash = await this.passwords.hash(input.password);
    const request = currentRequest() ?? { requestId: newId(), language: 'zh', address: null };
    return runInRequest({ ...request, actor: Actor.system }, () =>
      this.db.transact(() => this.make(input, passwordHash)),
    );
  }

  private async make(input: SetUpFirstAdministratorInput, passwordHash: string): Promise<Account> {
    if (await this.anyAccount()) throw alreadyDone();
    await this.db.repo(SetupCode).delete({ id: ONLY });
    const region = await this.regionFor(input);
    const organization = await this.unitFor(input, region);
    const at = now();
    const repo = this.db.repo(Account);
    return repo.save(
      repo.create({
        username: input.username,
        displayName: input.displayName,
        phone: null,
        organizationId: organization.id,
        roles: [Role.ADMINISTRATOR],
        active: true,
        mustChangePassword: false,
        passwordHash,
        passwordSetAt: at,
        sessionsValidFrom: at,
      }),
    );
  }

  private async regionFor(input: SetUpFirstAdministratorInput): Promise<Region> {
    if (input.regionId)
      return found(await this.db.findById(Region, input.regionId), say('行政区划', 'region'));
    if (input.region) return this.makeRegion(input.region);
    throw InvalidInput.at('input.region', '请填写 regionId 或 region', 'give regionId or region');
  }

  private async makeRegion({ name, level, code }: FirstRegionInput): Promise<Region> {
    const id = newId();
    const named = { name, code: code ?? null, validFrom: null, validTo: null };
    const regions = this.db.repo(Region);
    const region = await regions.save(
      regions.create({ ...named, id, level, parentId: null, path: `${id}/` }),
    );
    const names = this.db.repo(RegionName);
    await names.save(names.create({ ...named, regionId: id }));
    return region;
  }

  private async unitFor(
    input: SetUpFirstAdministratorInput,
    region: Region,
  ): Promise<Organization> {
    const repo = this.db.repo(Organization);
    const { organizationName: name, organizationKind: kind } = input;
    const known = await repo.findOneBy({ name, regionId: region.id });
    return known ?? repo.save(repo.create({ name, kind, regionId: region.id, aliases: [] }));
  }

  /** The code goes as the account comes: read in this order, a spent code is told from a wrong one. */
  private async checkCode(code: string): Promise<void> {
    const kept = await this.db.findOne(SetupCode, raw('1 = 1'));
    if (await this.anyAccount()) throw alreadyDone();
    const given = Buffer.from(this.hash(code.trim().toLowerCase()));
    if (kept && timingSafeEqual(Buffer.from(kept.codeHash), given)) return;
    throw InvalidInput.at('input.setupCode', '设置码不正确', 'is not the code that was printed');
  }

  private async anyAccount(): Promise<boolean> {
    return (await this.db.one(raw('SELECT 1 AS "found" FROM accounts LIMIT 1'))) !== undefined;
  }

  private hash(code: string): string {
    return createHmac('sha256', this.config.sessionSecret).update(code).digest('hex');
  }
}

const alreadyDone = (): Conflict =>
  new Conflict(say('系统已完成首次设置', 'This installation has been set up already'));
