import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { LessThan } from 'typeorm';
import { now } from '../../platform/database/columns.js';
import { Database } from '../../platform/database/database.js';
import { logger } from '../../platform/logger.js';
import { Session } from './session.entity.js';
import { KEPT_MS, shifted } from './session.lifecycle.js';
import { SignInFailures } from './sign-in-failures.entity.js';
import { oldestRemembered } from './sign-in.lifecycle.js';

const EVERY_MS = 3_600_000;

/** Forgets, once an hour, sessions and failures that are past their time. */
@Injectable()
export class SessionsCleaner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly db: Database) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.clean().catch((error: unknown) =>
        logger.warn({ err: error }, 'old sessions were not forgotten'),
      );
    }, EVERY_MS).unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  async clean(): Promise<void> {
    const at = now();
    await this.db.transact(async () => {
      await this.db.repo(Session).delete({ expiresAt: LessThan(shifted(at, -KEPT_MS)) });
      await this.db.repo(SignInFailures).delete({ lastAt: LessThan(oldestRemembered(at)) });
    });
  }
}
