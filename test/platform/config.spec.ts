import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig } from '../../src/platform/config.js';

const SECRET = 'x'.repeat(32);
const example = parseEnv(readFileSync('.env.example', 'utf8')) as Record<string, string>;

/** The names of the keys in a refusal, line by line. */
function refused(env: Record<string, string>): string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map((line) => line.split(' ', 1)[0] ?? '');
  }
  return [];
}

describe('.env.example', () => {
  it('lists exactly the keys that are read', () => {
    const read = new Set<string>();
    const recording = new Proxy<Record<string, string>>(
      {},
      {
        get: (_, key) => {
          read.add(String(key));
          return undefined;
        },
      },
    );
    readConfig(recording);
    expect(Object.keys(example).toSorted()).toEqual([...read].toSorted());
  });

  it('shows the defaults', () => {
    expect(readConfig(example)).toEqual(readConfig({}));
  });
});

describe('the settings', () => {
  it.each([
    [{ NODE_ENV: 'production' }, ['SESSION_SECRET']],
    [{ NODE_ENV: 'production', SESSION_SECRET: SECRET.slice(1) }, ['SESSION_SECRET']],
    [{ NODE_ENV: 'staging' }, ['NODE_ENV']],
    [{ PORT: 'http' }, ['PORT']],
    [{ PORT: '65536' }, ['PORT']],
    [{ DATABASE_URL: 'mysql://localhost/guoan' }, ['DATABASE_URL']],
    [{ TRUST_PROXY: '10.0.0.1, everyone' }, ['TRUST_PROXY']],
    [{ SECURE_COOKIES: 'yes' }, ['SECURE_COOKIES']],
    [{ LOG_LEVEL: 'loud' }, ['LOG_LEVEL']],
    [{ RATE_LIMIT_PER_MINUTE: '0' }, ['RATE_LIMIT_PER_MINUTE']],
    [{ MAX_UPLOAD_MB: '1.5' }, ['MAX_UPLOAD_MB']],
    [{ MIN_FREE_DISK_MB: '-1' }, ['MIN_FREE_DISK_MB']],
    [{ METRICS_TOKEN: 'short' }, ['METRICS_TOKEN']],
    [{ NODE_ENV: 'production', PORT: '-1' }, ['PORT', 'SESSION_SECRET']],
    [{ NODE_ENV: 'production', SESSION_SECRET: SECRET }, []],
    [{ DATABASE_URL: 'postgres://localhost/guoan', TRUST_PROXY: 'loopback,10.0.0.0/8' }, []],
  ])('%j: refuses %j', (env, keys) => {
    expect(refused(env as unknown as Record<string, string>)).toEqual(keys);
  });

  it('of production are the careful ones', () => {
    const { host, secureCookies } = readConfig({ NODE_ENV: 'production', SESSION_SECRET: SECRET });
    expect({ host, secureCookies }).toEqual({ host: '0.0.0.0', secureCookies: true });
  });
});
