import { fromBuffer } from 'yauzl';

/** The parts of a .docx file that are text, by their paths. */
export function partsOf(file: Buffer): Promise<Record<string, string>> {
  return new Promise((resolve, reject) => {
    fromBuffer(file, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      const parts: Record<string, string> = {};
      zip.on('error', reject);
      zip.on('end', () => resolve(parts));
      zip.on('entry', (entry: { fileName: string }) => {
        zip.openReadStream(entry as never, (problem, stream) => {
          if (problem) return reject(problem);
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('end', () => {
            const whole = Buffer.concat(chunks);
            parts[entry.fileName] = whole.toString(
              /\.(xml|rels)$/.test(entry.fileName) ? 'utf8' : 'latin1',
            );
            zip.readEntry();
          });
        });
      });
      zip.readEntry();
    });
  });
}

const PARAGRAPH = /<w:p[ >].*?<\/w:p>/gs;
const TEXT = /<w:t[^>]*>([^<]*)<\/w:t>|<w:tab\/>/g;

/** The text of each paragraph that has some, in order. */
export const textsOf = (xml: string): string[] =>
  [...xml.matchAll(PARAGRAPH)]
    .map(([paragraph]) =>
      [...paragraph.matchAll(TEXT)].map(([all, text]) => text ?? (all ? '\t' : '')).join(''),
    )
    .filter(Boolean);

/** The markup of the paragraph that holds the text. */
export const paragraphOf = (xml: string, text: string): string =>
  [...xml.matchAll(PARAGRAPH)].map(([one]) => one).find((one) => one.includes(text)) ?? '';
