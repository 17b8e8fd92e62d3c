import { createRoot } from 'react-dom/client';
import { Providers } from './providers.tsx';
import { StaffRouter } from './router.tsx';

/** The staff's entry: everything but the language and the frame is loaded when it is opened. */
async function start() {
  if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
  document.documentElement.removeAttribute('style'); // what first-paint.ts painted until the styles were here
  const root = document.getElementById('root');
  if (root)
    createRoot(root).render(
      <Providers>
        <StaffRouter />
      </Providers>,
    );
}

void start();
