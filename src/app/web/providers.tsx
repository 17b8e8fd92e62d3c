import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { reads } from '#platform/web/reads.ts';
import { colorScheme, theme } from '#platform/web/theme/theme.ts';
import '#platform/web/theme/ground-styles.ts';

const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? '';
/** What locks the page behind a dialog writes a style too, and looks for its nonce here. */
Object.assign(globalThis, { __webpack_nonce__: nonce });

/** What stands around every page: looks, reads, notices. Styles that are made while running carry the page's nonce. */
export const Providers = ({ children }: { children: ReactNode }) => (
  <MantineProvider
    theme={theme}
    colorSchemeManager={colorScheme}
    defaultColorScheme="auto"
    getStyleNonce={() => nonce}
    deduplicateCssVariables={false}
  >
    <QueryClientProvider client={reads}>{children}</QueryClientProvider>
  </MantineProvider>
);
