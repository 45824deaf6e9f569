import {
  AlignmentType,
  BorderStyle,
  FrameAnchorType,
  FrameWrap,
  HorizontalPositionAlign,
  type IFrameOptions,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
  VerticalPositionAlign,
} from 'docx';
import type { WordImprint, WordRedHead } from './word-document.js';
import { BODY_SIZE, LINE, PAGE, SMALL_SIZE, TITLE_SIZE } from './word-page.js';
import { exactly, type Look, run, sliver } from './word-text.js';

const RED = 'FF0000';
/** The red line stands a little below unit and date. */
const RULE_LINE = 80;
const TEXT: Look = { font: 'fangSong', size: BODY_SIZE };

/** The name fills the line but is never larger than 48 pt. */
const LARGEST = 96;
const ROOM = 860;

const seriesSize = (series: string): number =>
  Math.max(TITLE_SIZE, Math.min(LARGEST, Math.floor(ROOM / [...series].length)));

const ONE_CHARACTER = 320;

/** Something at the left end of a line and something at its right end. */
const ends = (left: string, right: string, look: Look, indent: number) => ({
  children: [run(left, look), new TextRun({ children: [new Tab()] }), run(right, look)],
  indent: { left: indent, right: indent },
  tabStops: [{ type: TabStopType.RIGHT, position: PAGE.textWidth - indent }],
});

/** Mark, name, number, unit and date, and the red line. */
export function redHead({ mark, series, issue, unit, date }: WordRedHead): Paragraph[] {
  const size = seriesSize(series);
  return [
    new Paragraph({
      children: [run(mark ?? '', { font: 'hei', size: BODY_SIZE })],
      spacing: exactly(LINE),
    }),
    new Paragraph({
      children: [run(series, { font: 'title', size, color: RED })],
      alignment: AlignmentType.CENTER,
      spacing: { ...exactly(size * 14), before: LINE, after: LINE / 2 },
    }),
    new Paragraph({
      children: [run(issue, TEXT)],
      alignment: AlignmentType.CENTER,
      spacing: { ...exactly(LINE), after: LINE / 2 },
    }),
    new Paragraph({
      ...ends(unit, date, TEXT, ONE_CHARACTER),
      spacing: exactly(LINE),
    }),
    new Paragraph({
      spacing: exactly(RULE_LINE),
      border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: RED, space: 1 } },
    }),
  ];
}

const IMPRINT: Look = { font: 'fangSong', size: SMALL_SIZE };
const IMPRINT_LINE = 480;
const IMPRINT_CHARACTER = 280;
const THICK = { style: BorderStyle.SINGLE, size: 8, color: '000000' };
const THIN = { style: BorderStyle.SINGLE, size: 6, color: '000000' };

/** Every paragraph of the foot stands in one frame at the bottom of the type area. */
const FRAME: IFrameOptions = {
  type: 'alignment',
  width: PAGE.textWidth,
  wrap: FrameWrap.NOT_BESIDE,
  anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
  alignment: { x: HorizontalPositionAlign.LEFT, y: VerticalPositionAlign.BOTTOM },
};

/** The foot: it stands at the bottom of the page on which the text ends. */
export function imprint({ lines, unit, printed, copies }: WordImprint): Paragraph[] {
  const receivers = lines.map(
    ({ label, value }, index) =>
      new Paragraph({
        children: [run(`${label}:${value}`, IMPRINT)],
        // Lines after the first begin below the first word after the colon.
        indent: {
          left: 3 * IMPRINT_CHARACTER,
          right: IMPRINT_CHARACTER,
          hanging: 2 * IMPRINT_CHARACTER,
        },
        spacing: exactly(IMPRINT_LINE),
        frame: FRAME,
        border: index === 0 ? { top: THICK } : {},
      }),
  );
  const printing = new Paragraph({
    ...ends(`${unit} ${printed}`, copies ?? '', IMPRINT, IMPRINT_CHARACTER),
    spacing: exactly(IMPRINT_LINE),
    frame: FRAME,
    border: { top: receivers.length ? THIN : THICK, bottom: THICK },
  });
  return [...receivers, printing, sliver()];
}
