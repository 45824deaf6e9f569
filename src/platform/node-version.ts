const OLDEST = 22;

/** What to tell whoever starts a process on a Node on which the SQLite driver crashes; null: it fits. */
export function nodeProblem(version: string): string | null {
  if (Number(version.split('.')[0]) >= OLDEST) return null;
  return (
    `需要 Node.js ${OLDEST} 或更高版本,当前为 ${version}。请用 npm start 启动:它使用随依赖安装的 Node。\n` +
    `Node.js ${OLDEST} or later is needed, this is ${version}. Start with npm start: it uses the Node that was installed with the packages.\n`
  );
}

/**
 * Ends the process on a Node that does not fit. It must run before anything native is imported, so
 * whoever starts a process calls it first and imports the rest afterwards.
 */
export function requireNode(): void {
  const problem = nodeProblem(process.versions.node);
  if (problem === null) return;
  process.stderr.write(problem);
  process.exit(1);
}
