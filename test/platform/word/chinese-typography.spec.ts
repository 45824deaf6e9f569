import { describe, expect, it } from '@jest/globals';
import { typeset } from '../../../src/platform/word/chinese-typography.js';

describe('marks in a Chinese sentence', () => {
  it.each([
    ['覆盖3000余人次,发放', '覆盖3000余人次\uff0c发放'],
    ['报:区委', '报\uff1a区委'],
    ['第1期(总第2期)', '第1期\uff08总第2期\uff09'],
    ['09:30至11:00', '09:30至11:00'],
    ['12,000 copies (of one)', '12,000 copies (of one)'],
    ['“主题”,由', '“主题”\uff0c由'],
  ])('%s', (typed, set) => expect(typeset(typed)).toBe(set));
});
