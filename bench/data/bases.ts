import { nameKey } from '../../src/platform/name-key.ts';
import { type District, stamped } from './district.ts';
import { Random } from './random.ts';
import type { Row } from './store.ts';

const BASES = 100;
const WORDS = ['国家安全教育基地', '国家安全主题公园', '国防教育馆', '法治教育展厅', '科普体验中心'];

/** Education bases in venues of the district, over all streets in turn. */
export function basesOf(district: District, seed: number, kindIds: readonly string[]): Row[] {
  const random = new Random(seed, 2);
  return Array.from({ length: BASES }, (_, index) => {
    const street = district.streets[index % district.streets.length];
    const venue = street && random.of(district.venuesOf(street));
    if (!street || !venue) throw new Error('A base needs a street with venues');
    const name = `${venue.region.name}${random.of(WORDS)}${index}`;
    return {
      ...stamped(random.id(Date.UTC(2023, 0, 1))),
      version: 1,
      name,
      name_key: nameKey(name),
      kind_id: random.of(kindIds),
      region_id: venue.region.id,
      operator_id: random.of(district.unitsOf(street)).id,
      venue_id: venue.id,
      status: 'DESIGNATED',
      level: random.of(['CITY', 'DISTRICT']),
      batch: '第一批',
      named_on: '2023-04-15',
      grade_bands: '["PRIMARY_LOWER","PRIMARY_UPPER"]',
      area: 100 + random.below(20) * 50,
      guide_service: 'YES',
      guides: random.below(6),
      admission: 'FREE',
      introduction: `${name}面向中小学生和社区居民开放。`,
      active: true,
      parts: '{"revision":0,"changed":[]}',
      open_weekdays: '',
      open_exceptions: '',
      step_free_entrance: random.of(['YES', 'NO', 'UNKNOWN']),
      accessible_toilet: random.of(['YES', 'NO', 'UNKNOWN']),
      hearing_loop: 'UNKNOWN',
      sign_language_service: 'UNKNOWN',
      braille_signs: 'UNKNOWN',
      guide_dog_welcome: 'UNKNOWN',
    };
  });
}
