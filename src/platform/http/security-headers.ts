import type { Config } from '../config.js';

/** Answers are data: a browser that shows one may load nothing, and no page may frame it. */
const ALWAYS = {
  'content-security-policy': "default-src 'none';frame-ancestors 'none';base-uri 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'SAMEORIGIN',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
};

/** The headers of every answer, those of the library helmet, which would make them anew for each. */
export const securityHeaders = ({
  secureCookies,
}: Pick<Config, 'secureCookies'>): Record<string, string> => ({
  ...ALWAYS,
  ...(secureCookies && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
});
