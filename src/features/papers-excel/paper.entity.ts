import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PaperFormat } from './paper-offers.js';

registerEnumType(PaperFormat, {
  name: 'PaperFormat',
  description: '文件格式 — in which form a paper comes.',
  valuesMap: {
    XLSX: { description: 'Excel 工作簿 — an Excel workbook.' },
    CSV: { description: 'CSV 文本 — plain text that Excel opens, in UTF-8.' },
  },
});

/** A paper that can be downloaded. */
@ObjectType({ description: '可下载的表格 — a paper that you may download, and where.' })
export class Paper {
  @Field(() => ID, { description: '编号 — its name in the address (activities.xlsx).' })
  id: string;

  @Field(() => String, { description: '名称 — what people call it.' })
  name: string;

  @Field(() => PaperFormat, { description: '格式 — in which form it comes.' })
  format: PaperFormat;

  @Field(() => String, {
    description:
      '下载地址 — path on this server; GET it with the session, parameters in the query.',
  })
  path: string;

  @Field(() => String, {
    description:
      '对应列表 — the query whose records it shows; `filter` is that query’s filter, as JSON.',
  })
  list: string;

  @Field(() => [String], { description: '参数 — the parameters that it takes.' })
  parameters: string[];
}
