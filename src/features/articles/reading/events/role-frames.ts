import type { OrganizerRole } from '../reading.types.js';
import type { Rule } from '../rule.js';

/** A frame that gives a group of units its role by the words right before and right behind it. */
export interface RoleFrame extends Rule {
  /** Null: the group takes no part as an organizer. */
  readonly role: OrganizerRole | null;
  /** Matched against what stands before the group, `@` for it, and what stands behind. */
  readonly pattern: RegExp;
}

const JOIN =
  '(?:联合|会同|携手|牵手|协同|联动|联手|携同|联袂|协调|积极联合|主动联合|还联合|依托|配合|联系|对接|协作|合作|邀同|结合)';
const MANY = '(?:等[^,。;、]{0,16}?)?';

const frame = (
  name: string,
  role: OrganizerRole | null,
  about: string,
  source: string,
  examples: string[],
): RoleFrame => ({ name, role, about, pattern: new RegExp(source, 'u'), examples });

/** The first frame that fits decides. `@` stands for the group of units. */
export const ROLE_FRAMES: readonly RoleFrame[] = [
  frame(
    'official',
    null,
    'A person of rank; the unit is only where the person works.',
    '@(?:党[委组]|党工委|党总支|党支部|机关|原)?(?:常务|第一)?(?:副)?(?:书记|主任|部长|局长|所长|会长|理事长|科长|处长|主席|负责人|负责同志|领导|院长|检察长|秘书长|园长|支队长|大队长|教导员|政委|[^,。;]{0,10}(?:出席|致辞|讲话)$)',
    ['@副主任孙某出席'],
  ),
  frame(
    'host label',
    'host',
    'A line that says so.',
    '主办(?:单位|方)?(?:为|是)?[:]?@(?!承办|协办)',
    ['主办单位:@'],
  ),
  frame(
    'undertaker label',
    'undertaker',
    'A line that says so.',
    '承办(?:单位|方)[:为是]?@(?!协办)',
    ['承办单位:@'],
  ),
  frame('co-organizer label', 'co_organizer', 'A line that says so.', '协办(?:单位|方)[:为是]?@', [
    '协办单位:@',
  ]),
  frame('guidance label', 'guidance', 'A line that says so.', '指导单位[:为是]?@', ['指导单位:@']),
  frame('hosts', 'host', 'Named as host.', `@${MANY}(?:共同|联合|牵头)?(?:主办|牵头)`, [
    '由@主办',
    '@联合主办',
  ]),
  frame(
    'undertakes',
    'undertaker',
    'Named as undertaker.',
    `@${MANY}(?:共同|联合|具体|负责)?(?:承办|具体实施)`,
    ['@承办的启动仪式'],
  ),
  frame(
    'co-organizes',
    'co_organizer',
    'Named as co-organizer.',
    `@${MANY}(?:共同|联合)?(?:协办|协助举办|协助开展)`,
    ['@协办'],
  ),
  frame(
    'guides',
    'guidance',
    'Under whose guidance.',
    `(?:在|由|得到了?|、|^|,)@${MANY}的?(?:悉心|大力|精心|有力|具体|统一|积极|关心)?(?:指导|支持|部署|领导|统筹|关心)(?:和|与|、)?(?:指导|支持|部署)?(?:下|,|$)|@${MANY}(?:提供|给予)(?:大力|技术|法律)?支持`,
    ['在@指导下', '在@的大力支持下'],
  ),
  frame(
    'helps',
    'co_organizer',
    'With whose help.',
    `(?:在|得到了?)@${MANY}的?(?:[^,。]{0,6})(?:协助|配合|帮助)下?`,
    ['在@的配合下'],
  ),
  frame(
    'invited public',
    'participant',
    'Its people are asked to come and see.',
    '邀请(?:了)?@[^,。;]{0,8}(?:师生|学生|代表|居民|干部|职工)[^,。;]{0,8}(?:走进|参观|参加|到|来|赴)',
    ['邀请@45名师生走进'],
  ),
  frame(
    'holds',
    'host',
    'Named as the one that holds it, the verb right behind.',
    `(?:由@${MANY}(?:共同|联合|牵头|负责)?(?:举办|举行|开展|组织|发起|策划|设立)|(?<!(?:联合|会同|携手|组织|协同|联动|联手|牵手|依托|邀请)了?)@${MANY}(?:联合|共同)(?:举办|举行|开展|组织开展))`,
    ['由@联合举办的', '@联合举办'],
  ),
  frame('guest', null, 'Invited to speak.', '(?:邀请|特邀|诚邀|聘请|请来|邀)(?:到|了|来自)?@', [
    '邀请@',
  ]),
  frame(
    'joined',
    'co_organizer',
    'Joined by the acting unit.',
    `${JOIN}(?:了|社区|辖区|属地|共建单位|驻地|驻区单位|辖区内的?)?@`,
    ['联合@开展'],
  ),
  frame(
    'takes part',
    'participant',
    'Named as taking part.',
    `@${MANY}(?:[^,。;\\d人负领代成]{0,6}?)(?:参加(?!了?(?:由|在))|参与(?!了?(?:由|在))|参展|到场)`,
    ['@等单位参加'],
  ),
  frame('from', 'participant', 'Those who take part come from it.', '来自@', ['来自@']),
  frame(
    'organized',
    'participant',
    'Sent to take part by the acting unit.',
    `组织(?:了|辖区)?@${MANY}(?:共同|联合)?(?:开展|举行|举办|参加|前往|走进|集中|进行|在|,)`,
    ['组织@等部门开展'],
  ),
  frame(
    'place or recipient',
    null,
    'Where it is, whom it is for.',
    '(?:[在向给对到赴]|(?<![作成])为|走进|走入|深入|来到|前往|进驻|位于|走访|参观|抵达|帮助|授予|捐赠给|赠送给|赠给|送给|命名为|作为|成为|转变为|面向|服务|惠及|覆盖|以及与|围绕|通过|利用|接受|关于|其中|包括|组织)(?:了|位于|辖区(?:内)?的?)?@',
    ['走进@', '向@捐赠'],
  ),
];

export const HOLDING =
  /(?:开展|举办|举行|召开|启动|推出|开设|开启|组织|主办|承办|进行|上演|拉开|开讲|揭牌|实施|开幕|策划|上了|播放|设立|设置)/;

/** What a unit does in a caption, or in a report without a holding verb. */
export const ACTING =
  /发放|派发|分发|散发|讲解|宣讲|走进|来到|深入|制作|参观|普及|宣传|上门|张贴|入户|利用|学习|前往|走上|赠送|捐赠|解答|参加|观看|悬挂|接待|摆放|传授|演示|揭牌|授课|讲授|送法|送上|设立|设置|聚焦|围绕|向|为|以|紧扣|创新|推动|演出|上演|送戏|邀请|拉起|摆|支起|赶到|登台|搭建|配合|参与/;
