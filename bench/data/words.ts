/** Words of the trade, from which believable titles and texts are put together. */

export const STREET_NAMES = '东湖 西桥 南园 北濠 新城 文峰 狼山 学田 虹桥 任港 城东 和平 观音山 钟秀 幸福 秦灶'.split(' ').map((name) => `${name}街道`);

export const COMMUNITY_NAMES = '青年 光明 友谊 城港 百花 银杏 朝晖 永兴 易家桥 濠阳'.split(' ');

export const DEPARTMENTS = [
  ['区委宣传部', 'PARTY_COMMITTEE_OFFICE'],
  ['区委国安办', 'PARTY_COMMITTEE_OFFICE'],
  ['区委政法委', 'PARTY_COMMITTEE_OFFICE'],
  ['区司法局', 'JUSTICE'],
  ['区教育体育局', 'GOVERNMENT_DEPARTMENT'],
  ['区民政局', 'GOVERNMENT_DEPARTMENT'],
  ['区卫生健康委员会', 'GOVERNMENT_DEPARTMENT'],
  ['区应急管理局', 'GOVERNMENT_DEPARTMENT'],
  ['区市场监督管理局', 'GOVERNMENT_DEPARTMENT'],
  ['区生态环境局', 'GOVERNMENT_DEPARTMENT'],
  ['公安分局', 'PUBLIC_SECURITY'],
  ['区人民法院', 'COURT_PROCURATORATE'],
  ['区人民检察院', 'COURT_PROCURATORATE'],
  ['区残疾人联合会', 'DISABLED_PERSONS_FEDERATION'],
  ['团区委', 'MASS_ORGANIZATION'],
  ['区妇女联合会', 'MASS_ORGANIZATION'],
  ['区总工会', 'MASS_ORGANIZATION'],
  ['区图书馆', 'CULTURAL_INSTITUTION'],
  ['区文化馆', 'CULTURAL_INSTITUTION'],
  ['区人武部', 'MILITARY'],
] as const;

/** What stands in a street or community, and what sort of unit it is. */
export const LOCAL_UNITS = [
  ['实验小学', 'SCHOOL'],
  ['初级中学', 'SCHOOL'],
  ['中心幼儿园', 'SCHOOL'],
  ['派出所', 'PUBLIC_SECURITY'],
  ['司法所', 'JUSTICE'],
  ['律师事务所', 'LAW_FIRM'],
  ['志愿者协会', 'SOCIAL_ORGANIZATION'],
  ['科技产业园', 'ENTERPRISE'],
  ['社会工作服务中心', 'SOCIAL_ORGANIZATION'],
  ['图书分馆', 'CULTURAL_INSTITUTION'],
] as const;

export const VENUE_WORDS = [
  ['文化广场', 'SQUARE'],
  ['社区活动中心', 'COMMUNITY_CENTER'],
  ['新时代文明实践站', 'COMMUNITY_CENTER'],
  ['图书馆报告厅', 'LIBRARY'],
  ['法治公园', 'PARK'],
  ['实验小学操场', 'SCHOOL'],
  ['街道办会议室', 'OFFICE'],
  ['纪念馆', 'MUSEUM'],
  ['影剧院', 'THEATER'],
] as const;

export const ROADS = ['人民路', '青年路', '工农路', '濠北路', '钟秀路', '外环东路', '通京大道'];

/** A type's code with the words that end a title of that type. */
export const FORMS = [
  ['LECTURE', ['知识讲座', '专题宣讲', '普法讲座']],
  ['CLASS', ['主题班会', '公开课', '第一课']],
  ['EXHIBITION', ['图片展览', '展板巡展']],
  ['OUTREACH_STALL', ['集中宣传', '现场咨询', '资料发放']],
  ['COMPETITION_QUIZ', ['知识竞赛', '有奖答题']],
  ['GAME', ['飞行棋游戏', '游园活动']],
  ['PERFORMANCE_SCREENING', ['文艺演出', '公益观影']],
  ['VISIT', ['基地参观', '开放日']],
  ['DRILL', ['应急演练', '疏散演练']],
  ['FAMILY_SCHOOL', ['家长课堂', '亲子活动']],
  ['TRAINING', ['骨干培训', '专题培训']],
  ['ONLINE', ['线上答题', '云课堂']],
] as const;

export const THEMES = [
  '全民国家安全教育日',
  '总体国家安全观',
  '国家安全法',
  '反间谍法',
  '网络安全',
  '数据安全',
  '生物安全',
  '粮食安全',
  '生态安全',
  '反诈防骗',
  '保密法',
  '反恐怖主义法',
  '扫黑除恶',
  '宪法宣传',
  '残疾人权益保障',
  '未成年人保护',
] as const;

export const LEADS = ['“国家安全 人人有责”', '“同心守护”', '“法治护航”', '', '', ''] as const;

export const AUDIENCES = ['辖区居民', '中小学生', '企业员工', '党员干部', '志愿者', '新市民', '老年人', '残疾人及亲友'];

export const DOINGS = [
  '发放宣传折页',
  '悬挂横幅',
  '播放宣传片',
  '讲解典型案例',
  '接受现场咨询',
  '组织互动问答',
  '赠送普法读本',
  '设置展板',
  '演示应急器材',
  '指导安装反诈程序',
];

export const RESULTS = [
  '进一步增强了国家安全意识',
  '营造了浓厚的宣传氛围',
  '受到群众一致好评',
  '提高了识别和防范能力',
  '为平安建设凝聚了力量',
];

/**
 * Two characters, as people type them: in many titles, in some, in texts only, and nowhere. The
 * searches of the benchmark are drawn from them.
 */
export const SEARCH_WORDS = (
  '讲座 法律 安全 网络 反诈 社区 街道 残疾 保密 宪法 演练 培训 参观 基地 竞赛 ' +
  '答题 巡展 咨询 观影 班会 粮食 生物 横幅 折页 问答 氛围 赠书 潜艇 极光 火箭'
).split(' ');
