import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  type IParagraphOptions,
  Packer,
  PageNumber,
  Paragraph,
  type Table,
  TextRun,
} from 'docx';
import type { WordBlock, WordDocument } from './word-document.js';
import { imprint, redHead } from './word-head.js';
import { FONT_TABLE, FONTS, LINE, PAGE, SMALL_SIZE, STYLES } from './word-page.js';
import { formTable, listTable, pictureTable } from './word-tables.js';
import { sliver, TEXTS, writable } from './word-text.js';

type Piece = Paragraph | Table;

function piecesOf(block: WordBlock): Piece[] {
  switch (block.kind) {
    case 'redHead':
      return redHead(block);
    case 'table':
      return [listTable(block.columns, block.rows), sliver()];
    case 'form':
      return [formTable(block.rows), sliver()];
    case 'pictures':
      return block.pictures.length ? [pictureTable(block.pictures), sliver()] : [];
    case 'imprint':
      return [imprint(block), sliver()];
    case 'pageBreak':
      return [sliver(true)];
    case 'title':
    case 'heading1':
    case 'heading2':
    case 'paragraph':
    case 'remark':
      return [TEXTS[block.kind](block.text)];
  }
}

const NUMBER = { ascii: FONTS.song.name, hAnsi: FONTS.song.name, eastAsia: FONTS.song.name };
const ONE_CHARACTER = 280;

/** `— 1 —`, one character in from the outer edge. */
const pageNumber = (place: Pick<IParagraphOptions, 'alignment' | 'indent'>): Footer =>
  new Footer({
    children: [
      new Paragraph({
        ...place,
        children: [
          new TextRun({
            children: ['— ', PageNumber.CURRENT, ' —'],
            font: NUMBER,
            size: SMALL_SIZE,
          }),
        ],
      }),
    ],
  });

/** Writes the document as a .docx file. It takes the processor for a while: see `WordWriter`. */
export function wordFile({ title, author, blocks }: WordDocument): Promise<Uint8Array> {
  const document = new Document({
    title: writable(title),
    creator: writable(author),
    lastModifiedBy: writable(author),
    evenAndOddHeaderAndFooters: true,
    externalStyles: STYLES,
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: {
              top: PAGE.top,
              bottom: PAGE.bottom,
              left: PAGE.left,
              right: PAGE.right,
              header: PAGE.footer,
              footer: PAGE.footer,
              gutter: 0,
            },
          },
          grid: { type: DocumentGridType.LINES, linePitch: LINE },
        },
        footers: {
          default: pageNumber({ alignment: AlignmentType.RIGHT, indent: { right: ONE_CHARACTER } }),
          even: pageNumber({ alignment: AlignmentType.LEFT, indent: { left: ONE_CHARACTER } }),
        },
        children: blocks.flatMap(piecesOf),
      },
    ],
  });
  return Packer.toBuffer(document, false, [{ path: 'word/fontTable.xml', data: FONT_TABLE }]);
}
