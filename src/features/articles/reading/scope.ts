import type { Rule } from './rule.js';

/** What makes a stretch of text one of ours. */
export const OURS: readonly Rule[] = [
  {
    name: 'national security',
    about: 'The subject itself.',
    pattern:
      /国家安全|国安|反间谍|反间防谍|间谍|保密|12339|总体国家安全观|国防教育|反恐|反邪教|邪教|生物安全|网络安全|粮食安全|意识形态安全|国门安全|涉密|泄密|防奸/,
    examples: ['国家安全教育日', '反间谍法'],
  },
  {
    name: 'legal education',
    about: 'Law made known to the public.',
    pattern:
      /普法|法治(?:宣传|教育|讲座|课|文艺|进|副校长|主题|知识|文化|公园|体验|集市|学校)|法律(?:进|知识|宣传|讲座|咨询|服务|援助|法规宣传|明白人|课)|宪法(?:宣传|日|学习|知识|进|主题)|民法典|学法|以案释法|法制宣传|禁毒宣传|反诈宣传|防诈/,
    examples: ['普法宣传', '法治讲座'],
  },
  {
    name: 'disabled people',
    about: 'Legal aid and rights of disabled people.',
    pattern: /残疾人.{0,20}(?:法|维权|权益)|助残.{0,12}(?:法|维权)|法律援助|残联.{0,30}法/,
    examples: ['残疾人法律援助'],
  },
  {
    name: 'books',
    about: 'Books given.',
    pattern: /赠书|捐书|送书|图书捐赠|捐赠.{0,14}(?:图书|书籍)|赠送.{0,14}(?:图书|书籍|册|读本)/,
    examples: ['赠书仪式'],
  },
];

/** Words of meetings, inspections and notices. */
const NOISE =
  /会议(?:指出|强调|要求|认为|听取|传达|审议|学习|研究|通报)|(?:召开|组织召开).{0,40}(?:会议|推进会|动员会|专题会|联席会|部署会|调度会|常委会|领导小组|例会|座谈会)|调研|督导|检查组|专项检查|暗访|整治|改造/g;
/** An occasion that is a meeting of officials. */
const MEETING =
  /(?:工作|专题|动员|推进|部署|联席|调度|领导小组|常务|常委|专项|总结|扩大|全体|党组|例行|协调|视频|电视电话|交流|观摩)[^”]{0,6}(?:会议|会)$|会议$|例会$|推进会$|动员会$|部署会$|述职|委员会$|座谈会$/;
const OPEN_TO_ALL = /(?:宣讲|报告|班|队|培训|启动|分享|故事|音乐|游园|家长|读书|晚|观影|辅导)会$/;

/** Whether what a title names is a meeting of officials. */
export const isMeeting = (title: string): boolean =>
  MEETING.test(title) && !OPEN_TO_ALL.test(title) && !/[“]/.test(title);

/** What turns the name before it into a meeting: `宣传活动部署会`. */
export const MEETING_BEHIND =
  /^[^,。;“”]{0,6}(?:部署会|动员会|推进会|会议|座谈会|协调会|工作会|调度会|总结会|联席会)/;

export const isOurs = (text: string): boolean => OURS.some(({ pattern }) => pattern.test(text));

/** Headlines of what is yet to be, or of rules: no report. */
export const NOT_A_REPORT =
  /(?:通知|公告|方案|启事|预告|邀请函|通告|细则|办法|倡议书|征集令|计划|安排表|招聘|招募|有奖问答|知识问答|知识点|小课堂|小知识|解读|典型案例)(?:[(】].{0,12})?$|^(?:关于|【.{0,6}(?:知识|普法|提示|说法))/;

/** Whether a text is about meetings and inspections rather than about events for the public. */
export const noiseIn = (text: string): number => text.match(NOISE)?.length ?? 0;
