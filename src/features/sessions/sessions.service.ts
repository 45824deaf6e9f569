import { createHmac, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Actor } from '../../platform/access/actor.js';
import type { Config } from '../../platform/config.js';
import { CONFIG } from '../../platform/config.token.js';
import { now } from '../../platform/database/columns.js';
import { Database } from '../../platform/database/database.js';
import { logger } from '../../platform/logger.js';
import type { Account } from '../accounts/account.entity.js';
import { permissionsOf } from '../accounts/role.policy.js';
import { secretOf } from './session-cookie.js';
import { Session, type SessionKind } from './session.entity.js';
import { shifted, TOUCH_MS } from './session.lifecycle.js';
import { type Bearer, findBearer } from './sessions.queries.js';

const SECRET_BYTES = 32;

/** What a new session starts with. */
export type SessionStart = Pick<Session, 'kind' | 'name' | 'device' | 'address'> & {
  kind: SessionKind;
  lastsMs: number;
};

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
