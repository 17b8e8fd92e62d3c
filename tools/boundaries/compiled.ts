import { resolve } from 'node:path';
import ts from 'typescript';

/** The files that a configuration compiles, by path. */
function compiledBy(config: string): Set<string> {
  const { config: json } = ts.readConfigFile(config, ts.sys.readFile) as { config: unknown };
  const { fileNames } = ts.parseJsonConfigFileContent(json, ts.sys, process.cwd());
  return new Set(fileNames.map((name) => resolve(name)));
}

/** Code that no compiler reads, or the wrong one: only `tsconfig.domain.json` knows neither Node nor DOM. */
export function uncompiled(paths: readonly string[]): string[] {
  const by = {
    domain: compiledBy('tsconfig.domain.json'),
    server: compiledBy('tsconfig.server.json'),
    web: compiledBy('tsconfig.web.json'),
  };
  return paths.flatMap((path) => {
    const room = /\/web\//.test(path) ? 'web' : /\/server\//.test(path) || /\.test\.ts$/.test(path) ? 'server' : 'domain';
    const other = room === 'web' ? 'server' : 'web';
    return [
      ...(by[room].has(resolve(path)) ? [] : [`tsconfig.${room}.json does not compile ${path}`]),
      ...(room !== 'domain' && by[other].has(resolve(path)) ? [`tsconfig.${other}.json must not compile ${path}`] : []),
    ];
  });
}
