import type * as PinyinPro from 'pinyin-pro';
import { whenNeeded } from '../when-needed.js';

/** Its dictionary is large: the server loads it once it listens, or with the first text before. */
export const loadPinyin = whenNeeded<typeof PinyinPro>('pinyin-pro');

/** How each character is read aloud, in Latin letters without tones. */
export const syllablesOf = (text: string): string[] =>
  loadPinyin().pinyin(text, { toneType: 'none', type: 'array', v: true });
