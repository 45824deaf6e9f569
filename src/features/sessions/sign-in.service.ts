import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { now } from '../../platform/database/columns.js';
import { Database } from '../../platform/database/database.js';
import { found, InvalidInput, Unauthenticated } from '../../platform/errors.js';
import { Account } from '../accounts/account.entity.js';
import { findCredentials } from '../accounts/accounts.queries.js';
import { passwordProblem } from '../accounts/password.policy.js';
import { PasswordsService } from '../accounts/passwords.service.js';
import { AttemptsService } from './attempts.service.js';
import type {
  ChangeMyPasswordInput,
  CreateAccessTokenInput,
  SignInInput,
} from './session.inputs.js';
import { type Session, SessionKind } from './session.entity.js';
import { ABSOLUTE_MS, DAY } from './session.lifecycle.js';
import { type From, SessionsService } from './sessions.service.js';

/** A session with the secret that opens it. */
export interface Opened {
  account: Account;
  session: Session;
  secret: string;
}

/** What needs a password. Its mutations make their own units of work: failures stay counted. */
@Injectable()
export class SignInService {
  constructor(
    private readonly db: Database,
    private readonly passwords: PasswordsService,
    private readonly attempts: AttemptsService,
    private readonly sessions: SessionsService,
  ) {}

  /** A browser's session. Raises INVALID_INPUT in the same words whatever was wrong. */
  async signIn(input: SignInInput, from: From): Promise<Opened> {
    const { username, password } = input;
    const account = await this.prove({ username, password, path: 'input.password' }, from);
    return this.open(account, from);
  }

  /** A program's session. */
  async createAccessToken(
    actor: Actor,
    input: CreateAccessTokenInput,
    from: From,
  ): Promise<Opened> {
    const { username } = await this.own(actor);
    const { name, password, expiresInDays } = input;
    const account = await this.prove({ username, password, path: 'input.password' }, from);
    const lastsMs = expiresInDays * DAY;
    const start = { ...from, kind: SessionKind.TOKEN, name, lastsMs };
    return { account, ...(await this.sessions.start(account, start)) };
  }

  /** Sets a new password; every session and token ends, and a new session takes this one's place. */
  async changePassword(actor: Actor, input: ChangeMyPasswordInput, from: From): Promise<Opened> {
    const { id, username } = await this.own(actor);
    const { currentPassword: password, newPassword } = input;
    await this.prove({ username, password, path: 'input.currentPassword' }, from);
    const problem = passwordProblem(newPassword, username);
    if (problem) throw new InvalidInput([{ path: 'input.newPassword', text: problem }]);
    if (newPassword === password)
      throw InvalidInput.at(
        'input.newPassword',
        '不能与现密码相同',
        'must differ from the old one',
      );
    const passwordHash = await this.passwords.hash(newPassword);
    return this.db.transact(async () => {
      const at = now();
      const account = await this.db.repo(Account).findOneByOrFail({ id });
      const changes = { passwordHash, passwordSetAt: at, sessionsValidFrom: at };
      Object.assign(account, changes, { mustChangePassword: false });
      return this.open(await this.db.repo(Account).save(account), from);
    });
  }

  private async open(account: Account, from: From): Promise<Opened> {
    const start = { ...from, kind: SessionKind.COOKIE, name: null, lastsMs: ABSOLUTE_MS };
    return { account, ...(await this.sessions.start(account, start)) };
  }

  private async own(actor: Actor): Promise<Account> {
    if (!actor.accountId) throw new Unauthenticated();
    return found(await this.db.findById(Account, actor.accountId));
  }

  /**
   * The account, if the password is its own. An unknown name takes the same statements, the same
   * hash and the same answer as a wrong password.
   */
  private async prove(
    claim: { username: string; password: string; path: string },
    from: From,
  ): Promise<Account> {
    const attempt = { username: claim.username, address: from.address };
    await this.attempts.begin(attempt);
    const known = await findCredentials(this.db, claim.username);
    const hash = known?.active ? known.passwordHash : null;
    const right = await this.passwords.verify(hash, claim.password);
    const account = await this.db.findById(Account, known?.id ?? '');
    if (!right || !account)
      throw InvalidInput.at(claim.path, '用户名或密码不正确', 'wrong username or password');
    await this.attempts.succeed(attempt);
    return account;
  }
}
