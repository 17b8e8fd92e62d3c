import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, transformWithOxc } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Puts `first-paint.ts` into the head as a small script of its own: it runs before anything is painted, and no inline script is needed. */
function firstPaint(): Plugin {
  const source = here('./src/app/web/first-paint.ts');
  const compiled = async () => (await transformWithOxc(readFileSync(source, 'utf8'), source, { target: 'es2022' })).code;
  let built = '';
  return {
    name: 'first-paint',
    async generateBundle() {
      const code = (await compiled()).replace(/^export \{\s*\};?$/m, '').trim();
      const reference = this.emitFile({ type: 'asset', name: 'first-paint.js', source: code });
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

/** The web: `vite build` writes it to `dist/web`, `vite` serves it while one works, with the server's API behind it. */
export default defineConfig({
  root: here('./src/app/web'),
  publicDir: here('./src/app/web/public'),
  plugins: [react(), firstPaint()],
  build: {
    outDir: here('./dist/web'),
    emptyOutDir: true,
    target: 'es2023',
    sourcemap: false,
    reportCompressedSize: false,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { staff: here('./src/app/web/index.html') },
      output: {
        codeSplitting: {
          groups: [
            { name: 'ground', test: /node_modules\/(react|react-dom|scheduler|@tanstack|i18next|react-i18next|use-sync-external-store)\// },
          ],
        },
      },
    },
  },
  server: { port: 5173, proxy: { '/api': 'http://127.0.0.1:3000' } },
});
