/**
 * The page of GB/T 9704-2012 in Word's units: twentieths of a point for lengths, halves of a point for
 * sizes of type. 210 × 297 mm; 37 mm above and 28 mm left of a type area of 156 × 225 mm.
 */
const TWIPS_A_MM = 1440 / 25.4;
const twips = (mm: number): number => Math.round(mm * TWIPS_A_MM);

const PAPER = { width: 210, height: 297 };
const AREA = { top: 37, left: 28, width: 156, height: 225 };

export const PAGE = {
  width: twips(PAPER.width),
  height: twips(PAPER.height),
  top: twips(AREA.top),
  left: twips(AREA.left),
  right: twips(PAPER.width - AREA.left - AREA.width),
  bottom: twips(PAPER.height - AREA.top - AREA.height),
  /** The page number stands 7 mm below the type area. */
  footer: twips(PAPER.height - AREA.top - AREA.height - 7 - 5),
  textWidth: twips(AREA.width),
} as const;

/** Pixels, in which pictures are sized, at 96 an inch. */
export const pixels = (mm: number): number => Math.round((mm * 96) / 25.4);

const LINES = 22;
const CHARACTERS = 28;

/** 22 lines fill the type area. */
export const LINE = Math.floor(twips(AREA.height) / LINES);

/** 16 pt, No. 3. */
export const BODY_SIZE = 32;
/** 22 pt, No. 2. */
export const TITLE_SIZE = 44;
/** 14 pt, No. 4. */
export const SMALL_SIZE = 28;
/** 12 pt, small No. 4, in tables. */
export const TABLE_SIZE = 24;

const TWIPS_A_SIZE = 10;

/** What makes 28 characters of 16 pt fill a line of 156 mm: they stand a little closer. */
export const CLOSER = Math.floor(PAGE.textWidth / CHARACTERS) - BODY_SIZE * TWIPS_A_SIZE;

/** Two characters, by which a paragraph begins further in. */
export const TWO_CHARACTERS = 2 * (BODY_SIZE * TWIPS_A_SIZE + CLOSER);

/** Fonts by the names under which offices have them, and what stands in where they are missing. */
export const FONTS = {
  fangSong: { name: '仿宋_GB2312', instead: '仿宋,FangSong,STFangsong' },
  title: { name: '方正小标宋简体', instead: '方正小标宋_GBK,小标宋,宋体,SimSun,STSong' },
  hei: { name: '黑体', instead: 'SimHei,STHeiti' },
  kai: { name: '楷体_GB2312', instead: '楷体,KaiTi,STKaiti' },
  song: { name: '宋体', instead: 'SimSun,STSong' },
} as const;

export type FontKey = keyof typeof FONTS;

/** Latin letters and figures. */
export const LATIN = 'Times New Roman';

const font = (name: string, instead: string, charset: string, family: string): string =>
  `<w:font w:name="${name}"><w:altName w:val="${instead}"/><w:charset w:val="${charset}"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`;

/** The table of fonts, which alone can say what stands in for a missing one. */
export const FONT_TABLE = [
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
  '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">',
  ...Object.entries(FONTS).map(([key, { name, instead }]) =>
    font(name, instead, '86', key === 'hei' ? 'swiss' : 'roman'),
  ),
  font(LATIN, 'Liberation Serif,Nimbus Roman', '00', 'roman'),
  '</w:fonts>',
].join('');

/** What every text is unless it says otherwise; no gap between Chinese and the figures in it. */
export const STYLES = [
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
  '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">',
  '<w:docDefaults><w:rPrDefault><w:rPr>',
  `<w:rFonts w:ascii="${LATIN}" w:hAnsi="${LATIN}" w:cs="${LATIN}" w:eastAsia="${FONTS.fangSong.name}"/>`,
  `<w:sz w:val="${BODY_SIZE}"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/>`,
  '</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>',
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>',
  '<w:pPr><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/></w:pPr></w:style>',
  '</w:styles>',
].join('');
