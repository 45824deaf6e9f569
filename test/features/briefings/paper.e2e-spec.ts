import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { paragraphOf, partsOf, textsOf } from '../../support/docx.js';
import { buildPhoto } from '../../support/files.js';
import { fetchAs, uploadAs } from '../../support/uploads.js';
import { buildScene, draft, issued, type Scene } from './scene.js';

let scene: Scene;
let photoId: string;
beforeAll(async () => {
  scene = await buildScene();
  const { body } = await uploadAs(scene.server, scene.token, {
    recordId: scene.opening.id,
    content: await buildPhoto(),
    name: '现场.jpg',
    fields: { caption: '启动仪式现场' },
  });
  photoId = (body as { id: string }).id;
});
afterAll(() => scene.server.close());

const paper = async (path: string): Promise<Record<string, string>> => {
  const answer = await fetchAs(scene.server, scene.token, path);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain('wordprocessingml');
  return partsOf(answer.bytes);
};

const WIDE = '\uff0c';
const COLON = '\uff1a';

describe('a briefing on paper', () => {
  it('says what its sections, records and figures say, in their order', async () => {
    const briefing = await issued(scene, { photos: [{ attachmentId: photoId }] });
    const parts = await paper(briefing.paper);
    const texts = textsOf(parts['word/document.xml'] ?? '');
    expect(texts).toEqual(
      [
        '国家安全教育简报',
        '第1期(总第1期)',
        '崇川区委宣传部\t2023年4月16日',
        '崇川区国家安全教育周扎实开展',
        `4月10日以来${WIDE}全区上下迅速行动。`,
        '一、高位推动',
        '(一)统一部署',
        '区委专题研究。',
        '二、启动仪式',
        `2023年4月10日${WIDE}“国家安全教育周启动仪式”举行${WIDE}由崇川区委宣传部主办。为首批国家安全教育基地授牌。300余人参加${WIDE}共宣传资料2种60000余份。`,
        '三、活动一览',
        ...['序号', '时间', '活动名称', '地点', '主办单位', '人数'],
        ...['1', '2023年4月10日', '国家安全教育周启动仪式', '崇川区', '崇川区委宣传部', '300余'],
        ...['2', '2023年4月12日', '反间谍法宣讲', scene.tree.community.name, '朝晖社区', '50'],
        '四、媒体关注',
        `1.《崇川启动国家安全教育周》(南通日报${WIDE}2023年4月11日${WIDE}A2版)`,
        '五、数据',
        `共开展活动2场次${WIDE}覆盖350余人次${WIDE}发放宣传资料60000余份${WIDE}媒体报道1篇。`,
        ...['指标', '数量', '其中约数'],
        ...['开展活动(场次)', '2', '—'],
        ...['覆盖人次(人次)', '350', '300'],
        ...['发放宣传资料(份)', '60000', '60000'],
        ...['媒体报道(篇)', '1', '—'],
        '启动仪式现场',
        `报${COLON}市委国安办、区委。`,
        `送${COLON}区各有关部门。`,
        `发${COLON}各街道。`,
        '崇川区委宣传部 2023年4月16日印发\t共印50份',
      ].map((text) => text.replace(/\(/g, '\uff08').replace(/\)/g, '\uff09')),
    );
    const picture = Object.entries(parts).find(([path]) => path.startsWith('word/media/'));
    expect(picture?.[1].startsWith('\u00ff\u00d8')).toBe(true);
    expect(picture?.[1]).not.toContain('Exif');
  });

  it('is set on the page of GB/T 9704-2012', async () => {
    const { id } = await draft(scene, { secrecyMark: '内部资料' });
    const parts = await paper(`/papers/briefings/${id}.docx`);
    const xml = parts['word/document.xml'] ?? '';
    expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838"');
    const [margins = ''] = /<w:pgMar[^>]*>/.exec(xml) ?? [];
    for (const margin of ['w:top="2098"', 'w:left="1587"', 'w:right="1474"', 'w:bottom="1984"'])
      expect(margins).toContain(margin);
    const body = paragraphOf(xml, '区委专题研究');
    for (const mark of ['仿宋_GB2312', 'w:sz w:val="32"', 'w:line="579"', 'w:spacing w:val="-5"'])
      expect(body).toContain(mark);
    const title = paragraphOf(xml, '崇川区国家安全教育周扎实开展');
    for (const mark of ['方正小标宋简体', 'w:sz w:val="44"', 'w:jc w:val="center"'])
      expect(title).toContain(mark);
    expect(paragraphOf(xml, '一、高位推动')).toContain('w:eastAsia="黑体"');
    expect(paragraphOf(xml, '统一部署')).toContain('w:eastAsia="楷体_GB2312"');
    expect(paragraphOf(xml, '内部资料')).toContain('w:eastAsia="黑体"');
    expect(paragraphOf(xml, '国家安全教育简报')).toContain('w:color w:val="FF0000"');
    const footers = Object.entries(parts).filter(([path]) => /^word\/footer\d/.test(path));
    expect(footers).toHaveLength(2);
    for (const [, footer] of footers) expect(footer).toMatch(/— .*PAGE.* —/s);
    expect(footers[0]?.[1]).toContain('w:sz w:val="28"');
    expect(parts['word/fontTable.xml']).toContain(
      '<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong,STFangsong"/>',
    );
  });
});

describe('other papers', () => {
  it('draws up the record sheet of an activity with its photos', async () => {
    const parts = await paper(`/papers/activities/${scene.opening.id}/record.docx`);
    const texts = textsOf(parts['word/document.xml'] ?? '');
    expect(texts).toEqual([
      '国家安全教育活动记录表',
      ...['活动名称', '国家安全教育周启动仪式'],
      ...['活动时间', '2023年4月10日', '活动形式', '讲座宣讲'],
      ...['活动地点', '崇川区'],
      ...['活动主题', expect.any(String)],
      ...['组织者', `主办${COLON}崇川区委宣传部`],
      ...['受教育', '人员类别', '人数', '300余人'],
      ...['资料种类', '及数量', '宣传资料2种60000余份'],
      '活动内容',
      ...['总结评价', '为首批国家安全教育基地授牌'],
      ...['存档材料', '照片1张'],
      ...['负责人', '填表人'],
      ...['填表时间', '2023年4月1日'],
      '活动照片',
      '启动仪式现场',
    ]);
    const { server } = scene;
    const path = `/papers/activities/${scene.opening.id}/record.docx`;
    expect((await fetchAs(server, null, path)).status).toBe(401);
  });

  it('drafts the summary of a campaign with its data filled in', async () => {
    const parts = await paper(`/papers/campaigns/${scene.week.id}/summary.docx`);
    const texts = textsOf(parts['word/document.xml'] ?? '');
    expect(texts.filter((text) => /^[一二三四五六]、/.test(text))).toEqual([
      '一、活动背景',
      '二、主要做法',
      '三、活动数据',
      '四、特色亮点',
      '五、存在问题',
      '六、下一步打算',
    ]);
    expect(texts).toContain(
      `共开展活动2场次${WIDE}覆盖350余人次${WIDE}发放宣传资料60000余份${WIDE}媒体报道1篇。`,
    );
    expect(texts.some((text) => text.includes('第八个全民国家安全教育日'))).toBe(true);
    const refused = await scene.below.get(`/papers/campaigns/${scene.week.id}/summary.docx`);
    expect(refused.status).toBe(403);
  });
});
