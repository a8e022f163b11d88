import "~/styles/staff.css";
import { data, type LoaderFunctionArgs } from "@remix-run/node";
import {
  Form,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunction,
  useLoaderData,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { DemoBanner, type DemoBannerProps } from "~/components/layout/demo-banner";
import { useNonce } from "~/components/layout/nonce";
import { Problem, RootErrorBoundary } from "~/components/layout/root-error";
import { StaffShell } from "~/components/layout/staff-shell";
import { Button } from "~/components/ui/button";
import { Toaster } from "~/components/ui/toaster";
import { requireUser } from "~/core/auth/guards.server";
import { now } from "~/core/clock.server";
import { untilNextChange } from "~/core/db/remember.server";
import { env } from "~/core/env.server";
import { takeToast } from "~/core/http/toast.server";
import { getSettings } from "~/core/settings.server";
import { listPinnedViews } from "~/features/saved-views/saved-views.queries.server";
import { navigationCounts } from "~/features/today/today.queries.server";
import { type Permission, roleCan } from "~/vocabulary/permissions";
import { LANDING_PAGES, ROLES } from "~/vocabulary/roles";
import { formatDay } from "~/vocabulary/typography";

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireUser(request);
  const [settings, counts, pinned, { toast, headers }] = await Promise.all([
    getSettings(),
    untilNextChange(`counts ${user.id}`, () => navigationCounts(user)),
    roleCan(user.role, "households:read") ? listPinnedViews(user) : [],
    takeToast(request),
  ]);
  const demo = settings.instance.isDemo
    ? { today: formatDay(now()), isSending: env().smtpUrl !== undefined }
    : null;
  const me = { name: user.name, role: user.role };
  return data({ brand: settings.brand.programme, counts, pinned, demo, me, toast }, { headers });
}

/** The frame is read again after an act, not at each page: its counts may be a page old. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formMethod, defaultShouldRevalidate }) =>
  formMethod === undefined || formMethod === "GET" ? false : defaultShouldRevalidate;

export default function StaffLayout() {
  const loaded = useLoaderData<typeof loader>();
  return (
    <Frame loaded={loaded}>
      <Outlet />
    </Frame>
  );
}

/** What went wrong in a page keeps the frame around it; without a frame, it stands alone. */
export function ErrorBoundary() {
  const loaded = useRouteLoaderData<typeof loader>("routes/_staff");
  if (loaded) {
    return (
      <Frame loaded={loaded}>
        <Problem home={LANDING_PAGES[loaded.me.role]} />
      </Frame>
    );
  }
  return (
    <>
      <RootErrorBoundary />
      <Framework />
    </>
  );
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

function Frame({ loaded, children }: { loaded: Loaded; children: ReactNode }) {
  const { brand, counts, pinned, demo, me, toast } = loaded;
  const can = (permission: Permission) => roleCan(me.role, permission);
  return (
    <>
      <StaffShell
        brand={brand}
        home={LANDING_PAGES[me.role]}
        user={{ name: me.name, role: ROLES[me.role].fr }}
        can={can}
        counts={counts}
        pinned={pinned}
        banner={demo && <DemoStrip {...demo} />}
      >
        {children}
      </StaffShell>
      <Toaster toast={toast} />
      <Framework />
    </>
  );
}

function Framework() {
  const nonce = useNonce();
  return (
    <>
      <ScrollRestoration nonce={nonce} />
      <Scripts nonce={nonce} />
    </>
  );
}

function DemoStrip(demo: Omit<DemoBannerProps, "children">) {
  return (
    <DemoBanner {...demo}>
      <Form method="post" action="/demo/time" className="flex flex-wrap gap-2">
        <span className="self-center">Avancer le temps :</span>
        <Button type="submit" name="days" value="1" size="small" variant="quiet">
          1 jour
        </Button>
        <Button type="submit" name="days" value="7" size="small" variant="quiet">
          1 semaine
        </Button>
        <Button type="submit" name="days" value="30" size="small" variant="quiet">
          1 mois
        </Button>
      </Form>
    </DemoBanner>
  );
}
