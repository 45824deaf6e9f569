import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, rmSync, statfsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { basename, dirname, join } from 'node:path';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { Config } from '../config.js';
import { CONFIG } from '../config.token.js';
import { Database } from '../database/database.js';
import { say, type Text } from '../errors.js';
import { logger } from '../logger.js';
import { channelAddress, type SnapshotMessage, snapshotPrefix } from './snapshot-channel.js';
import { copySqlite } from './sqlite-snapshot.js';

/** Others than the owner may not even connect. */
const OWNER_ONLY = 0o177;
const EVERY_MS = 250;

const BUSY = say('另一个备份正在进行,请稍后再试', 'another backup is being made; try again later');
const NO_ROOM = say(
  '数据目录的剩余空间不足以制作数据库快照',
  'the data folder has no room for a snapshot of the database',
);
const FAILED = say(
  '服务器未能制作快照,原因见其日志',
  'the server could not make a snapshot; its log says why',
);

/**
 * Makes snapshots of the SQLite database for commands on the same machine, which talk to it through
 * a socket beside the database. A snapshot lasts as long as the connection of the one who asked.
 */
@Injectable()
export class SnapshotService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private server: Server | null = null;
  private readonly sockets = new Set<Socket>();
  private readonly stopping = new AbortController();
  private running: Promise<void> | null = null;

  constructor(
    private readonly db: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    if (this.db.kind !== 'sqlite') return;
    this.removeLeftOvers();
    const address = channelAddress(this.config);
    if (!address) {
      logger.warn('the path of the data folder is too long for backups of a running server');
      return;
    }
    if (process.platform !== 'win32') rmSync(address, { force: true });
    this.listen(address);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.server?.close();
    for (const socket of this.sockets) socket.destroy();
    await this.running;
  }

  private listen(address: string): void {
    this.server = createServer({ allowHalfOpen: true }, (socket) => this.answer(socket));
    this.server.on('error', (error) => logger.warn({ err: error }, 'no backups while running'));
    const mask = process.umask(OWNER_ONLY);
    try {
      this.server.listen(address);
      this.server.unref();
    } finally {
      process.umask(mask);
    }
  }

  private answer(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => this.sockets.delete(socket));
    socket.resume();
    if (this.running) {
      tell(socket, { kind: 'refused', text: BUSY });
      socket.end();
      return;
    }
    // The asker hears the end only when all is cleared up, and may ask again at once.
    this.running = this.serve(socket).finally(() => {
      this.running = null;
      socket.end();
    });
  }

  /** Makes a snapshot and keeps it until the asker hangs up. */
  private async serve(socket: Socket): Promise<void> {
    const file = `${snapshotPrefix(this.config)}${randomUUID()}`;
    const gone = Promise.race([once(socket, 'end'), once(socket, 'close')]).catch(() => undefined);
    try {
      const refusal = await this.copy(socket, file);
      tell(socket, refusal ? { kind: 'refused', text: refusal } : { kind: 'ready', file });
      if (!refusal) await gone;
    } finally {
      await rm(file, { force: true });
      await rm(`${file}-journal`, { force: true });
    }
  }

  private async copy(socket: Socket, file: string): Promise<Text | null> {
    if (!this.hasRoom()) return NO_ROOM;
    let toldAt = 0;
    try {
      await copySqlite(
        this.db.sqliteWriter,
        file,
        (done, total) => {
          if (Date.now() - toldAt < EVERY_MS) return;
          toldAt = Date.now();
          tell(socket, { kind: 'progress', done, total });
        },
        AbortSignal.any([this.stopping.signal, goneSignal(socket)]),
      );
      return null;
    } catch (error) {
      if (!socket.destroyed) logger.error({ err: error }, 'a snapshot could not be made');
      return FAILED;
    }
  }

  private hasRoom(): boolean {
    const bytes = this.db.sqliteWriter
      .prepare<[], { bytes: number }>(
        'SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size',
      )
      .get();
    const { bavail, bsize } = statfsSync(this.config.dataDir);
    const kept = this.config.minFreeDiskMb * 1024 * 1024;
    return bavail * bsize > (bytes?.bytes ?? 0) + kept;
  }

  /** Snapshots of a server that was killed. */
  private removeLeftOvers(): void {
    const prefix = snapshotPrefix(this.config);
    for (const name of readdirSync(dirname(prefix)))
      if (name.startsWith(basename(prefix))) rmSync(join(dirname(prefix), name), { force: true });
  }
}

function tell(socket: Socket, message: SnapshotMessage): void {
  if (socket.writable) socket.write(`${JSON.stringify(message)}\n`);
}

function goneSignal(socket: Socket): AbortSignal {
  const gone = new AbortController();
  for (const event of ['end', 'close']) socket.once(event, () => gone.abort());
  return gone.signal;
}
