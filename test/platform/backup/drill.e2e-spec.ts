import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { newId } from '../../../src/platform/database/columns.js';
import { sql } from '../../../src/platform/database/sql.js';
import { bootApp, makePlace, type Place, testDatabase } from '../../support/boot-app.js';
import type { Client } from '../../support/client.js';
import { runCommand } from '../../support/commands.js';
import { buildAccount, tokenOf } from '../../support/factories/accounts.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegion } from '../../support/factories/regions.js';
import { PDF, sha256 } from '../../support/files.js';
import { type ServerProcess, startServer } from '../../support/server-process.js';
import { fetchAs, uploadAs } from '../../support/uploads.js';

// A server, a load on it, and two commands.
jest.setTimeout(120_000);

const CLIENTS = 10;
const WRITES_A_SECOND = 200;
const CREATE = `mutation($title: String!, $typeId: ID!) {
  createActivity(input: { title: $title, typeId: $typeId }) { id title }
}`;
const DELETE = 'mutation($id: ID!) { deleteAttachment(input: { id: $id }) }';

const onSqlite = testDatabase === 'sqlite' ? it : it.skip;

let place: Place;
let token: string;
let typeId: string;
let folder: string;
let servers: ServerProcess[];
beforeEach(async () => {
  servers = [];
  folder = mkdtempSync(join(tmpdir(), 'guoan-drill-'));
  place = await makePlace();
  const server = await bootApp({ place });
  const unit = await server.arrange(async () => {
    const region = await buildRegion(server.db);
    return buildOrganization(server.db, { regionId: region.id });
  });
  const roles = [Role.ORGANIZER];
  token = await tokenOf(server, await buildAccount(server, { organizationId: unit.id, roles }));
  const type = await server.db.one<{ id: string }>(
    sql`SELECT id FROM vocabulary_terms WHERE vocabulary = 'ACTIVITY_TYPE' LIMIT 1`,
  );
  typeId = type?.id ?? '';
  await server.close();
});
afterEach(async () => {
  for (const server of servers) await server.kill();
  await place.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** What clients were told is safe. */
interface Acknowledged {
  /** Titles of activities by id. */
  activities: Map<string, string>;
  /** Digests of the files behind attachments by id, in the order of their upload. */
  files: Map<string, string>;
  /** Attachments that a client asked to delete. */
  deleted: Set<string>;
}

/** Clients that write until they are told to stop. */
class Load {
  readonly told: Acknowledged = {
    activities: new Map(),
    files: new Map(),
    deleted: new Set(),
  };
  private stopped = false;
  private readonly running: Promise<unknown>;

  constructor(private readonly server: ServerProcess) {
    const clients = Array.from({ length: CLIENTS }, () => this.register(server.withToken(token)));
    this.running = Promise.all([...clients, this.upload(), this.delete()]);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
  }

  private async register(client: Client): Promise<void> {
    const pause = (1000 * CLIENTS) / WRITES_A_SECOND;
    for (let due = Date.now(); !this.stopped; due += pause) {
      await sleep(Math.max(0, due - Date.now()));
      const title = `活动 ${newId()}`;
      const { createActivity } = await client.ok(CREATE, { title, typeId });
      this.told.activities.set((createActivity as { id: string }).id, title);
    }
  }

  /** Sends documents to activities that are there already. */
  private async upload(): Promise<void> {
    while (!this.stopped) {
      await sleep(30);
      const recordId = [...this.told.activities.keys()].at(-1);
      if (!recordId) continue;
      const content = Buffer.concat([PDF, Buffer.from(newId())]);
      const { body } = await uploadAs(this.server, token, { recordId, content });
      const { bytes } = await fetchAs(this.server, token, `/attachments/${body.id}`);
      this.told.files.set(body.id as string, sha256(bytes));
    }
  }

  /** Deletes every other document some time after it was sent. */
  private async delete(): Promise<void> {
    for (let next = 0; !this.stopped;) {
      await sleep(10);
      const id = [...this.told.files.keys()][next];
      if (!id || next > this.told.files.size - 2) continue;
      next += 2;
      this.told.deleted.add(id);
      await this.server.withToken(token).ok(DELETE, { id });
    }
  }
}

/** What of the acknowledged state the restored server does not give back. */
async function missingIn(server: ServerProcess, told: Acknowledged): Promise<string[]> {
  const client = server.withToken(token);
  const missing: string[] = [];
  for (const [id, title] of told.activities) {
    const { data } = await client.ask('query($id: ID!) { activity(id: $id) { title } }', { id });
    if ((data?.activity as { title: string } | null)?.title !== title) missing.push(title);
  }
  for (const [id, digest] of told.files) {
    if (told.deleted.has(id)) continue;
    const { status, bytes } = await fetchAs(server, token, `/attachments/${id}`);
    if (status !== 200 || sha256(bytes) !== digest) missing.push(`attachment ${id}`);
  }
  return missing;
}

onSqlite(
  'a backup under load, restored elsewhere, has every write acknowledged before it',
  async () => {
    const server = await startServer(place.config);
    const load = new Load(server);
    await sleep(2000);
    const before: Acknowledged = { ...load.told };
    before.activities = new Map(load.told.activities);
    before.files = new Map(load.told.files);
    const began = Date.now();
    const file = join(folder, 'drill.tar');
    const backup = await runCommand('backup', place.config, [file]);
    const seconds = (Date.now() - began) / 1000;
    const rate = (load.told.activities.size - before.activities.size) / seconds;
    await load.stop();
    expect(backup).toMatchObject({ code: 0 });
    expect(backup.out).toContain('备份完成并已复核');
    // Well below what is asked of it, so that a busy machine does not fail it.
    expect(rate).toBeGreaterThan(WRITES_A_SECOND / 20);
    await server.kill();

    const elsewhere = { ...place.config, dataDir: join(folder, 'elsewhere') };
    expect(await runCommand('restore', elsewhere, [file])).toMatchObject({ code: 0 });
    const verified = await runCommand('backup-verify', elsewhere, [file, '--restored']);
    expect(verified).toMatchObject({ code: 0 });
    const restored = await startServer(elsewhere);
    servers.push(restored);
    // Documents deleted while the backup ran may be there or not.
    before.deleted = load.told.deleted;
    const missing = await missingIn(restored, before);
    expect(missing).toEqual([]);
    expect(before.activities.size).toBeGreaterThan(0);
    // Nothing of the backup is left at either place.
    const leftIn = (dataDir: string) =>
      readdirSync(dataDir).filter((name) => /snapshot|held|restoring/.test(name));
    expect([...leftIn(place.config.dataDir), ...leftIn(elsewhere.dataDir)]).toEqual([]);
  },
);
