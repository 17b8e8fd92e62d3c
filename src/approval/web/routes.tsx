import type { ScreenRoute } from '#platform/web/screens.ts';

export const approvalScreens: ScreenRoute[] = [
  {
    path: '/approvals',
    title: { en: 'Approvals', vi: 'Phê duyệt' },
    may: 'approval.read',
    screen: () => import('./inbox.screen.tsx'),
  },
  {
    path: '/approvals/$id',
    title: { en: 'Approval', vi: 'Phê duyệt' },
    may: 'approval.read',
    screen: () => import('./request.screen.tsx'),
  },
  {
    path: '/settings/approval-rules',
    title: { en: 'Approval rules', vi: 'Quy định duyệt giá' },
    may: 'approval-rule.write',
    screen: () => import('./rules.screen.tsx'),
  },
];
