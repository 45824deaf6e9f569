import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { type Config, sqliteFile } from '../config.js';
import type { Text } from '../errors.js';
import { BackupProblem } from './backup-problem.js';
import type { Progress } from './progress.js';

/** A line that the server sends to whoever asked it for a snapshot. */
export type SnapshotMessage =
  | { kind: 'progress'; done: number; total: number }
  | { kind: 'ready'; file: string }
  | { kind: 'refused'; text: Text };

/** What the operating systems take as the address of a socket. */
const MAX_SOCKET_PATH = 103;
const NOT_THERE = new Set(['ENOENT', 'ECONNREFUSED', 'ENOTSOCK']);

/**
 * Where a server on SQLite listens for commands of its own machine: beside the database, for those
 * only who may write the database. Null: the path is longer than a socket's may be.
 */
export function channelAddress(config: Config): string | null {
  const path = `${sqliteFile(config)}.control`;
  if (process.platform === 'win32')
    return `\\\\.\\pipe\\guoan-week-${createHash('sha256').update(path).digest('hex')}`;
  return Buffer.byteLength(path) > MAX_SOCKET_PATH ? null : path;
}

/** Names of snapshots that a server makes for others begin so. */
export const snapshotPrefix = (config: Config): string => `${sqliteFile(config)}.snapshot-`;

/** A copy of the running server's database, which goes when it is released. */
export interface Snapshot {
  file: string;
  /** Throws when the server that keeps it ended meanwhile. */
  expectKept(): void;
  release(): Promise<void>;
}

/** Asks the running server for a snapshot; null when no server runs on this database. */
export async function askForSnapshot(config: Config, progress: Progress): Promise<Snapshot | null> {
  const address = channelAddress(config);
  if (!address) return null;
  const socket = connect(address);
  try {
    await once(socket, 'connect');
  } catch (error) {
    if (NOT_THERE.has((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
  try {
    const file = await waitForSnapshot(socket, progress);
    return {
      file,
      expectKept() {
        if (socket.destroyed || socket.readableEnded) throw serverEnded();
      },
      release: () => hangUp(socket),
    };
  } catch (error) {
    await hangUp(socket);
    throw error;
  }
}

const serverEnded = (): BackupProblem =>
  new BackupProblem('服务器在备份期间停止了', 'the server ended while the backup was made');

async function waitForSnapshot(socket: Socket, progress: Progress): Promise<string> {
  const lines = createInterface({ input: socket });
  try {
    for await (const line of lines) {
      const message = JSON.parse(line) as SnapshotMessage;
      if (message.kind === 'ready') return message.file;
      if (message.kind === 'refused') throw new BackupProblem(message.text.zh, message.text.en);
      progress.reach(message.done, message.total);
    }
  } finally {
    lines.close();
    // The interface stops the socket, which then would not notice that the other side is gone.
    socket.resume();
  }
  throw serverEnded();
}

async function hangUp(socket: Socket): Promise<void> {
  if (socket.destroyed) return;
  const closed = once(socket, 'close');
  socket.end();
  await closed;
}
