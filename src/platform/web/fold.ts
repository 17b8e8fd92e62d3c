/** Text without accents and capitals, so that “bao gia” finds “Báo giá”; the same folding as the database's. */
export const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toLowerCase();
