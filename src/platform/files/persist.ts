import { open } from 'node:fs/promises';

/** Makes what was written to a file, or the names in a folder, survive a power cut. */
export async function persist(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } catch (error) {
    // Windows knows no fsync of a folder.
    if (!['EPERM', 'EISDIR', 'EINVAL'].includes((error as { code?: string }).code ?? ''))
      throw error;
  } finally {
    await handle.close();
  }
}
