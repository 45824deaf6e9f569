import { rmSync } from 'node:fs';

export default async function tearDown() {
  const made = globalThis.guoanTest;
  if (!made) return;
  globalThis.guoanTest = undefined;
  await made.postgres.stop();
  rmSync(made.dataDir, { recursive: true, force: true });
}
