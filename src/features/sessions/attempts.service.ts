import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../platform/config.js';
import { CONFIG } from '../../platform/config.token.js';
import { now } from '../../platform/database/columns.js';
import { Database } from '../../platform/database/database.js';
import { say, TooMany } from '../../platform/errors.js';
import { SignInFailures } from './sign-in-failures.entity.js';
import { counted, FREE_FAILURES, secondsToWait, uncounted } from './sign-in.lifecycle.js';

/** Under which two counters an attempt is counted. */
export interface Attempt {
  username: string;
  address: string | null;
}

interface Counter {
  id: string;
  free: number;
}

/** Counts attempts at passwords by name and by address, in the database that all servers share. */
@Injectable()
export class AttemptsService {
  constructor(
    private readonly db: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Counts the attempt before it is made, in a unit of work of its own, so that neither its failure
   * nor many at once go uncounted. Raises TOO_MANY during a wait; that attempt does not count.
   */
  async begin(attempt: Attempt): Promise<void> {
    await this.db.transact(async () => {
      const at = now();
      const repo = this.db.repo(SignInFailures);
      for (const { id, free } of this.countersOf(attempt)) {
        const before = await repo.findOneBy({ id });
        const seconds = secondsToWait(before, at);
        if (seconds > 0) throw tooMany(seconds);
        await repo.save(repo.create({ id, ...counted(before, at, free) }));
      }
    });
  }

  /** The password was right: the name starts anew; the address keeps the failures of others. */
  async succeed(attempt: Attempt): Promise<void> {
    const [byName, byAddress] = this.countersOf(attempt);
    await this.db.transact(async () => {
      const repo = this.db.repo(SignInFailures);
      if (byName) await repo.delete({ id: byName.id });
      const shared = byAddress && (await repo.findOneBy({ id: byAddress.id }));
      if (shared) await repo.save({ ...shared, ...uncounted(shared, byAddress.free) });
    });
  }

  private countersOf({ username, address }: Attempt): Counter[] {
    const byName = { id: this.hash(`username ${username}`), free: FREE_FAILURES.username };
    if (!address) return [byName];
    return [byName, { id: this.hash(`address ${address}`), free: FREE_FAILURES.address }];
  }

  private hash(text: string): string {
    return createHmac('sha256', this.config.sessionSecret).update(text).digest('hex');
  }
}

const tooMany = (seconds: number): TooMany =>
  new TooMany(
    seconds,
    say(
      `登录失败次数过多,请在 ${seconds} 秒后再试`,
      `Too many failed sign-ins, try again in ${seconds} s`,
    ),
  );
