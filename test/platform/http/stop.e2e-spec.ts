import { once } from 'node:events';
import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { newId } from '../../../src/platform/database/columns.js';
import { sql } from '../../../src/platform/database/sql.js';
import { ReadinessService } from '../../../src/platform/http/readiness.service.js';
import { bootApp, makePlace, type Place, testDatabase } from '../../support/boot-app.js';
import { buildAccount, tokenOf } from '../../support/factories/accounts.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegion } from '../../support/factories/regions.js';
import { type ServerProcess, startServer } from '../../support/server-process.js';

/** What a supervisor gives a server between SIGTERM and SIGKILL. */
const PATIENCE_MS = 5000;
const QUEUE = 20;
/** Slow: it derives a key from the password in the middle of its unit of work. */
const CREATE = `mutation($input: CreateAccountInput!) {
  createAccount(input: $input) { account { displayName } }
}`;

// Each test starts two servers.
jest.setTimeout(90_000);

let place: Place;
let server: ServerProcess;
let token: string;
let organizationId: string;
beforeEach(async () => {
  place = await makePlace();
  const arranging = await bootApp({ place });
  const unit = await arranging.arrange(async () => {
    const region = await buildRegion(arranging.db);
    return buildOrganization(arranging.db, { regionId: region.id });
  });
  organizationId = unit.id;
  const roles = [Role.ADMINISTRATOR];
  token = await tokenOf(arranging, await buildAccount(arranging, { organizationId, roles }));
  await arranging.close();
  server = await startServer(place.config);
});
afterEach(async () => {
  await server.kill();
  await place.remove();
});

/** A mutation of which the server has begun to read: it has the headers, and waits for the body. */
class BegunMutation {
  readonly name = `李四${newId()}`;
  private readonly outgoing: ClientRequest;
  private readonly answered: Promise<IncomingMessage>;

  private constructor() {
    const headers = {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      expect: '100-continue',
    };
    this.outgoing = request(new URL('/graphql', server.url), { method: 'POST', headers });
    this.answered = once(this.outgoing, 'response').then(([answer]) => answer as IncomingMessage);
    this.answered.catch(() => undefined);
  }

  static async start(): Promise<BegunMutation> {
    const one = new BegunMutation();
    one.outgoing.flushHeaders();
    await once(one.outgoing, 'continue');
    return one;
  }

  /** Sends the body. */
  send(): this {
    const displayName = this.name;
    const username = `u${this.name.replace(/\W/g, '').slice(-20)}`;
    const roles = [Role.ORGANIZER];
    const variables = { input: { username, displayName, organizationId, roles } };
    this.outgoing.end(JSON.stringify({ query: CREATE, variables }));
    return this;
  }

  async answer(): Promise<[status: number | undefined, body: unknown]> {
    const incoming = await this.answered;
    return [incoming.statusCode, JSON.parse(await text(incoming))];
  }

  get success(): [number, unknown] {
    return [200, { data: { createAccount: { account: { displayName: this.name } } } }];
  }
}

/** Whether the server takes new connections. */
const isOpen = async (): Promise<boolean> => {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
};

/** Sends SIGTERM and returns once the server takes no new connections. */
async function stopListening(): Promise<void> {
  server.stop();
  while (await isOpen()) await sleep(20);
}

/** The exit code and whether the server was gone in the time that a supervisor gives. */
async function endSince(start: number): Promise<[code: number | null, inTime: boolean]> {
  const code = await server.ended;
  return [code, performance.now() - start < PATIENCE_MS];
}

/** The names of the accounts that the mutations made. */
async function storedNames(): Promise<string[]> {
  const reading = await bootApp({ place });
  const rows = await reading.db.all<{ name: string }>(
    sql`SELECT display_name AS name FROM accounts WHERE display_name LIKE '李四%'`,
  );
  await reading.close();
  return rows.map(({ name }) => name).toSorted();
}

describe('a server that gets SIGTERM', () => {
  it('takes the rest of a mutation whose body is on its way, answers, and leaves', async () => {
    const mutation = await BegunMutation.start();
    const start = performance.now();
    await stopListening();
    expect(await mutation.send().answer()).toEqual(mutation.success);
    expect(await endSince(start)).toEqual([0, true]);
    expect(await storedNames()).toEqual([mutation.name]);
  });

  it('answers every mutation of a long queue', async () => {
    const queue = await Promise.all(Array.from({ length: QUEUE }, () => BegunMutation.start()));
    const answers = queue.map((mutation) => mutation.send().answer());
    await Promise.race(answers);
    const start = performance.now();
    server.stop();
    expect(await Promise.all(answers)).toEqual(queue.map(({ success }) => success));
    expect(await endSince(start)).toEqual([0, true]);
    expect(await storedNames()).toEqual(queue.map(({ name }) => name).toSorted());
  });

  it('is not held up by connections that idle', async () => {
    const agent = new Agent({ keepAlive: true });
    const [answer] = (await once(
      request(new URL('/livez', server.url), { agent }).end(),
      'response',
    )) as [IncomingMessage];
    await text(answer);
    expect(answer.headers.connection).toBe('keep-alive');
    const { hostname, port } = new URL(server.url);
    const silent = connect(Number(port), hostname);
    await once(silent, 'connect');
    const start = performance.now();
    server.stop();
    expect(await endSince(start)).toEqual([0, true]);
    silent.destroy();
    agent.destroy();
  });
});

const onPostgres = testDatabase === 'postgres' ? describe : describe.skip;

onPostgres('a server that gets SIGTERM while a mutation waits within the database', () => {
  let other: pg.Client;
  beforeEach(async () => {
    other = new pg.Client(place.config.databaseUrl ?? '');
    await other.connect();
    await other.query('BEGIN');
    await other.query('LOCK TABLE accounts IN SHARE MODE');
  });
  afterEach(() => other.end());

  /** Returns once the mutation stands in the middle of its unit of work. */
  async function untilItWaits(): Promise<void> {
    const waiting = `SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'accounts'::regclass`;
    while ((await other.query(waiting)).rowCount === 0) await sleep(20);
  }

  it('delivers its answer once the database goes on', async () => {
    const mutation = (await BegunMutation.start()).send();
    await untilItWaits();
    const start = performance.now();
    await stopListening();
    await other.query('COMMIT');
    expect(await mutation.answer()).toEqual(mutation.success);
    expect(await endSince(start)).toEqual([0, true]);
    expect(await storedNames()).toEqual([mutation.name]);
  });

  it('leaves in time when the database does not, and says so; nothing is half done', async () => {
    const mutation = (await BegunMutation.start()).send();
    const cut = expect(mutation.answer()).rejects.toThrow(/socket hang up|ECONNRESET/);
    await untilItWaits();
    const start = performance.now();
    server.stop();
    await cut;
    expect(await endSince(start)).toEqual([1, true]);
    await other.query('COMMIT');
    expect(await storedNames()).toEqual([]);
  });
});

describe('a server that is stopping', () => {
  it('tells whoever balances the load that it wants no more requests', async () => {
    const draining = await bootApp();
    draining.app.get(ReadinessService).drain();
    const answer = await draining.anonymous.get('/readyz');
    expect([answer.status, JSON.parse(answer.body)]).toEqual([
      503,
      {
        status: 'not ready',
        reasons: [{ check: 'stopping', reason: '正在停止 (the server is stopping)' }],
      },
    ]);
    await draining.close();
  });
});
