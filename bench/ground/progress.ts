const width = 30;

/** A bar on the terminal; elsewhere a line at the end. */
export function progress(what: string, total: number) {
  const began = performance.now();
  let done = 0;
  const draw = (note: string) => {
    if (!process.stderr.isTTY) return;
    const filled = Math.round((width * done) / total);
    process.stderr.write(`\r${what} ${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${note.padEnd(12)}`);
  };
  return {
    add: (count: number) => {
      done = Math.min(total, done + count);
      draw(`${Math.round((100 * done) / total)} %`);
    },
    note: (note: string) => draw(note),
    end: () => {
      const seconds = `${((performance.now() - began) / 1000).toFixed(0)} s`;
      draw(seconds);
      process.stderr.write(process.stderr.isTTY ? '\n' : `${what}: ${seconds}\n`);
    },
  };
}
