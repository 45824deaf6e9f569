import type { FastifyRequest } from 'fastify';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
const OWN_SITES = new Set(['same-origin', 'none']);

const hostOf = (origin: string): string | null =>
  URL.canParse(origin) ? new URL(origin).host : null;

/**
 * Whether another site's page may have sent this in its visitor's name: a changing request with a
 * cookie, from an origin that is not ours. SameSite cookies prevent it in current browsers already.
 */
export function isCrossSite({ method, headers, host }: FastifyRequest): boolean {
  if (SAFE.has(method) || headers.cookie === undefined) return false;
  const site = headers['sec-fetch-site'];
  if (typeof site === 'string' && !OWN_SITES.has(site)) return true;
  return headers.origin !== undefined && hostOf(headers.origin) !== host;
}
