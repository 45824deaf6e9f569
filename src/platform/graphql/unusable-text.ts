import { InvalidInput } from '../errors.js';

/**
 * What no text of ours holds: control characters but tabs and line ends (PostgreSQL cannot keep a
 * NUL), halves of characters, which would come back as others, and marks that turn the direction of
 * writing, with which a name can be made to look like another.
 */
const UNUSABLE = /[^\P{Cc}\t\n\r]|[\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** Raises InvalidInput for the first text in the value, however deep, that cannot be used. */
export function refuseUnusable(value: unknown, path: string): void {
  if (typeof value === 'string' && UNUSABLE.test(value))
    throw InvalidInput.at(path, '含有不可用的字符', 'holds a character that cannot be used');
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value))
    refuseUnusable(inner, path ? `${path}.${key}` : key);
}
