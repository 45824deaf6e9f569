const WIDE: Readonly<Record<string, string>> = {
  ',': '\uff0c',
  ':': '\uff1a',
  ';': '\uff1b',
  '(': '\uff08',
  ')': '\uff09',
};

/** A sentence with the marks of Chinese print; between Latin signs (`09:30`, `http://`) they stay. */
export const inPrint = (text: string): string =>
  text.replace(/(?<![!-~])[,:;()]|[,:;()](?![!-~])/g, (mark) => WIDE[mark] ?? mark);
