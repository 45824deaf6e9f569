import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { expect } from '@jest/globals';
import { extract, type Header, pack } from 'tar-stream';
import { MIGRATIONS } from '../../../src/database.js';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { STORED_FILES } from '../../../src/features/attachments/stored-files.queries.js';
import { BackupProblem } from '../../../src/platform/backup/backup-problem.js';
import { makeBackup } from '../../../src/platform/backup/make-backup.js';
import { Progress } from '../../../src/platform/backup/progress.js';
import { restoreBackup } from '../../../src/platform/backup/restore-backup.js';
import type { Config } from '../../../src/platform/config.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import { buildAccount, tokenOf } from '../../support/factories/accounts.js';
import { useBareRecords } from '../../support/factories/attachments.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegion } from '../../support/factories/regions.js';
import { buildPng, PDF } from '../../support/files.js';
import { uploadAs } from '../../support/uploads.js';

export const progress = Progress.silent;
export const knownMigrations = new Set(MIGRATIONS.map(({ name }) => name));

/** A server with a picture and a document, and a folder for its backups. */
export class Scene {
  private count = 0;

  private constructor(
    readonly server: TestApp,
    readonly folder: string,
  ) {}

  static async set(): Promise<Scene> {
    const server = await bootApp();
    const organizationId = await server.arrange(async () => {
      const region = await buildRegion(server.db);
      return (await buildOrganization(server.db, { regionId: region.id })).id;
    });
    const account = await buildAccount(server, { organizationId, roles: [Role.ORGANIZER] });
    const token = await tokenOf(server, account);
    const recordId = useBareRecords(server).make();
    for (const content of [await buildPng(), PDF])
      await uploadAs(server, token, { recordId, content });
    return new Scene(server, mkdtempSync(join(tmpdir(), 'guoan-backup-')));
  }

  async clear(): Promise<void> {
    await this.server.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A path that nothing is at. */
  fresh(name: string): string {
    this.count += 1;
    return join(this.folder, `${this.count}-${name}`);
  }

  async backUp(options: { target?: string; withoutLost?: boolean } = {}): Promise<string> {
    const { target = this.fresh('backup.tar'), withoutLost = false } = options;
    const { config } = this.server;
    const order = { config, target, storedFiles: STORED_FILES, withoutLost, progress };
    return (await makeBackup(order)).file;
  }

  elsewhere(): Config {
    return { ...this.server.config, dataDir: this.fresh('data') };
  }

  async restore(file: string, config = this.elsewhere(), migrations = knownMigrations) {
    await restoreBackup({ config, file, storedFiles: STORED_FILES, migrations, progress });
    return config;
  }

  /** Why a backup is not restored; checks that the place is as it was. */
  async refusal(file: string, known = knownMigrations): Promise<string> {
    const config = this.elsewhere();
    try {
      await this.restore(file, config, known);
    } catch (error) {
      if (!(error instanceof BackupProblem)) throw error;
      expect(existsSync(config.dataDir)).toBe(false);
      return error.text.zh;
    }
    throw new Error('it was restored');
  }

  /** A tar file of these. */
  async packed(files: readonly TarFile[]): Promise<string> {
    const archive = pack();
    for (const { header, bytes } of files)
      archive.entry({ name: header.name, type: header.type ?? 'file' }, bytes as Uint8Array);
    archive.finalize();
    const file = this.fresh('made.tar');
    writeFileSync(file, await buffer(archive));
    return file;
  }
}

export interface TarFile {
  header: Pick<Header, 'name'> & Partial<Header>;
  bytes: Buffer;
}

export async function unpack(file: string): Promise<TarFile[]> {
  const archive = extract();
  archive.end(readFileSync(file));
  const files: TarFile[] = [];
  for await (const entry of archive)
    files.push({ header: entry.header, bytes: await buffer(entry) });
  return files;
}
