const WIDE: Readonly<Record<string, string>> = {
  ',': '\uff0c',
  ';': '\uff1b',
  ':': '\uff1a',
  '?': '\uff1f',
  '!': '\uff01',
};

const CHINESE = '\\p{Script=Han}\\u3001\\u3002\\u3008-\\u3011\\u201c\\u201d\\uff08\\uff09';
const MARK = new RegExp(`(?<=[${CHINESE}])[,;:?!]|[,;:?!](?=[${CHINESE}])`, 'gu');
const BRACKETS = /\(([^()]*\p{Script=Han}[^()]*)\)/gu;

/** The marks of a Chinese sentence as papers set them: full width, whatever the keyboard gave. */
export const typeset = (text: string): string =>
  text.replace(BRACKETS, '\uff08$1\uff09').replace(MARK, (mark) => WIDE[mark] ?? mark);
