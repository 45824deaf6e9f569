import { say, type Text } from '../errors.js';

/** Why a backup cannot be made, trusted or restored, in a sentence for whoever runs the command. */
export class BackupProblem extends Error {
  readonly text: Text;

  constructor(zh: string, en: string) {
    super(`${zh} (${en})`);
    this.text = say(zh, en);
  }
}

/** What the file system says, in words: where something could not be read or written, and why. */
export function explainSystemError(error: unknown): BackupProblem | null {
  const { code, path = '', message } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new BackupProblem(`磁盘空间不足:${path}`, `no room left on the disk: ${path}`);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new BackupProblem(`没有读写权限:${path}`, `not permitted: ${path}`);
  if (code === 'ENOENT') return new BackupProblem(`找不到 ${path}`, `no such file: ${path}`);
  if (code === 'ENOTDIR' || code === 'EISDIR' || code === 'EEXIST')
    return new BackupProblem(`路径不可用:${path}`, `not a usable path: ${message}`);
  return null;
}
