import { InvalidInput } from '../errors.js';
import { checkOfficeFile, macrosRefused } from './office-file.js';

/** A kind of file that is accepted: how it is served, called and made safe. */
export interface FileKind {
  mimeType: string;
  extension: string;
  family: 'picture' | 'document' | 'recording';
}

const picture = (mimeType: string, extension: string): FileKind => ({
  mimeType,
  extension,
  family: 'picture',
});
const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** Everything that is accepted, by the type that its content shows. */
const KINDS: Readonly<Record<string, FileKind>> = {
  'image/jpeg': picture('image/jpeg', 'jpg'),
  'image/png': picture('image/png', 'png'),
  'image/webp': picture('image/webp', 'webp'),
  'application/pdf': { mimeType: 'application/pdf', extension: 'pdf', family: 'document' },
  [`${OFFICE}.wordprocessingml.document`]: {
    mimeType: `${OFFICE}.wordprocessingml.document`,
    extension: 'docx',
    family: 'document',
  },
  [`${OFFICE}.spreadsheetml.sheet`]: {
    mimeType: `${OFFICE}.spreadsheetml.sheet`,
    extension: 'xlsx',
    family: 'document',
  },
  'video/mp4': { mimeType: 'video/mp4', extension: 'mp4', family: 'recording' },
  'audio/mpeg': { mimeType: 'audio/mpeg', extension: 'mp3', family: 'recording' },
};

const ACCEPTED = 'JPEG、PNG、WebP、PDF、DOCX、XLSX、MP4、MP3';

/** What the content of a file is, whatever it is called. Raises INVALID_INPUT for any other. */
export async function kindOf(path: string): Promise<FileKind> {
  const mimeType = await detect(path);
  const kind = KINDS[mimeType];
  if (!kind) throw refusal(mimeType);
  if (kind.mimeType.startsWith(OFFICE)) await checkOfficeFile(path);
  return kind;
}

/** A file that is not what its first bytes promise makes the detector stumble: of no kind. */
async function detect(path: string): Promise<string> {
  // Loaded with the first file: the server is ready sooner.
  const { fileTypeFromFile } = await import('file-type');
  try {
    return (await fileTypeFromFile(path))?.mime ?? '';
  } catch {
    return '';
  }
}

function refusal(mimeType: string): InvalidInput {
  if (/^image\/hei[cf]/.test(mimeType))
    return InvalidInput.at(
      'file',
      '暂不支持 HEIC 照片,请在手机相机设置中选“兼容性最佳”,或转为 JPEG 后上传',
      'is a HEIC photo; set the camera to “Most compatible” or convert it to JPEG',
    );
  if (mimeType.includes('macroenabled')) return macrosRefused();
  return InvalidInput.at(
    'file',
    `不支持这种文件,请上传 ${ACCEPTED}`,
    `is not of a kind that is accepted (${ACCEPTED})`,
  );
}
