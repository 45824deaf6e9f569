import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { isIn, raw } from '../../platform/database/sql.js';
import { Conflict, InvalidInput, say, type Text } from '../../platform/errors.js';
import { checked } from '../../platform/graphql/validation.js';
import { currentRequest } from '../../platform/request-context.js';
import { outletNamed } from '../media-outlets/media-outlet-names.policy.js';
import { MediaOutletsService } from '../media-outlets/media-outlets.service.js';
import { MediaReport } from '../media-reports/media-report.entity.js';
import { RegisterMediaReportInput } from '../media-reports/media-report.inputs.js';
import { MediaReportsService } from '../media-reports/media-reports.service.js';
import { type MediaPasteLine, type MediaPasteResult, PasteOutcome } from './media-paste.entity.js';
import type { RegisterMediaReportsInput } from './media-paste.inputs.js';
import { type Pasted, type PastedReport, readPaste } from './paste-reader.policy.js';

/** So many entries are registered at once. */
const MAX_ENTRIES = 200;

const PROBLEMS: Readonly<Record<'NO_TITLE' | 'NO_LINK' | 'SEVERAL_LINKS' | 'TOO_LONG', Text>> = {
  NO_TITLE: say('链接没有标题', 'a link without a title'),
  NO_LINK: say(
    '没有链接;报纸等无链接的报道须写明媒体和日期',
    'no link; a report without one needs an outlet and a day',
  ),
  SEVERAL_LINKS: say('一行有多个链接,请分行', 'several links on one line'),
  TOO_LONG: say('这一行太长', 'the line is too long'),
};

/** What became of an entry; the report by its id, if the actor may see it. */
interface Told {
  outcome: PasteOutcome;
  reportId?: string | null;
  message?: Text | null;
}

/** Registers pasted lists: every good entry in one unit of work, every other one with its reason. */
@Injectable()
export class MediaPastesService {
  constructor(
    private readonly db: Database,
    private readonly reports: MediaReportsService,
    private readonly outlets: MediaOutletsService,
  ) {}

  async register(actor: Actor, input: RegisterMediaReportsInput): Promise<MediaPasteResult> {
    const known = await this.outlets.all();
    const entries = readPaste(input.text, (name) => !!outletNamed(known, name));
    if (entries.length > MAX_ENTRIES)
      throw InvalidInput.at(
        'input.text',
        `一次最多 ${MAX_ENTRIES} 条`,
        `must have at most ${MAX_ENTRIES} entries`,
      );
    const told: Told[] = [];
    for (const entry of entries) told.push(await this.take(actor, entry, input));
    return this.resultOf(entries, told);
  }

  private async take(actor: Actor, entry: Pasted, input: RegisterMediaReportsInput): Promise<Told> {
    if (entry.kind === 'PROBLEM')
      return { outcome: PasteOutcome.WRONG, message: PROBLEMS[entry.problem] };
    if (entry.kind === 'HEADING') {
      const said = [entry.day, entry.outlet].filter(Boolean).join(' ');
      return { outcome: PasteOutcome.HEADING, message: say(said, said) };
    }
    try {
      const made = await this.reports.create(actor, inputFor(entry, input));
      return { outcome: PasteOutcome.CREATED, reportId: made.id };
    } catch (error) {
      return refusalOf(error);
    }
  }

  private async resultOf(
    entries: readonly Pasted[],
    told: readonly Told[],
  ): Promise<MediaPasteResult> {
    const ids = told.flatMap(({ reportId }) => reportId ?? []);
    const reports = await this.db.find(MediaReport, isIn(raw('t.id'), [...new Set(ids)]));
    const byId = new Map(reports.map((report) => [report.id, report]));
    const language = currentRequest()?.language ?? 'zh';
    const lines = entries.map(({ firstLine, lastLine, text }, index): MediaPasteLine => {
      const { outcome, reportId, message } = told[index] ?? { outcome: PasteOutcome.WRONG };
      const report = byId.get(reportId ?? '') ?? null;
      return { firstLine, lastLine, text, outcome, report, message: message?.[language] ?? null };
    });
    const count = (...outcomes: readonly PasteOutcome[]): number =>
      lines.filter(({ outcome }) => outcomes.includes(outcome)).length;
    return {
      lines,
      created: count(PasteOutcome.CREATED),
      existing: count(PasteOutcome.EXISTS),
      refused: count(PasteOutcome.DOUBTFUL, PasteOutcome.WRONG),
    };
  }
}

/** The entry as it would be registered by itself, checked by the same rules. */
function inputFor(
  { title, link, outlet, day }: PastedReport,
  { outletId, publishedOn, campaignId, regionId, ...given }: RegisterMediaReportsInput,
): RegisterMediaReportInput {
  const { activityIds, kind, origin, evenIfDoubled } = given;
  const asked = {
    title,
    ...(link && { link }),
    ...(outletId ? { outletId } : outlet && { outletName: outlet }),
    ...((day ?? publishedOn) && { publishedOn: day ?? publishedOn }),
    ...(campaignId && { campaignId }),
    ...(regionId && { regionId }),
    ...(activityIds && { activityIds }),
    ...(kind && { kind }),
    ...(origin && { origin }),
    ...(evenIfDoubled && { evenIfDoubled }),
  };
  return checked(RegisterMediaReportInput, asked);
}

/** What a refusal says of an entry. It was refused before anything was written. */
function refusalOf(error: unknown): Told {
  if (error instanceof InvalidInput)
    return { outcome: PasteOutcome.WRONG, message: joined(error.fields.map(({ text }) => text)) };
  if (!(error instanceof Conflict)) throw error;
  const { existingId, doubtful } = error.params as { existingId?: string; doubtful?: boolean };
  return {
    outcome: doubtful ? PasteOutcome.DOUBTFUL : PasteOutcome.EXISTS,
    reportId: existingId ?? null,
    message: error.text,
  };
}

const joined = (texts: readonly Text[]): Text =>
  say(texts.map(({ zh }) => zh).join(';'), texts.map(({ en }) => en).join('; '));
