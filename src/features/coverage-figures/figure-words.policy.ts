import { MediaForm, MediaLevel } from '../media-outlets/media-outlet.entity.js';
import { EducationBaseLevel } from '../education-bases/education-base-status.policy.js';
import { LegalAidLevel } from '../legal-aid/legal-aid-network.entity.js';

type Words<T extends string> = Readonly<Record<T, string>>;

const MEDIA_LEVELS: Words<MediaLevel> = {
  [MediaLevel.CENTRAL]: '中央级',
  [MediaLevel.PROVINCIAL]: '省级',
  [MediaLevel.CITY]: '市级',
  [MediaLevel.DISTRICT]: '区县级',
  [MediaLevel.SELF_MEDIA]: '自媒体',
};

const BASE_LEVELS: Words<EducationBaseLevel> = {
  [EducationBaseLevel.NATIONAL]: '国家级',
  [EducationBaseLevel.PROVINCIAL]: '省级',
  [EducationBaseLevel.CITY]: '市级',
  [EducationBaseLevel.DISTRICT]: '区县级',
};

const STATION_LEVELS: Words<LegalAidLevel> = {
  [LegalAidLevel.DISTRICT]: '区级',
  [LegalAidLevel.STREET]: '街道',
  [LegalAidLevel.COMMUNITY]: '社区',
};

/** Levels as papers print them, highest first. */
export const LEVELS = { media: MEDIA_LEVELS, base: BASE_LEVELS, station: STATION_LEVELS };

/** Forms of outlets as papers print them. */
export const FORMS: Words<MediaForm> = {
  [MediaForm.NEWSPAPER]: '报纸',
  [MediaForm.TV]: '电视',
  [MediaForm.RADIO]: '广播',
  [MediaForm.WEBSITE]: '网站',
  [MediaForm.APP]: '客户端',
  [MediaForm.WECHAT]: '微信公众号',
  [MediaForm.VIDEO_ACCOUNT]: '视频号',
  [MediaForm.DOUYIN]: '抖音',
};

const UNKNOWN = 'UNKNOWN';

/** The code and its word; of nothing that it is not known. */
export const labelOf = (
  words: Readonly<Record<string, string>>,
  code: string | null,
): { code: string; label: string } =>
  code === null ? { code: UNKNOWN, label: '未登记' } : { code, label: words[code] ?? code };
