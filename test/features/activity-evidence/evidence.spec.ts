import { describe, expect, it } from '@jest/globals';
import { EvidenceKind } from '../../../src/features/attachments/attachment.entity.js';
import {
  type EvidenceFacts,
  missingEvidence,
} from '../../../src/features/activity-evidence/evidence.policy.js';

const { TEXT, PHOTO, PRINTED_MATTER, AUDIO_VIDEO, SIGN_IN_SHEET, OTHER } = EvidenceKind;

const facts = (kinds: EvidenceKind[], others: Partial<EvidenceFacts> = {}): EvidenceFacts => ({
  counts: new Map(kinds.map((kind) => [kind, 1])),
  hasSummary: false,
  typeCode: 'LECTURE',
  materialCodes: [],
  ...others,
});

describe('what a closed activity lacks on file', () => {
  it.each<[string, EvidenceFacts, EvidenceKind[]]>([
    ['nothing there', facts([]), [TEXT, PHOTO]],
    ['a photo alone', facts([PHOTO]), [TEXT]],
    ['a photo and a text', facts([PHOTO, TEXT]), []],
    ['the summary is the text', facts([PHOTO], { hasSummary: true }), []],
    ['a recording is no photo', facts([AUDIO_VIDEO, OTHER, TEXT]), [PHOTO]],
    [
      'leaflets were given out, none is kept',
      facts([PHOTO, TEXT], { materialCodes: ['BANNER', 'PRINTED_MATTER'] }),
      [PRINTED_MATTER],
    ],
    [
      'leaflets were given out, one is kept',
      facts([PHOTO, TEXT, PRINTED_MATTER], { materialCodes: ['BOOKLET'] }),
      [],
    ],
    ['banners need no copy', facts([PHOTO, TEXT], { materialCodes: ['BANNER'] }), []],
    [
      'a training without signatures',
      facts([PHOTO, TEXT], { typeCode: 'TRAINING' }),
      [SIGN_IN_SHEET],
    ],
    ['a training with them', facts([PHOTO, TEXT, SIGN_IN_SHEET], { typeCode: 'TRAINING' }), []],
    ['a class: pupils sign nothing', facts([PHOTO, TEXT], { typeCode: 'CLASS' }), []],
  ])('%s', (_what, given, missing) => {
    expect(missingEvidence(given)).toEqual(missing);
  });
});
