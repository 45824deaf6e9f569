import { createHmac, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { IsNull } from 'typeorm';
import { Actor } from '../../platform/access/actor.js';
import type { Config } from '../../platform/config.js';
import { CONFIG } from '../../platform/config.token.js';
import { now } from '../../platform/database/columns.js';
import { Database } from '../../platform/database/database.js';
import { Keyset } from '../../platform/database/paging.js';
import { and, sql } from '../../platform/database/sql.js';
import { found, say } from '../../platform/errors.js';
import type { Page, PageArgs } from '../../platform/graphql/connection.js';
import { logger } from '../../platform/logger.js';
import { Account } from '../accounts/account.entity.js';
import { permissionsOf } from '../accounts/role.policy.js';
import { secretOf } from './session-cookie.js';
import { Session } from './session.entity.js';
import { shifted, TOUCH_MS } from './session.lifecycle.js';
import { type Bearer, findBearer, inForce } from './sessions.queries.js';

const SECRET_BYTES = 32;

/** Where a session comes from. */
export type From = Pick<Session, 'device' | 'address'>;

/** What a new session starts with. */
export type SessionStart = From & Pick<Session, 'kind' | 'name'> & { lastsMs: number };

/** Until a given password is replaced, an account can do nothing but replace it. */
function toActor(bearer: Bearer): Actor {
  const { accountId, displayName, sessionId, mustChangePassword } = bearer;
  return new Actor({
    accountId,
    accountName: displayName,
    sessionId,
    organizationId: mustChangePassword ? null : bearer.organizationId,
    region: mustChangePassword ? null : bearer.region,
    roles: mustChangePassword ? [] : bearer.roles,
    permissions: permissionsOf(mustChangePassword ? [] : bearer.roles),
  });
}

/** Makes sessions and tells who bears their secrets. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly db: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Whoever sends the request, asked of the database anew each time: changes of rights hold at once. */
  readonly resolve = async (request: FastifyRequest): Promise<Actor> => {
    const secret = secretOf(request, this.config.secureCookies);
    if (!secret) return Actor.anonymous;
    const at = now();
    const bearer = await findBearer(this.db, this.hash(secret), at);
    if (!bearer) return Actor.anonymous;
    if (bearer.lastUsedAt < shifted(at, -TOUCH_MS)) void this.touch(bearer.sessionId, at);
    return toActor(bearer);
  };

  /** A new session and its secret, which is nowhere else. Joins the unit of work it is called in. */
  async start(
    account: Pick<Account, 'id' | 'sessionsValidFrom'>,
    start: SessionStart,
  ): Promise<{ secret: string; session: Session }> {
    const secret = randomBytes(SECRET_BYTES).toString('base64url');
    const { lastsMs, ...rest } = start;
    const at = now();
    // A server whose clock is behind must not make a session that is void from birth.
    const createdAt = at > account.sessionsValidFrom ? at : account.sessionsValidFrom;
    const session = await this.db.transact(() => {
      const repo = this.db.repo(Session);
      return repo.save(
        repo.create({
          ...rest,
          accountId: account.id,
          secretHash: this.hash(secret),
          createdAt,
          lastUsedAt: createdAt,
          expiresAt: shifted(createdAt, lastsMs),
          endedAt: null,
        }),
      );
    });
    return { secret, session };
  }

  /** The actor's own account; null for nobody. */
  accountOf(actor: Actor): Promise<Account | null> {
    return this.db.findById(Account, actor.accountId ?? '');
  }

  /** What the actor's account is signed in with, last used first. */
  async pageOf(actor: Actor, page: PageArgs): Promise<Page<Session>> {
    const keyset = new Keyset(
      'LAST_USED_DESC',
      [
        { expression: 't.last_used_at', kind: 'text', descending: true },
        { expression: 't.id', kind: 'text', descending: true },
      ],
      page,
    );
    const conditions = [sql`t.account_id = ${actor.accountId}`, inForce(now())];
    const mapper = this.db.mapperOf(Session);
    const rows = await this.db.all(sql`
      SELECT ${mapper.columns('t')}, ${keyset.select}
      FROM sessions t JOIN accounts a ON a.id = t.account_id
      WHERE ${keyset.where(conditions)} ${keyset.tail}`);
    const count = () =>
      this.db.count(
        sql`sessions t JOIN accounts a ON a.id = t.account_id WHERE ${and(conditions)}`,
      );
    return keyset.page(rows, (row) => mapper.read<Session>(row), count);
  }

  /** Ends one session of the actor's own. Raises NOT_FOUND. */
  async end(actor: Actor, id: string): Promise<boolean> {
    const own = { id, accountId: actor.accountId ?? '', endedAt: IsNull() };
    const { affected } = await this.db.repo(Session).update(own, { endedAt: now() });
    found(affected || null, say('会话', 'session'));
    return true;
  }

  /** Ends every session of the actor's account. */
  async endAll(actor: Actor): Promise<boolean> {
    const own = { accountId: actor.accountId ?? '', endedAt: IsNull() };
    await this.db.repo(Session).update(own, { endedAt: now() });
    return true;
  }

  private hash(secret: string): string {
    return createHmac('sha256', this.config.sessionSecret).update(secret).digest('hex');
  }

  /** Beside the request: it must neither wait for a write nor fail with one. */
  private async touch(id: string, at: string): Promise<void> {
    try {
      await this.db.transact(() => this.db.repo(Session).update({ id }, { lastUsedAt: at }));
    } catch (error) {
      logger.warn({ err: error }, 'a session’s last use was not written');
    }
  }
}
