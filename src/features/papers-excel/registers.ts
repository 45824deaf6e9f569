import { ACTIVITIES } from './activities-register.js';
import { BOOK_DONATIONS } from './book-donations-register.js';
import { EDUCATION_BASES } from './education-bases-register.js';
import { LEGAL_AID_STATIONS } from './legal-aid-stations-register.js';
import { MEDIA_REPORTS } from './media-reports-register.js';
import type { Register } from './register.js';

/** Every list that can be had as a sheet. */
export const REGISTERS: readonly Register[] = [
  ACTIVITIES,
  MEDIA_REPORTS,
  EDUCATION_BASES,
  BOOK_DONATIONS,
  LEGAL_AID_STATIONS,
];
