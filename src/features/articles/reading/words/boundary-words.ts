/**
 * Words that are never part of a unit's or a place's name: where one ends, a name may begin. Kept by
 * sort, so that a missing one is easy to add.
 */
const TIMES =
  '三级 两级 最终 近日 日前 近期 近来 连日来 昨日 昨天 今日 今天 当日 当天 上午 下午 中午 早上 早晨 晚上 傍晚 凌晨 期间 之际 以来 日晚 同时 此外 随后 其中 另外 接着 最后 首先 其次 现场 之后 之前 前夕 前后 时间 目前 如今 同日 次日 日起 期盼 这天 节前 节日 平时 课间 课后 会上 会后 会前 活动 仪式 本次 此次 该次 连续 一直 正值 适逢 恰逢 为期 来临 到来 现在 随即 紧接着';
const VERBS =
  '联合 联动 联手 联袂 协同 协调 携手 携同 携带 牵手 会同 组织 邀请 特邀 诚邀 聘请 依托 依靠 结合 借助 利用 通过 围绕 针对 根据 按照 采取 采用 走进 走入 走访 深入 来到 前往 赶赴 奔赴 赴往 到达 抵达 进入 位于 坐落 参观 开展 举办 举行 召开 启动 开启 推出 进行 实施 发放 派发 分发 散发 赠送 捐赠 捐献 捐助 送去 送上 赠予 授予 命名 评为 获评 荣获 接过 挂上 增挂 确定 设立 设置 成立 建成 建立 打造 创建 制作 张贴 悬挂 播放 观看 收看 讲解 宣讲 讲授 讲述 宣传 普及 提高 提升 增强 加强 营造 推动 推进 促进 落实 贯彻 学习 树立 坚持 动员 号召 引导 带领 率领 指导 支持 帮助 协助 配合 参加 参与 出席 来自 吸引 覆盖 惠及 接受 解答 开设 开讲 搭建 布置 安排 部署 要求 强调 指出 表示 介绍 希望 认为 说道 告诉 选派 选取 选择 委派 委托 派出 抽调 筑牢 守护 维护 保障 服务于 主办 承办 协办 举报 拨打 关注 面向 进驻 覆盖 集结 汇聚 聚焦 聚集 集合 完善 全面推进 充分发挥 发挥 积极响应 响应 做好 抓好 扎实 切实 确保 构建 建设 共建 共商 共筑 获得 荣获 收到 迎来 迎接 接待 接到 隶属 包括 涉及 涵盖 包含 负责 牵头 参演 表演 演出 进一步 担任 作为 成为 属于 涌现 讲好 上好 讲 授课 揭牌 挂牌 授牌 前来 分赴 走上 进校园 进社区 进企业 进机关 进农村 了解 感受 体验 聆听 听取 倾听 认真听 现场向 检查 巡查 排查 开放 招募 激发 培育 培养 联系 对接 互动 交流 分享 牵线 组成 组建 汇报 提醒 呼吁 倡导 倡议 传授 演示 解读 剖析 阐述 讲清 分析 展示 展出 摆放 陈列 派送 入户 上门 转发 推送 发布 评选 入选 公布 公示 认定 批准 审批 授权 报道 获悉 据悉 据了解 得知 辐射 带动 号令 召集 招收 接待了 结对 合作 协作 共同 齐聚 相聚 齐心';
const PEOPLE =
  '志愿者 工作人员 民警 辅警 干警 警官 法官 检察官 干部 职工 员工 群众 居民 村民 市民 商户 师生 学生 同学 同学们 小学生 中学生 大学生 老师 家长 孩子 孩子们 党员 团员 队员 社工 网格员 代表 负责人 律师 领导 书记 主任 校长 院长 局长 所长 会长 部长 科长 处长 镇长 乡长 区长 县长 市长 理事长 主席 副主席 组长 队长 班主任 辅导员 讲师 专家 教授 记者 通讯员 嘉宾 观众 读者 游客 官兵 战士 战友 老兵 朋友 人士 残疾人朋友 成员 单位 部门 相关 有关 名师 余名 多名 名 分管 主管 调解员 宣讲员 讲解员 法律明白人 普法员 农户 用户 学员 会员 伙伴 小朋友 人群';
const ADVERBS =
  '积极 认真 共同 分别 陆续 先后 专门 特别 精心 充分 广泛 深入开展 扎实 全面 大力 切实 有效 有序 主动 及时 正式 隆重 成功 顺利 圆满 集中 统一 同步 联袂 不断 持续 深化 精准 紧紧 紧扣 立足 着力 创新 率先 首次 再次 多次 又 仍 均 也 还 均由 均在 一起 一同 一道 一并 分批 分级 分层 逐一 如期 精彩 热烈 热情 耐心 细致 详细 重点 主要 尤其 比如 例如 包括 以及 并且 而且 但是 然而 因此 所以 由于 对于 关于 为了 除了 自从 随着 通过 经过 沿着 朝着 截至 截止 鉴于 基于 趁 趁着 借 借着 于是 一是 二是 三是 四是 五是 一方面 另一方面 与此同时 值得一提 不仅 不但 既 使得 从而 进而 以此 希望 他们 她们 它们 我们 大家 自己 本人 人们 他 她 它 您 你 这个 那个 这些 那些 这里 那里 一个 一些 一批 一支 两个 三个 多个 多家 数个 若干 许多 众多 大批 部分 全体 全部 所有 其他 其余 不同 各个 各级 各类 各地 各界 各方 各单位 各部门 各社区 各村 各学校 辖区 辖区内 周边 附近 当地 本地 属地 该市 该区 该县 该镇 该校 不少 很多 大量 更多 最多 至少 至 截';

const WORDS = new Set([TIMES, VERBS, PEOPLE, ADVERBS].join(' ').split(' '));
const LONGEST = 5;

/** Single characters that close what stands before them, each unless its exceptions apply. */
const PARTICLES: readonly { char: string; unlessNext?: RegExp; unlessBefore?: RegExp }[] = [
  { char: '由' },
  { char: '在', unlessBefore: /[自现实]$/ },
  { char: '的' },
  { char: '了' },
  { char: '着' },
  { char: '是' },
  { char: '把' },
  { char: '被' },
  { char: '让', unlessNext: /^胡路/ },
  { char: '使', unlessBefore: /[大天]$/ },
  { char: '给' },
  { char: '并', unlessNext: /^州/ },
  { char: '该' },
  { char: '等', unlessBefore: /[高中初]$/ },
  { char: '或' },
  { char: '则' },
  { char: '因' },
  { char: '将', unlessNext: /^[军乐]/, unlessBefore: /[大名]$/ },
  { char: '到', unlessNext: /^[位滘]/ },
  { char: '对', unlessNext: /^外/ },
  { char: '从', unlessNext: /^[化江台]/ },
  { char: '向', unlessNext: /^[阳荣东日前上心群化明红军]/ },
  { char: '为', unlessNext: /^[民明]/, unlessBefore: /[华无有]$/ },
  { char: '以', unlessNext: /^[外勒]/ },
  { char: '于', unlessNext: /^[都洪田家庄桥湖山城谦]/, unlessBefore: /[单]$/ },
  { char: '进', unlessNext: /^[贤修]/, unlessBefore: /[先奋共前永促并民跃]$/ },
  { char: '赴' },
  { char: '我' },
  { char: '各', unlessNext: /^庄/ },
  { char: '请', unlessNext: /^愿/ },
  { char: '全', unlessNext: /^[椒州南]/, unlessBefore: /[安完福健万齐双]$/ },
  { char: '本', unlessNext: /^溪/, unlessBefore: /[日基根资]$/ },
];

/** `社会保障局`, `交通检查站`: what is done there names the unit. */
const NAMES_ITS_TASK = /^(?:[局厅办处科所站队馆]|部(?![分署门队])|委员会|中心|协会)/;
const PLACE_LIKE = new Set(['建设', '合作', '共建', '创新', '创建', '聚集']);
const PLACE = /^(?:街|路|村|社|小|镇|里|巷|广)/;

const isPartOfName = (word: string, behind: string): boolean =>
  (word.length > 1 && NAMES_ITS_TASK.test(behind)) || (PLACE_LIKE.has(word) && PLACE.test(behind));

/** Whether a name can begin at `at`, since what stands before it belongs to no name. */
export function boundaryBefore(text: string, at: number): boolean {
  const behind = text.slice(at, at + 3);
  for (let length = Math.min(LONGEST, at); length > 0; length--) {
    const word = text.slice(at - length, at);
    if (WORDS.has(word)) return !isPartOfName(word, behind);
  }
  const char = text[at - 1];
  const particle = PARTICLES.find((each) => each.char === char);
  if (!particle) return false;
  if (particle.unlessNext?.test(text.slice(at, at + 2))) return false;
  return !particle.unlessBefore?.test(text.slice(Math.max(0, at - 2), at - 1));
}
