import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  Outlet,
  RouterProvider,
  redirect,
} from '@tanstack/react-router';
import type { accessApi } from '#access/api.ts';
import { signInScreens } from '#access/web/routes.tsx';
import type { Answer } from '#platform/domain/api.ts';
import { fetchAnswer, ProblemError } from '#platform/web/client.ts';
import { reads } from '#platform/web/reads.ts';
import type { ScreenRoute } from '#platform/web/screens.ts';
import { readAddress, writeAddress } from '#platform/web/view.ts';
import { Broken, Missing } from './pages.tsx';
import { staffScreens } from './screens.ts';

const meKey = ['/access', 'me', {}];

const root = createRootRoute({ component: Outlet });

/** Who is signed in, or the way to the sign-in page that leads back here. */
async function knowMe({ location }: { location: { href: string } }) {
  try {
    await reads.ensureQueryData({
      queryKey: meKey,
      queryFn: async () => (await fetchAnswer('/api/access/me', {}, { anonymous: true })).json(),
    });
  } catch (error) {
    if (!(error instanceof ProblemError) || error.status !== 401) throw error;
    throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } } as never);
  }
}

const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  beforeLoad: knowMe,
  component: lazyRouteComponent(() => import('./frame/frame.tsx')),
});

/** A screen that this person may not open is not there for them. */
const opensFor = (may: string) => () => {
  const me = reads.getQueryData<Answer<(typeof accessApi)['operations']['me']>>(meKey);
  if (may !== 'signed-in' && !me?.permissions[may]?.length) throw notFound();
};

const routeOf = (parent: typeof frame | typeof root, { path, screen, may }: ScreenRoute) =>
  createRoute({
    getParentRoute: () => parent as typeof root,
    path,
    component: lazyRouteComponent(screen),
    ...(parent === frame ? { beforeLoad: opensFor(may) } : {}),
  });

const home = createRoute({ getParentRoute: () => frame, path: '/', component: lazyRouteComponent(() => import('./home.screen.tsx')) });

const missing = createRoute({ getParentRoute: () => frame, path: '$', component: Missing });

const tree = root.addChildren([
  ...signInScreens.map((screen) => routeOf(root, screen)),
  frame.addChildren([home, missing, ...staffScreens.map((screen) => routeOf(frame, screen))]),
]);

const router = createRouter({
  routeTree: tree,
  parseSearch: readAddress,
  stringifySearch: writeAddress,
  scrollRestoration: true,
  defaultPreload: 'intent',
  defaultPendingMs: 200,
  defaultErrorComponent: Broken,
  defaultNotFoundComponent: Missing,
});

export const StaffRouter = () => <RouterProvider router={router} />;
