import type { FastifyReply, FastifyRequest } from 'fastify';

const MAX_DEVICE = 200;
const MAX_ADDRESS = 45;
const BEARER = /^Bearer ([\w-]{20,200})$/;

/** `__Host-` binds the cookie to this host and to HTTPS; browsers refuse it over plain HTTP. */
const cookieName = (secure: boolean): string => (secure ? '__Host-guoan' : 'guoan');

/** The session's secret that a request carries: a bearer token, otherwise the cookie. */
export function secretOf(request: FastifyRequest, secure: boolean): string | null {
  const header = request.headers.authorization;
  if (header !== undefined) return BEARER.exec(header)?.[1] ?? null;
  return request.cookies[cookieName(secure)] ?? null;
}

/** Out of reach of scripts and of other sites' requests. */
const guarded = (secure: boolean) =>
  ({ path: '/', httpOnly: true, sameSite: 'strict', secure }) as const;

export function setCookie(
  reply: FastifyReply,
  secure: boolean,
  cookie: { secret: string; lastsMs: number },
): void {
  const maxAge = Math.floor(cookie.lastsMs / 1000);
  void reply.setCookie(cookieName(secure), cookie.secret, { ...guarded(secure), maxAge });
}

export function clearCookie(reply: FastifyReply, secure: boolean): void {
  void reply.clearCookie(cookieName(secure), guarded(secure));
}

/** From where and with what a request comes, as a session remembers it. */
export const originOf = (request: FastifyRequest): { device: string | null; address: string } => ({
  device: request.headers['user-agent']?.slice(0, MAX_DEVICE) ?? null,
  address: request.ip.slice(0, MAX_ADDRESS),
});
