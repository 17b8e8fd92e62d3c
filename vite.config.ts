import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, transformWithOxc } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Puts `first-paint.ts` into the head as a small script of its own: it runs before anything is painted, and no inline script is needed. */
function firstPaint(): Plugin {
  const source = here('./src/app/web/first-paint.ts');
  let built = '';
  return {
    name: 'first-paint',
    async generateBundle() {
      const { code } = await transformWithOxc(readFileSync(source, 'utf8'), source, { target: 'es2022' });
      const reference = this.emitFile({ type: 'asset', name: 'first-paint.js', source: code.replace(/^export \{\s*\};?$/m, '').trim() });
      built = `/${this.getFileName(reference)}`;
    },
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        { tag: 'script', attrs: built ? { src: built } : { type: 'module', src: '/first-paint.ts' }, injectTo: 'head-prepend' as const },
      ],
    },
  };
}

type Modules = { getModuleInfo: (id: string) => { importedIds: readonly string[]; code: string | null } | null };

/** Libraries whose index names everything: only what is asked of them by name is needed. */
const indexes = /\/node_modules\/(@mantine\/\w+|@tabler\/icons-react)\/.*\/[\w-]+\.mjs$/;
const namedImports = /import\s*\{([^}]*)\}\s*from\s*["']([^"']+)["']/g;

/** Where an index has each of these names from. */
function behindIndex(index: string, names: string[], modules: Modules): string[] {
  const files = [...(modules.getModuleInfo(index)?.code ?? '').matchAll(/(?:import|export)\s*\{([^}]*)\}\s*from\s*["']([^"']+)["']/g)];
  return files.flatMap(([, given = '', file = '']) => {
    const known = given.split(',').map(
      (name) =>
        name
          .trim()
          .split(/\s+as\s+/)
          .at(-1) ?? '',
    );
    return names.some((name) => known.includes(name)) ? [resolve(dirname(index), file)] : [];
  });
}

/** Whatever these modules need at once, told from what they load later. */
function neededBy(starts: string[], modules: Modules): Set<string> {
  const all = new Set<string>();
  const visit = (id: string) => {
    const module = modules.getModuleInfo(id);
    if (all.has(id) || !module) return;
    all.add(id);
    for (const next of module.importedIds) {
      const [, library] = indexes.exec(next) ?? [];
      const asked = [...(module.code ?? '').matchAll(namedImports)].filter(([, , from]) => library && from === library);
      if (asked.length === 0) visit(next);
      for (const [, names = ''] of asked)
        for (const file of behindIndex(
          next,
          names.split(',').map((name) => name.trim().split(/\s+as\s+/)[0] ?? ''),
          modules,
        ))
          visit(file);
    }
  };
  for (const start of starts) visit(start);
  return all;
}

const web = (...paths: string[]) => paths.map((path) => here(`./src/${path}`));
const kit = (...parts: string[]) => web(...parts.map((part) => `platform/web/kit/${part}`));

/** The pages one is on all day: what they share with others comes with the frame, so that each is one request more. */
const daily = web(...['quotation'].map((noun) => `${noun}/web/list.screen.tsx`));

/** What is loaded together, the first that needs a module has it: with the sign-in, with the frame and any list, with any document or form. */
const together: [name: string, starts: string[]][] = [
  ['ground', web('app/web/staff.tsx', 'access/web/sign-in.screen.tsx')],
  ['frame', [...web('app/web/frame/frame.tsx'), ...kit('list-page.tsx', 'screen.tsx', 'status.tsx', 'money.tsx'), ...daily]],
  [
    'paper',
    [
      ...kit('document-page.tsx', 'moves.tsx', 'timeline.tsx', 'api-form.ts', 'form-body.tsx', 'money-input.tsx', 'percent-input.tsx'),
      ...web('quotation/web/new.screen.tsx', 'quotation/web/detail.screen.tsx'),
    ],
  ],
];

/** A few chunks besides the screens, so that the first page stays small and no page asks for many. */
const chunks = together.map(([name, starts], at) => {
  let needed: Set<string> | undefined;
  return {
    priority: together.length - at,
    name: (id: string, modules: Modules): string | null => {
      if (/\.screen\.tsx$/.test(id) && name !== 'ground') return null;
      needed ??= neededBy(starts, modules);
      return needed.has(id) ? name : null;
    },
  };
});

/** What is small and shared by many screens: apis, rules, words, icons; one request instead of twenty. */
const texts = { name: 'texts', test: /\/src\/[^/]+\/(?:api\.ts|domain\/|web\/words\.ts)|@tabler\/icons-react/, minShareCount: 2 };

/** Beside each asset its smallest form, made once here rather than at every answer. */
function pressed(): Plugin {
  return {
    name: 'pressed',
    apply: 'build',
    async writeBundle({ dir }, bundle) {
      for (const file of Object.keys(bundle).filter((name) => /\.(?:js|css|svg)$/.test(name))) {
        const whole = await readFile(`${dir}/${file}`);
        await writeFile(`${dir}/${file}.br`, await promisify(brotliCompress)(whole));
        await writeFile(`${dir}/${file}.gz`, await promisify(gzip)(whole, { level: 9 }));
      }
    },
  };
}

/** The web: `vite build` writes it to `dist/web`, `vite` serves it while one works, with the server's API behind it. */
export default defineConfig({
  root: here('./src/app/web'),
  publicDir: here('./src/app/web/public'),
  plugins: [react(), firstPaint(), pressed()],
  build: {
    outDir: here('./dist/web'),
    emptyOutDir: true,
    target: 'es2023',
    cssTarget: ['chrome123', 'safari17.5', 'firefox120'],
    sourcemap: false,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { staff: here('./src/app/web/index.html') },
      preserveEntrySignatures: false,
      output: { codeSplitting: { groups: [...chunks, texts] } },
    },
  },
  server: { port: 5173, proxy: { '/api': 'http://127.0.0.1:3000' } },
});
