import { mkdir, statfs } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../config.js';
import { CONFIG } from '../config.token.js';
import { newId } from '../database/columns.js';
import { Database } from '../database/database.js';
import { raw } from '../database/sql.js';
import { logger } from '../logger.js';
import { HealthProbe } from './health-probe.entity.js';

/** Why this server should get no requests now; `check` is stable, `reason` is for people. */
export interface Unready {
  check: 'stopping' | 'write' | 'migrations' | 'disk';
  reason: string;
}

const MB = 1024 * 1024;
const PATIENCE_MS = 2000;
const KEPT_MS = 1000;

/** Whether the server can do its work: write, on the tables it expects, with room left. */
@Injectable()
export class ReadinessService {
  private draining = false;
  private latest: { at: number; answer: Promise<Unready[]> } | null = null;

  constructor(
    private readonly db: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** From now on the server only finishes what it has begun. */
  drain(): void {
    this.draining = true;
  }

  /** Everything that is wrong; looked at again at most once a second. */
  async problems(): Promise<Unready[]> {
    if (this.draining) return [{ check: 'stopping', reason: '正在停止 (the server is stopping)' }];
    const now = Date.now();
    if (!this.latest || now - this.latest.at > KEPT_MS)
      this.latest = { at: now, answer: this.look() };
    return this.latest.answer;
  }

  private async look(): Promise<Unready[]> {
    const found = await Promise.all([
      this.attempt('write', '数据库不可写 (the database does not take writes)', () => this.write()),
      this.attempt('migrations', '有未执行的迁移 (migrations are pending)', () => this.migrated()),
      this.attempt('disk', '磁盘空间不足 (the disk is nearly full)', () => this.roomLeft()),
    ]);
    return found.filter((problem) => problem !== null);
  }

  /** What went wrong goes to the log; the answer names the check only. */
  private async attempt(
    check: Unready['check'],
    reason: string,
    work: () => Promise<boolean>,
  ): Promise<Unready | null> {
    const stop = new AbortController();
    const late = sleep(PATIENCE_MS, false, { signal: stop.signal, ref: false }).catch(() => false);
    try {
      return (await Promise.race([work(), late])) ? null : { check, reason };
    } catch (error) {
      logger.error({ err: error, check }, 'readiness check failed');
      return { check, reason };
    } finally {
      stop.abort();
    }
  }

  private async write(): Promise<boolean> {
    const id = newId();
    await this.db.transact(async () => {
      await this.db.repo(HealthProbe).insert({ id });
      await this.db.repo(HealthProbe).delete({ id });
    });
    return true;
  }

  private async migrated(): Promise<boolean> {
    const rows = await this.db.all<{ name: string }>(raw('SELECT name FROM migrations'));
    const done = new Set(rows.map((row) => row.name));
    return this.db.dataSource.migrations.every((one) => done.has(one.name ?? one.constructor.name));
  }

  private async roomLeft(): Promise<boolean> {
    await mkdir(this.config.dataDir, { recursive: true });
    const { bavail, bsize } = await statfs(this.config.dataDir);
    return bavail * bsize >= this.config.minFreeDiskMb * MB;
  }
}
