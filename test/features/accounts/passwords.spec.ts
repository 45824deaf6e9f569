import { describe, expect, it } from '@jest/globals';
import { PasswordsService } from '../../../src/features/accounts/passwords.service.js';

const passwords = new PasswordsService();

describe('a stored password', () => {
  it('is an argon2id string of its own salt, and proves only itself', async () => {
    const [one, two] = await Promise.all([
      passwords.hash('correct horse'),
      passwords.hash('correct horse'),
    ]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(one).not.toBe(two);
    expect(await passwords.verify(one, 'correct horse')).toBe(true);
    expect(await passwords.verify(one, 'correct horsf')).toBe(false);
  });

  it('is never proved without a hash, but the question takes as long', async () => {
    const timed = async (hash: string | null) => {
      const start = performance.now();
      const right = await passwords.verify(hash, 'correct horse');
      return { right, ms: performance.now() - start };
    };
    const hash = await passwords.hash('something else');
    await timed(null);
    const known = await timed(hash);
    const unknown = await timed(null);
    expect([known.right, unknown.right]).toEqual([false, false]);
    expect(unknown.ms).toBeGreaterThan(known.ms / 4);
  });
});
