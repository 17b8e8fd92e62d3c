/** What stands on a credit note beside what stands on its invoice. */
export const creditWords = {
  en: {
    title: 'Credit note',
    refers: 'Takes back invoice {invoiceNumber} of {day} in full. The invoice itself stays as it was issued.',
    reason: 'Reason',
    kept: 'Paid by the buyer until then',
    owedBack: 'To be refunded to the buyer',
  },
  vi: {
    title: 'Phiếu điều chỉnh giảm hóa đơn',
    refers: 'Điều chỉnh giảm toàn bộ hóa đơn {invoiceNumber} ngày {day}. Hóa đơn đã xuất được giữ nguyên.',
    reason: 'Lý do',
    kept: 'Người mua đã thanh toán đến nay',
    owedBack: 'Phải hoàn lại người mua',
  },
} as const;
