import { Connection } from '../../platform/graphql/connection.js';
import { MediaReportStep } from '../media-reports/media-report-parts.entity.js';
import { MediaReport } from '../media-reports/media-report.entity.js';

export const MediaReportConnection = Connection(MediaReport, 'MediaReport', '媒体报道');
export const MediaReportStepConnection = Connection(
  MediaReportStep,
  'MediaReportStep',
  '报道登记记录',
);
