import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { today } from '../../platform/calendar.js';
import { Conflict, type FieldProblem, found, InvalidInput, say } from '../../platform/errors.js';
import { ActivityFactsQueries } from '../activities/activity-facts.queries.js';
import { outletAt, outletNamed } from '../media-outlets/media-outlet-names.policy.js';
import { MediaOutletsService } from '../media-outlets/media-outlets.service.js';
import type { Region } from '../regions/region.entity.js';
import { addressOf, hostOf, linkKeyOf, printKeyOf } from './media-link.policy.js';
import { type Double, MediaReportDoublesQueries } from './media-report-doubles.queries.js';
import { LINK_LISTS, type ReportLinks } from './media-report-links.service.js';
import {
  MediaReportReferencesService,
  type ReportReferences,
} from './media-report-references.service.js';
import type { MediaReport } from './media-report.entity.js';
import type { MediaReportFactsInput } from './media-report.inputs.js';
import { canCollectIn } from './media-report.policy.js';
import { titleKeyOf } from './media-title.policy.js';

const FACTS = [
  'publishedOn',
  'page',
  'link',
  'author',
  'reads',
  'campaignId',
  'note',
] as const satisfies readonly (keyof MediaReportFactsInput & keyof MediaReport)[];

/** What an input may say of a report. */
export type ReportInput = MediaReportFactsInput & { title?: string | null };

/** A report as it should be, and what it was asked with. */
export interface Draft {
  report: MediaReport;
  input: ReportInput;
  links: Required<ReportLinks>;
  /** The region of the unit that answers for it. */
  home: Region;
  /** What it named before. */
  before?: ReportReferences;
}

const FIRST_DAY = '1949-10-01';

/** Writes what is given into reports, and refuses what is wrong or there already. */
@Injectable()
export class MediaReportWriterService {
  constructor(
    private readonly outlets: MediaOutletsService,
    private readonly references: MediaReportReferencesService,
    private readonly doubles: MediaReportDoublesQueries,
    private readonly activities: ActivityFactsQueries,
  ) {}

  /** Writes the input into the report; what it leaves out stays, or is told by its activities. */
  async fill({ report, input, links, home, before }: Draft): Promise<void> {
    if (input.title) report.title = input.title;
    for (const field of FACTS)
      if (input[field] !== undefined)
        Object.assign(report, { [field]: input[field] === '' ? null : input[field] });
    for (const field of ['kind', 'origin', 'standsAlone'] as const)
      if (input[field] != null) Object.assign(report, { [field]: input[field] });
    if (input.regionId !== undefined) report.regionId = input.regionId ?? home.id;
    await this.fillPlace(report, input, links.activityIds, home, !before);
    await this.fillOutlet(report, input);
    report.titleKey = titleKeyOf(report.title);
    report.linkKey = keyOf(report);
  }

  /** Raises INVALID_INPUT for everything that is wrong, CONFLICT for what is registered already. */
  async check(actor: Actor, { report, input, links, home, before }: Draft): Promise<void> {
    const problems = [
      ...dateProblems(report),
      ...(await this.references.problems(actor, referencesIn(input), before)),
      ...(await this.references.outside(report.regionId, home.path)),
      ...(before && !input.activityIds ? [] : await this.foreign(actor, home, links.activityIds)),
    ];
    if (problems.length)
      throw new InvalidInput(problems.map(({ path, text }) => ({ path: `input.${path}`, text })));
    const same = await this.doubles.same(actor, report);
    if (same) throw alreadyThere(same);
    if (input.evenIfDoubled || !isRenamed(report, before)) return;
    const alike = await this.doubles.alike(actor, report);
    if (alike) throw perhapsThere(alike);
  }

  /** Who does not collect reports registers those about activities of their own unit only. */
  private async foreign(
    actor: Actor,
    home: Region,
    activityIds: readonly string[],
  ): Promise<FieldProblem[]> {
    if (canCollectIn(actor, home)) return [];
    const facts = await this.activities.of(activityIds);
    const own = facts.some(
      (one) =>
        one && [one.ownerOrganizationId, ...one.organizerIds].some((unit) => actor.belongsTo(unit)),
    );
    const text = say(
      '须关联本单位主办或参与的活动',
      'must name an activity that one’s own unit organizes',
    );
    return own ? [] : [{ path: 'activityIds', text }];
  }

  private async fillPlace(
    report: MediaReport,
    input: ReportInput,
    activityIds: readonly string[],
    home: Region,
    isNew: boolean,
  ): Promise<void> {
    if (!input.activityIds?.length) return;
    const place = await this.references.placeOf(activityIds, home.path);
    if (isNew && input.regionId == null) report.regionId = place.regionId ?? home.id;
    if (input.campaignId === undefined) report.campaignId ??= place.campaignId ?? null;
  }

  private async fillOutlet(report: MediaReport, input: ReportInput): Promise<void> {
    if (input.outletId !== undefined) {
      report.outletId = input.outletId;
      report.outletText = null;
    }
    if (input.outletId) return;
    if (input.outletName) {
      const known = outletNamed(await this.outlets.all(), input.outletName);
      report.outletId = known?.id ?? null;
      report.outletText = known ? null : input.outletName;
    } else if (input.outletName !== undefined) report.outletText = null;
    if (report.outletId || report.outletText || !input.link) return;
    const address = addressOf(input.link);
    const known = address && outletAt(await this.outlets.all(), hostOf(address));
    report.outletId = known?.id ?? null;
  }
}

/** The lists that the input gives; null empties them. */
export const given = (input: ReportInput): ReportLinks =>
  Object.fromEntries(
    LINK_LISTS.filter((list) => input[list] !== undefined).map((list) => [list, input[list] ?? []]),
  );

const referencesIn = (input: ReportInput): ReportReferences => ({
  ...given(input),
  ...(input.outletId && { outletId: input.outletId }),
  ...(input.campaignId && { campaignId: input.campaignId }),
});

function keyOf(report: MediaReport): string | null {
  const { link, outletId, publishedOn } = report;
  if (link) return found(linkKeyOf(link));
  return outletId && publishedOn ? printKeyOf({ ...report, outletId, publishedOn }) : null;
}

/** Of a report that is corrected only what tells it from others matters. */
const isRenamed = (
  report: MediaReport,
  before: (ReportReferences & Partial<MediaReport>) | undefined,
): boolean =>
  !before ||
  (['titleKey', 'outletId', 'outletText', 'publishedOn'] as const).some(
    (field) => before[field] !== report[field],
  );

function dateProblems({ publishedOn }: MediaReport): FieldProblem[] {
  if (!publishedOn || (publishedOn >= FIRST_DAY && publishedOn <= today())) return [];
  const text = say('刊发日期不能晚于今天,请核对', 'is not a day of the past');
  return [{ path: 'publishedOn', text }];
}

const alreadyThere = ({ id, title, visible }: Double): Conflict =>
  visible
    ? new Conflict(say(`该报道已登记:“${title}”`, `The report is registered already: “${title}”`), {
        existingId: id,
      })
    : new Conflict(say('该报道已由其他单位登记', 'Another unit has registered the report already'));

const perhapsThere = ({ id, title, visible }: Double): Conflict =>
  visible
    ? new Conflict(
        say(
          `同一媒体同日已有同题报道“${title}”;确为另一篇请注明重题仍登记`,
          `The outlet has a report of that title on that day: “${title}”; set evenIfDoubled for another one`,
        ),
        { existingId: id, doubtful: true },
      )
    : new Conflict(
        say(
          '同一媒体同日的同题报道已由其他单位登记;确为另一篇请注明重题仍登记',
          'Another unit has registered a report of that title, outlet and day; set evenIfDoubled for another one',
        ),
        { doubtful: true },
      );
