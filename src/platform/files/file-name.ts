const MAX_LENGTH = 100;

/** Controls, and marks that turn the direction of writing (`gpj.exe` shown as `exe.jpg`). */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
/** How browsers write a quote or a line's end in the name of an uploaded file. */
const ESCAPED = /%(22|0d|0a)/gi;
/** What some system or shell would not have in a name. */
const AWKWARD = /[<>:"|?*]/g;

/**
 * A name to show and to save under, made from what the sender called the file: without folders, with
 * the ending that its content calls for. Files are never stored under it.
 */
export function safeFileName(sent: string, extension: string): string {
  const last = sent.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const stem = last
    .replace(ESCAPED, '_')
    .replace(UNSEEN, '')
    .replace(AWKWARD, '_')
    .replace(/\.[^.]{0,10}$/, '')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  return `${[...stem].slice(0, MAX_LENGTH).join('') || '附件'}.${extension}`;
}
