import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { InvalidInput } from '../../platform/errors.js';
import { begun } from '../../platform/workbooks/begun.js';
import { inPrint } from '../../platform/workbooks/print-marks.js';
import {
  type Line,
  note,
  row,
  type Sheet,
  type SheetHead,
  total,
} from '../../platform/workbooks/sheet.js';
import {
  cellsOf,
  TABLE_COLUMNS,
  TABLE_SELECTION,
  type TableActivity,
} from './activity-table-row.js';
import { type Compared, figuresColumns, figuresLines } from './figures-sheet.js';
import { NotReportedQueries, type SilentUnit } from './not-reported.queries.js';
import { listQuery, PaperPages, type Wire } from './paper-pages.service.js';
import { Tally, type Tallied } from './tally.js';
import { type HeadFacts, subtitlesOf, titleOf, wordOf } from './table-head.js';

const LIST = { list: 'activities', filterType: 'ActivityFilter', orderType: 'ActivityOrder' };
const ROWS = listQuery(LIST, TABLE_SELECTION);
const SUMS = listQuery(
  LIST,
  `startsOn status actualHeadcount headcountEstimated type { name position }
    materials { quantity countingWord estimated material { name position } }`,
);
const REPORTS = `query($period: MediaReportFilter, $toDate: MediaReportFilter) {
  period: mediaReports(filter: $period, first: 1) { totalCount }
  toDate: mediaReports(filter: $toDate, first: 1) { totalCount } }`;
const HEAD = `query($regionId: ID!, $campaignId: ID!, $inCampaign: Boolean!, $unitId: ID!) {
  region(id: $regionId) { name }
  campaign(id: $campaignId) @include(if: $inCampaign) { name }
  organization(id: $unitId) { name } }`;

/** Plans that were let pass, and what became of them. */
const SHOWN = ['APPROVED', 'PUBLISHED', 'CLOSED'];

/** An activity's filter as it is sent; its list checks the rest of it. */
export interface TableFilter extends Record<string, unknown> {
  regionId?: unknown;
  campaignId?: unknown;
  from?: unknown;
  to?: unknown;
  statuses?: unknown;
  dated?: unknown;
}

/** Who asks, through which request, and what the head says of them. */
export interface TableAsked {
  actor: Actor;
  wire: Wire;
  filter: TableFilter;
  reporter: { post?: string | undefined; phone?: string | undefined };
}

interface Scope extends HeadFacts {
  filter: TableFilter & { from: string; to: string };
  toDateFilter: TableFilter;
  regionId: string;
  campaignId: string | null;
  withUndated: boolean;
}

/** 活动信息统计表: the activities of a period, its figures, and who has not reported. */
@Injectable()
export class ActivityTableService {
  constructor(
    private readonly pages: PaperPages,
    private readonly silent: NotReportedQueries,
  ) {}

  /** Raises what the list of activities raises for the filter, and INVALID_INPUT without a period. */
  async sheetsOf(asked: TableAsked): Promise<{ title: string; sheets: Sheet[] }> {
    const scope = await this.scopeOf(asked);
    const title = titleOf(scope);
    const subtitles = subtitlesOf(scope);
    const tally = new Tally();
    const head = { name: '活动信息统计表', title, subtitles, columns: TABLE_COLUMNS };
    const sheets: Sheet[] = [
      { head, lines: await begun(this.rows(asked, scope, tally)) },
      { head: figuresHead(scope), lines: this.figures(asked, scope, tally) },
    ];
    const units = await this.silent.units(asked.actor, scope);
    if (units) sheets.push({ head: silentHead(scope), lines: this.silentLines(units) });
    return { title, sheets };
  }

  private async scopeOf({ actor, wire, filter, reporter }: TableAsked): Promise<Scope> {
    const { from, to } = filter;
    if (typeof from !== 'string') throw missing('from', '起始日期', 'the first day');
    if (typeof to !== 'string') throw missing('to', '截止日期', 'the last day');
    const regionId = filter.regionId ?? actor.region?.id;
    if (typeof regionId !== 'string') throw missing('regionId', '行政区划', 'the region');
    const campaignId = typeof filter.campaignId === 'string' ? filter.campaignId : null;
    const ids = { regionId, campaignId: campaignId ?? regionId, unitId: actor.organizationId };
    const variables = { ...ids, inCampaign: campaignId !== null };
    const { region, campaign, organization } = await this.pages.ask<Head>(HEAD, variables, wire);
    const wanted = { ...filter, regionId, statuses: filter.statuses ?? SHOWN };
    const start = campaign ? null : `${to.slice(0, 4)}-01-01`;
    return {
      filter: { ...wanted, from, to },
      toDateFilter: { ...wanted, from: start, dated: 'ALL' },
      regionId,
      campaignId,
      withUndated: filter.dated === 'ALL',
      regionName: region.name,
      campaignName: campaign?.name ?? null,
      from,
      to,
      unit: organization.name,
      reporter: { name: actor.accountName, ...reporter },
    };
  }

  /** Each activity in the period that it begins in: so that the tables of two weeks can be added up. */
  private async *rows({ wire }: TableAsked, scope: Scope, tally: Tally): AsyncGenerator<Line[]> {
    const variables = { filter: scope.filter, orderBy: 'START_ASC' };
    let count = 0;
    const units = new Set<string>();
    for await (const page of this.pages.of<TableActivity>(ROWS, variables, wire)) {
      const begin = page.filter(({ startsOn }) => !startsOn || startsOn >= scope.from);
      yield begin.map((activity) => {
        count += 1;
        tally.add(activity);
        units.add(activity.ownerOrganization.name);
        return row([count, ...cellsOf(activity, this.pages.words)]);
      });
    }
    const { activities, people } = tally.all;
    const held = inPrint(`已开展${activities}场,覆盖${people}人次`);
    const sums = ['合计', `${units.size}个单位`, null, `共${count}场`];
    yield [total([...sums, ...Array<null>(7).fill(null), held])];
  }

  private async *figures(
    { wire }: TableAsked,
    scope: Scope,
    period: Tally,
  ): AsyncGenerator<Line[]> {
    const toDate = new Tally();
    const variables = { filter: scope.toDateFilter };
    const undated = { activities: 0 };
    for await (const page of this.pages.of<Tallied & { startsOn: string | null }>(
      SUMS,
      variables,
      wire,
    ))
      for (const activity of page) {
        toDate.add(activity);
        if (activity.status === 'CLOSED' && !activity.startsOn) undated.activities += 1;
      }
    const reports = await this.reports(scope, wire);
    const compared: Compared = { word: wordOf(scope), period, toDate, reports };
    yield figuresLines(compared);
    if (undated.activities)
      yield [note(`累计中有日期不详的活动${undated.activities}场,不计入${compared.word}。`)];
  }

  private async reports(scope: Scope, wire: Wire): Promise<Compared['reports']> {
    const { regionId, campaignId } = scope.filter;
    const where = { regionId, campaignId, to: scope.to };
    const { from } = scope.toDateFilter;
    const answer = await this.pages.ask<Record<'period' | 'toDate', { totalCount: number }>>(
      REPORTS,
      { period: { ...where, from: scope.from }, toDate: { ...where, from } },
      wire,
    );
    return { period: answer.period.totalCount, toDate: answer.toDate.totalCount };
  }

  private silentLines(units: readonly SilentUnit[]): AsyncIterable<Line[]> {
    const lines = units.map(({ name, kind, regionName }, index) =>
      row([index + 1, name, this.pages.words('OrganizationKind', kind), regionName, null]),
    );
    return Readable.from([lines.length ? lines : [note('本期各单位均已报送。')]]);
  }
}

interface Named {
  name: string;
}

interface Head {
  region: Named;
  campaign?: Named;
  organization: Named;
}

const figuresHead = (scope: Scope): SheetHead => ({
  name: '数据汇总',
  title: '工作开展情况汇总表',
  subtitles: subtitlesOf(scope).slice(-1),
  columns: figuresColumns(wordOf(scope)),
});

const silentHead = (scope: Scope): SheetHead => ({
  name: '未报单位',
  title: '未报单位名单',
  subtitles: subtitlesOf(scope).slice(-1),
  columns: [
    { title: '序号', kind: 'whole', width: 7 },
    { title: '单位', kind: 'text', width: 40 },
    { title: '单位类别', kind: 'text', width: 24 },
    { title: '所属区划', kind: 'text', width: 24 },
    { title: '催报情况', kind: 'text', width: 30 },
  ],
});

const missing = (field: string, zh: string, en: string): InvalidInput =>
  InvalidInput.at(`filter.${field}`, `“${zh}”不能为空`, `${en} must be given`);
