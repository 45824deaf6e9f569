import { describe, expect, it } from '@jest/globals';
import { makePassword, passwordProblem } from '../../../src/features/accounts/password.policy.js';

describe('a password', () => {
  it.each([
    ['ninechars', 'needs at least 10 characters'],
    ['xx-Wang.Li-2023', 'must not contain the username'],
    ['Password123', 'is too common; choose another'],
    ['woaini5201314', 'is too common; choose another'],
    ['aaaaaabbbbbb', 'is too common; choose another'],
    ['correct horse', null],
    ['天下兴亡匹夫有责也矣', null],
  ])('%s: %s', (password, problem) => {
    expect(passwordProblem(password, 'wang.li')?.en ?? null).toBe(problem);
  });

  it('that is made up is readable, good enough and never the same', () => {
    const made = [makePassword(), makePassword()];
    for (const password of made) {
      expect(password).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/);
      expect(passwordProblem(password, 'wang.li')).toBeNull();
    }
    expect(made[0]).not.toBe(made[1]);
  });
});
