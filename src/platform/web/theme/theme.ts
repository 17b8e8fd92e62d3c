import { createTheme, localStorageColorSchemeManager, type MantineColorsTuple } from '@mantine/core';

/** The one accent: petrol. Shade 7 carries white text at 6.5:1, shade 6 at 5.0:1. */
const petrol: MantineColorsTuple = [
  '#edf7f9',
  '#d9edf1',
  '#b2dae3',
  '#84c3d1',
  '#57a9bb',
  '#338fa3',
  '#15788d',
  '#0b6577',
  '#095363',
  '#07414e',
];

const gray: MantineColorsTuple = [
  '#f7f8f9',
  '#f0f2f4',
  '#e5e8eb',
  '#d9dde2',
  '#c6ccd3',
  '#727a86',
  '#5d6570',
  '#454d57',
  '#2b3138',
  '#16191d',
];

const dark: MantineColorsTuple = [
  '#e6e8eb',
  '#c6cbd2',
  '#9da5b0',
  '#838b97',
  '#343a42',
  '#24292f',
  '#1a1e22',
  '#121518',
  '#0d0f11',
  '#08090a',
];

const red: MantineColorsTuple = [
  '#fef2f2',
  '#fde3e4',
  '#fbc7c9',
  '#f8a3a7',
  '#f1757b',
  '#e44c54',
  '#d02f38',
  '#b3242c',
  '#951d24',
  '#79181e',
];

/** Calm and dense: 14 px text, a 4 px grid, small radius and shadows, one accent. */
export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 6 },
  colors: { petrol, gray, dark, red },
  black: '#16191d',
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, monospace',
  headings: { fontFamily: "'Inter Variable', system-ui, sans-serif", fontWeight: '600' },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.55', xl: '1.5' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'md',
  shadows: {
    xs: '0 1px 2px rgb(16 24 32 / 6%)',
    sm: '0 1px 3px rgb(16 24 32 / 8%)',
    md: '0 4px 12px rgb(16 24 32 / 10%), 0 1px 3px rgb(16 24 32 / 6%)',
    lg: '0 12px 32px rgb(16 24 32 / 14%), 0 2px 6px rgb(16 24 32 / 6%)',
    xl: '0 20px 48px rgb(16 24 32 / 18%)',
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    Button: { defaultProps: { size: 'sm' } },
    Input: { defaultProps: { size: 'sm' } },
    Modal: { defaultProps: { overlayProps: { backgroundOpacity: 0.45 }, transitionProps: { duration: 120 }, radius: 'lg' } },
    Popover: { defaultProps: { shadow: 'lg', transitionProps: { duration: 80 } } },
    Tooltip: { defaultProps: { openDelay: 300, transitionProps: { duration: 80 } } },
  },
});

/** Light, dark or as the system: kept in the browser under the name that `first-paint.ts` reads. */
export const colorScheme = localStorageColorSchemeManager({ key: 'forecourt.theme' });
