/** The longest text that Excel takes in one cell. */
const MOST = 32_767;

/** What XML has no sign for: controls, halves of characters, signs that are none. */
const UNWRITABLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The text as a cell can hold it. */
export function writable(text: string): string {
  const clean = text.replace(/\r\n?/g, '\n').replace(UNWRITABLE, '');
  return clean.length > MOST ? `${clean.slice(0, MOST - 1)}…` : clean;
}

/** What a spreadsheet may take for the start of a formula, full-width signs and spaces before it too. */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/;

/** In a list of plain texts an apostrophe keeps a program from computing what somebody typed. */
export const withoutFormula = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

const DIGITS = /^\d+$/;

/** Digits after a tab stay as they are: nobody sees it, and no program takes them for a number. */
export const keptDigits = (code: string): string =>
  DIGITS.test(code) ? `\t${code}` : withoutFormula(code);
