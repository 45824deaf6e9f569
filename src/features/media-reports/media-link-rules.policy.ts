/** A parameter that tells who shared a page or how it was reached, and nothing of what it shows. */
export interface TrackingRule {
  /** The whole name of the parameter, letter case aside. */
  name: RegExp;
  /** Where the rule is known from. */
  from: string;
}

/** Dropped from links of every site that has no rule of its own. */
export const TRACKING: readonly TrackingRule[] = [
  {
    name: /^utm_/,
    from: 'Google Analytics, campaign parameters: utm_source, utm_medium, utm_campaign…',
  },
  {
    name: /^(gclid|gclsrc|dclid|gbraid|wbraid|fbclid|msclkid|yclid|igshid|mc_[ce]id)$/,
    from: 'ClearURLs and AdGuard, lists of parameters that are dropped on every site',
  },
  {
    name: /^(spm|scm|spm_id_from)$/,
    from: 'Alibaba’s SPM and SCM position codes, also used by xuexi.cn and bilibili (ClearURLs)',
  },
  {
    name: /^hm(sr|pl|cu|kw|ci)$/,
    from: 'Baidu Tongji, designated promotion links: hmsr, hmpl, hmcu, hmkw, hmci',
  },
  { name: /^(bd_vid|bd_bxst)$/, from: 'Baidu marketing, click ids' },
  {
    name: /^(from|isappinstalled)$/,
    from: 'WeChat adds from=timeline|singlemessage|groupmessage and isappinstalled=0|1 on sharing',
  },
  {
    name: /^(nsukey|wxshare_?count|wxfrom|wechat_?redirect|weixin_share)$/,
    from: 'WeChat’s in-app browser and share scripts of news sites',
  },
  {
    name: /^(scene|sharer_\w+|share\w*|sharetime|shareuid|is_share|from_source|fromapp)$/,
    from: 'WeChat (scene, sharer_*) and share buttons of news apps (share_token, shareType, shareid…)',
  },
  {
    name: /^(j?sessionid|phpsessid|aspsessionid\w*|sid_tt)$/,
    from: 'session ids that servlet, PHP and ASP sites write into links',
  },
  {
    name: /^(tt_from|tt_group_id|use_new_style|req_id(_new)?)$/,
    from: 'share links of Toutiao (sharing adds these to /article/ID/)',
  },
  { name: /^_trans_$/, from: 'sohu.com, share links (?_trans_=000014_bdss)' },
  {
    name: /^(vd_source|unique_k|bbid|mid_from|plat_id|from_spmid)$/,
    from: 'bilibili.com, share links',
  },
];

/** How a site names its articles; the first rule whose host and form fit gives the key. */
export interface SiteRule {
  /** Hosts as they stand in links, without `www.`, `m.` and the like. */
  hosts: readonly string[];
  /** The key of the page; null when the link has another form. */
  key: (url: URL) => string | null;
  from: string;
}

/** The part of the path that the pattern catches, after a name for the site. */
const inPath =
  (site: string, pattern: RegExp) =>
  ({ pathname }: URL): string | null => {
    const id = pattern.exec(pathname)?.[1];
    return id ? `${site}/${id}` : null;
  };

/** The first of these parameters that is there, after a name for the site. */
const inQuery =
  (site: string, ...names: readonly string[]) =>
  ({ searchParams }: URL): string | null => {
    const value = names.map((name) => searchParams.get(name)).find(Boolean);
    return value ? `${site}/${value}` : null;
  };

function wechatArticle({ pathname, searchParams }: URL): string | null {
  const short = /^\/s\/([\w-]+)$/.exec(pathname)?.[1];
  if (short) return `mp.weixin.qq.com/s/${short}`;
  const [biz, mid, idx] = ['__biz', 'mid', 'idx'].map((name) => searchParams.get(name));
  if (pathname !== '/s' || !biz || !mid) return null;
  // A `+` of the base64 text may have become a space on the way.
  const account = biz.replaceAll(' ', '+').replace(/=+$/, '');
  return `mp.weixin.qq.com/s?__biz=${account}&mid=${mid}&idx=${idx ?? '1'}`;
}

function baiduLanding({ searchParams }: URL): string | null {
  const id = /"nid"\s*:\s*"(?:news_|dt_)?(\d+)"/.exec(searchParams.get('context') ?? '')?.[1];
  return id ? `baijiahao.baidu.com/${id}` : null;
}

export const SITES: readonly SiteRule[] = [
  {
    hosts: ['mp.weixin.qq.com'],
    key: wechatArticle,
    from: 'WeChat: account, message and place in it (__biz, mid, idx) name an article; sn, chksm, scene, key… only sign or trace it. The short form /s/… is a name of its own',
  },
  {
    hosts: ['thepaper.cn'],
    key: inPath('thepaper.cn', /^\/(?:newsDetail_forward_|detail\/)(\d+)/),
    from: '澎湃: www /newsDetail_forward_ID, m. /detail/ID and /newsDetail_forward_ID',
  },
  {
    hosts: ['toutiao.com', 'toutiaoimg.cn', 'toutiaoimg.com'],
    key: inPath('toutiao.com', /^\/(?:(?:article|group|item|video|w)\/|[ai])(\d{8,})/),
    from: '头条: /article/ID/, /iID/, /aID/, /group/ID/, /item/ID/, mobile and share host toutiaoimg.cn',
  },
  {
    hosts: ['baijiahao.baidu.com'],
    key: inQuery('baijiahao.baidu.com', 'id'),
    from: '百家号: /s?id=ID',
  },
  {
    hosts: ['mbd.baidu.com'],
    key: baiduLanding,
    from: '百度 app shares 百家号 articles as /newspage/data/landingsuper?context={"nid":"news_ID"}',
  },
  {
    hosts: ['new.qq.com', 'news.qq.com', 'view.inews.qq.com', 'xw.qq.com'],
    key: inPath('news.qq.com', /^\/(?:rain\/a|omn(?:\/\d+)?|a|cmsid)\/(\w{8,})/),
    from: '腾讯新闻: new.qq.com/rain/a/ID, view.inews.qq.com/a/ID, xw.qq.com/cmsid/ID',
  },
  {
    hosts: ['163.com', 'c.m.163.com', 'dy.163.com', 'news.163.com'],
    key: inPath('163.com', /^\/(?:dy\/article|news\/(?:a|article)|all\/article)\/(\w{12,})\.html/),
    from: '网易: www /dy/article/ID.html, app c.m.163.com/news/a/ID.html, 3g. /all/article/ID.html',
  },
  {
    hosts: ['ifeng.com', 'news.ifeng.com', 'i.ifeng.com', 'ishare.ifeng.com'],
    key: inPath('ifeng.com', /^\/c\/(?:s\/)?([\w-]{8,})/),
    from: '凤凰: news.ifeng.com/c/ID, i.ifeng.com/c/ID, app ishare.ifeng.com/c/s/ID',
  },
  {
    hosts: ['xuexi.cn', 'article.xuexi.cn'],
    key: inQuery('xuexi.cn', 'art_id', 'item_id', 'id'),
    from: '学习强国: www /lgpage/detail/index.html?id=ID&item_id=ID, app article.xuexi.cn/articles/index.html?art_id=ID',
  },
  {
    hosts: ['douyin.com', 'iesdouyin.com'],
    key: inPath('douyin.com', /^\/(?:share\/)?(?:video|note|slides)\/(\d+)/),
    from: '抖音: www /video/ID, share host iesdouyin.com/share/video/ID/; v.douyin.com/CODE is a name of its own',
  },
  {
    hosts: ['weibo.cn', 'weibo.com'],
    key: inPath('weibo.cn', /^\/(?:status|detail)\/(\w+)/),
    from: '微博: m.weibo.cn/status/ID and /detail/ID; weibo.com/UID/CODE stays as it is',
  },
  {
    hosts: ['h.xinhuaxmt.com'],
    key: inPath('h.xinhuaxmt.com', /\/share\/(\d+)/),
    from: '新华社 app: h.xinhuaxmt.com/vh512/share/ID?…, the version of the app in the path',
  },
];

/** Pages that only lead to another one, whose address they carry. */
export interface WrapperRule {
  host: string;
  parameters: readonly string[];
  from: string;
}

export const WRAPPERS: readonly WrapperRule[] = [
  { host: 'c.pc.qq.com', parameters: ['pfurl', 'url'], from: 'QQ’s page before outside links' },
  { host: 'link.zhihu.com', parameters: ['target'], from: '知乎, outside links' },
  { host: 'link.csdn.net', parameters: ['target'], from: 'CSDN, outside links' },
  { host: 'link.jianshu.com', parameters: ['t'], from: '简书, outside links' },
  {
    host: 'mail.qq.com',
    parameters: ['gourl'],
    from: 'QQ邮箱, links in letters (cgi-bin/readtemplate)',
  },
];
