import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';

/** Every setting of the server. One key, one environment variable; see `.env.example`. */
export interface Config {
  /** `NODE_ENV`: production tightens what is shown and demands secrets. */
  environment: 'development' | 'production' | 'test';
  /** `HOST`, `PORT`: where the server listens. */
  host: string;
  port: number;
  /** `DATA_DIR`: SQLite file, attachments, secrets made on first start. */
  dataDir: string;
  /** `DATABASE_URL`: a `postgres://` address; without it the SQLite file in the data folder. */
  databaseUrl: string | null;
  /** `SESSION_SECRET`: keys of cursors, session hashes; at least 32 characters in production. */
  sessionSecret: string;
  /** `TRUST_PROXY`: addresses or networks of proxies whose X-Forwarded-For counts. */
  trustProxy: string[];
  /** `SECURE_COOKIES`: cookies only over HTTPS; on in production unless set to false. */
  secureCookies: boolean;
  /** `LOG_LEVEL`: fatal, error, warn, info, debug, trace or silent. */
  logLevel: string;
  /** `RATE_LIMIT_PER_MINUTE`: requests per address, and per account, in a minute. */
  rateLimitPerMinute: number;
  /** `MAX_UPLOAD_MB`: the largest single attachment. */
  maxUploadMb: number;
  /** `MIN_FREE_DISK_MB`: with less room in the data folder the server reports itself unready. */
  minFreeDiskMb: number;
  /** `METRICS_TOKEN`: who sends it may read /metrics; without one, this machine only. */
  metricsToken: string | null;
}

const SECRET_LENGTH = 32;
const TOKEN_LENGTH = 16;
/** Names of address ranges that Fastify knows. */
const RANGES = new Set(['loopback', 'linklocal', 'uniquelocal']);
const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

type Environment = Readonly<Record<string, string | undefined>>;

/** What is wrong with the settings: every problem at once, each naming its key. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`配置有误 (bad configuration):\n${problems.map((line) => `  - ${line}`).join('\n')}`);
  }
}

function isProxy(text: string): boolean {
  const [address = '', bits] = text.split('/');
  if (RANGES.has(text)) return true;
  return isIP(address) > 0 && (bits === undefined || /^\d{1,3}$/.test(bits));
}

/** Other values than usual for settings that the environment does not name. */
export function useDefaults(values: Readonly<Record<string, string>>): void {
  for (const [key, value] of Object.entries(values)) process.env[key] ??= value;
}

/** Takes settings from a `.env` in the working directory; what is set already stays. */
export function loadEnvFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}

/** The environment for a program that this one starts. */
export const environmentWith = (values: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  ...process.env,
  ...values,
});

/** What the shape of each key alone does not tell. */
function problemsOf(config: Config): string[] {
  const problems: string[] = [];
  if (config.databaseUrl && !/^postgres(ql)?:\/\//.test(config.databaseUrl))
    problems.push('DATABASE_URL 应以 postgres:// 开头 (must start with postgres://)');
  if (config.environment === 'production' && config.sessionSecret.length < SECRET_LENGTH)
    problems.push(
      `SESSION_SECRET 缺失或过短,生产环境至少 ${SECRET_LENGTH} 个字符 (missing or shorter than ${SECRET_LENGTH} characters)`,
    );
  if (config.metricsToken && config.metricsToken.length < TOKEN_LENGTH)
    problems.push(`METRICS_TOKEN 至少 ${TOKEN_LENGTH} 个字符 (needs ${TOKEN_LENGTH} characters)`);
  for (const proxy of config.trustProxy.filter((part) => !isProxy(part)))
    problems.push(`TRUST_PROXY 中的 ${proxy} 不是地址或网段 (is not an address or network)`);
  return problems;
}

/** What is needed before anything else is loaded; {@link readConfig} checks it later. */
export const whereabouts = (env: Environment = process.env) => ({
  production: env.NODE_ENV === 'production',
  dataDir: resolve(env.DATA_DIR || 'data'),
});

/** Reads and checks the settings; throws {@link ConfigError} naming every bad key. */
export function readConfig(env: Environment = process.env): Config {
  const problems: string[] = [];
  const whole = (key: string, fallback: number, min: number, max: number): number => {
    const value = env[key] === undefined || env[key] === '' ? fallback : Number(env[key]);
    if (!Number.isInteger(value) || value < min || value > max)
      problems.push(`${key} 应为 ${min} 到 ${max} 的整数 (must be a whole number ${min}-${max})`);
    return value;
  };
  const oneOf = <T extends string>(key: string, fallback: T, values: readonly T[]): T => {
    const value = (env[key] || fallback) as T;
    if (!values.includes(value)) problems.push(`${key} 应为 ${values.join(' / ')} 之一`);
    return value;
  };
  const environment = oneOf('NODE_ENV', 'development', ['development', 'production', 'test']);
  const production = environment === 'production';
  const config: Config = {
    environment,
    host: env.HOST || (production ? '0.0.0.0' : '127.0.0.1'),
    port: whole('PORT', 3000, 0, 65535),
    dataDir: whereabouts(env).dataDir,
    databaseUrl: env.DATABASE_URL || null,
    sessionSecret: env.SESSION_SECRET ?? '',
    trustProxy: (env.TRUST_PROXY ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
    secureCookies: oneOf('SECURE_COOKIES', String(production), ['true', 'false']) === 'true',
    logLevel: oneOf('LOG_LEVEL', 'info', LEVELS),
    rateLimitPerMinute: whole('RATE_LIMIT_PER_MINUTE', 600, 1, 1_000_000),
    maxUploadMb: whole('MAX_UPLOAD_MB', 20, 1, 500),
    minFreeDiskMb: whole('MIN_FREE_DISK_MB', 200, 0, 10_000_000),
    metricsToken: env.METRICS_TOKEN || null,
  };
  problems.push(...problemsOf(config));
  if (problems.length) throw new ConfigError(problems);
  if (!config.sessionSecret) config.sessionSecret = 'development-only-secret-not-for-production';
  return config;
}

export const sqliteFile = (config: Config): string => join(config.dataDir, 'guoan-week.db');
export const attachmentsDir = (config: Config): string => join(config.dataDir, 'attachments');
