/** The three tabs of the form (R3 SCR-SAL-001), and on which of them a field stands. */
export const formTabs = [
  { value: 'basic', label: 'tabBasic' },
  { value: 'extras', label: 'tabExtras' },
  { value: 'analysis', label: 'tabAnalysis' },
] as const;
export type FormTab = (typeof formTabs)[number]['value'];

const onAnalysis = new Set(['discount', 'commission', 'otherFees', 'notes']);

export function tabOf(path: string): FormTab {
  const [field = ''] = path.split(/[./]/);
  if (field === 'accessories' || field === 'services') return 'extras';
  return onAnalysis.has(field) ? 'analysis' : 'basic';
}
