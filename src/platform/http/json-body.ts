import type { FastifyInstance } from 'fastify';
import secureJson from 'secure-json-parse';
import { Refusal } from './refusal.js';

/** The largest JSON body; files come as multipart and have a limit of their own. */
export const BODY_LIMIT = 256 * 1024;
/** The deepest nesting of a JSON body: our inputs need six. */
const MAX_DEPTH = 32;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/** Whether brackets outside of strings nest deeper than the limit; looks at each byte once. */
export function isTooDeep(json: Buffer, limit = MAX_DEPTH): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at] ?? 0;
    if (byte === QUOTE) inString = !inString;
    else if (inString) at += byte === BACKSLASH ? 1 : 0;
    else if (OPENING.has(byte) && ++depth > limit) return true;
    else if (CLOSING.has(byte)) depth -= 1;
  }
  return false;
}

/** The value of a JSON body; refuses deep nesting unread, and keys that reach for prototypes. */
export function parseJson(body: Buffer): unknown {
  if (isTooDeep(body)) throw Refusal.badRequest('请求体嵌套过深', 'The body is nested too deeply');
  try {
    return secureJson.parse(body.toString('utf8'), null, {
      protoAction: 'error',
      constructorAction: 'error',
    }) as unknown;
  } catch {
    throw Refusal.badRequest('请求体不是有效的 JSON', 'The body is not valid JSON');
  }
}

/** Reads JSON bodies and nothing else: other content types are answered with 415. */
export function installJsonBody(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: BODY_LIMIT },
    (_request, body, done) => {
      try {
        done(null, parseJson(body as Buffer));
      } catch (error) {
        done(error as Error);
      }
    },
  );
}
