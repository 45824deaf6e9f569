import { createRequire } from 'node:module';
import type * as PinyinPro from 'pinyin-pro';

const require = createRequire(import.meta.url);
let library: typeof PinyinPro | null = null;

/** Its dictionary is large: the server loads it once it listens, or with the first text before. */
export const loadPinyin = (): typeof PinyinPro =>
  (library ??= require('pinyin-pro') as typeof PinyinPro);

/** How each character is read aloud, in Latin letters without tones. */
export const syllablesOf = (text: string): string[] =>
  loadPinyin().pinyin(text, { toneType: 'none', type: 'array', v: true });
