import { Account } from '../../../src/features/accounts/account.entity.js';
import { PasswordsService } from '../../../src/features/accounts/passwords.service.js';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { SessionKind } from '../../../src/features/sessions/session.entity.js';
import { SessionsService } from '../../../src/features/sessions/sessions.service.js';
import { now } from '../../../src/platform/database/columns.js';
import type { TestApp } from '../boot-app.js';
import type { Client } from '../client.js';
import { buildOrganization } from './organizations.js';
import { buildRegion } from './regions.js';

/** The password of every account that {@link buildAccount} makes, unless told otherwise. */
export const PASSWORD = 'correct horse battery 2023';

const LASTS_MS = 3_600_000;
const hashes = new Map<string, Promise<string>>();
let count = 0;

const hashOf = (server: TestApp, password: string): Promise<string> => {
  let hash = hashes.get(password);
  if (!hash) {
    hash = server.app.get(PasswordsService, { strict: false }).hash(password);
    hashes.set(password, hash);
  }
  return hash;
};

type AccountParts = Partial<Account> & { password?: string };

/** An account of the unit: an active organizer, unless told otherwise. Call it by itself or inside `arrange`. */
export async function buildAccount(
  server: TestApp,
  { password = PASSWORD, ...parts }: AccountParts & { organizationId: string },
): Promise<Account> {
  count += 1;
  const passwordHash = await hashOf(server, password);
  return server.arrange(() => {
    const repo = server.db.repo(Account);
    return repo.save(
      repo.create({
        username: `user${count}`,
        displayName: `张三${count}`,
        phone: '13800138000',
        roles: [Role.ORGANIZER],
        active: true,
        mustChangePassword: false,
        passwordHash,
        passwordSetAt: now(),
        sessionsValidFrom: now(),
        ...parts,
      }),
    );
  });
}

/** A new access token of the account. */
export async function tokenOf(server: TestApp, account: Account): Promise<string> {
  const { secret } = await server.arrange(() =>
    server.app.get(SessionsService, { strict: false }).start(account, {
      kind: SessionKind.TOKEN,
      name: 'test',
      device: null,
      address: null,
      lastsMs: LASTS_MS,
    }),
  );
  return secret;
}

/** A client that asks as the account, with a new access token. */
export const clientOf = async (server: TestApp, account: Account): Promise<Client> =>
  server.withToken(await tokenOf(server, account));

const buildUnit = (server: TestApp): Promise<string> =>
  server.arrange(async () => {
    const region = await buildRegion(server.db);
    return (await buildOrganization(server.db, { regionId: region.id })).id;
  });

/** A client that asks as a new account with the roles, on duty for the unit (or for a new one). */
export async function signedInAs(
  server: TestApp,
  { roles, organizationId }: { roles: readonly Role[]; organizationId?: string },
): Promise<Client> {
  const account = await buildAccount(server, {
    organizationId: organizationId ?? (await buildUnit(server)),
    roles: [...roles],
  });
  return clientOf(server, account);
}
