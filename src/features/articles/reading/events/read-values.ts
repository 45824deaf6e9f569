import type { Confidence, Read, Reason } from '../reading.types.js';
import type { MappedText } from '../text/mapped-text.js';

/** Reasons that leave a value open; the others only make it less than sure. */
const DOUBTFUL: readonly Reason[] = [
  'UNIT_FROM_SOURCE_LINE',
  'UNIT_IS_DISTRICT',
  'DONOR_IMPLIED',
  'ONE_OR_SEVERAL',
  'DATE_UNKNOWN',
  'DATE_VAGUE',
];

export function confidenceOf(reasons: readonly Reason[]): Confidence {
  if (!reasons.length) return 'SURE';
  return reasons.some((reason) => DOUBTFUL.includes(reason)) ? 'DOUBTFUL' : 'LIKELY';
}

/** A value with the stretch of the article it was read from. */
export function readAt<T>(
  mapped: MappedText,
  span: { start: number; end: number },
  value: T,
  reasons: readonly Reason[] = [],
): Read<T> {
  return {
    value,
    stretch: mapped.stretch(span.start, span.end),
    confidence: confidenceOf(reasons),
    reasons,
  };
}

/** The words of a stretch as they were written. */
export const readWords = (
  mapped: MappedText,
  span: { start: number; end: number },
  reasons: readonly Reason[] = [],
): Read<string> => readAt(mapped, span, mapped.written(span.start, span.end), reasons);
