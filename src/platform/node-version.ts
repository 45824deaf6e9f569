const OLDEST = 22;

/**
 * Ends the process on a Node on which the SQLite driver crashes. It must run before anything native
 * is imported, so whoever starts a process calls it first and imports the rest afterwards.
 */
export function requireNode(): void {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= OLDEST) return;
  process.stderr.write(
    `需要 Node.js ${OLDEST} 或更高版本,当前为 ${process.versions.node}。请用 npm start 启动:它使用随依赖安装的 Node。\n` +
      `Node.js ${OLDEST} or later is needed, this is ${process.versions.node}. Start with npm start: it uses the Node that was installed with the packages.\n`,
  );
  process.exit(1);
}
