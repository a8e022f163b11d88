import "~/styles/staff.css";
import { data, type LoaderFunctionArgs } from "@remix-run/node";
import {
  Form,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunction,
  useLoaderData,
} from "@remix-run/react";
import { DemoBanner } from "~/components/layout/demo-banner";
import { useNonce } from "~/components/layout/nonce";
import { RootErrorBoundary } from "~/components/layout/root-error";
import { StaffShell } from "~/components/layout/staff-shell";
import { Button } from "~/components/ui/button";
import { Toaster } from "~/components/ui/toaster";
import { requireUser } from "~/core/auth/guards.server";
import { now } from "~/core/clock.server";
import { takeToast } from "~/core/http/toast.server";
import { getSettings } from "~/core/settings.server";
import { navigationCounts } from "~/features/today/today.queries.server";
import { type Permission, roleCan } from "~/vocabulary/permissions";
import { ROLES } from "~/vocabulary/roles";
import { formatDay } from "~/vocabulary/typography";

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireUser(request);
  const [settings, counts, { toast, headers }] = await Promise.all([
    getSettings(),
    navigationCounts(user),
    takeToast(request),
  ]);
  const demo = settings.instance.isDemo ? formatDay(now()) : null;
  const me = { name: user.name, role: user.role };
  return data({ brand: settings.brand.programme, counts, demo, me, toast }, { headers });
}

/** The frame is read again after an act, not at each page: its counts may be a page old. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formMethod, defaultShouldRevalidate }) =>
  formMethod === undefined || formMethod === "GET" ? false : defaultShouldRevalidate;

export default function StaffLayout() {
  const { brand, counts, demo, me, toast } = useLoaderData<typeof loader>();
  const can = (permission: Permission) => roleCan(me.role, permission);
  return (
    <>
      <StaffShell
        brand={brand}
        user={{ name: me.name, role: ROLES[me.role].fr }}
        can={can}
        counts={counts}
        banner={demo && <DemoStrip today={demo} />}
      >
        <Outlet />
      </StaffShell>
      <Toaster toast={toast} />
      <Framework />
    </>
  );
}

export function ErrorBoundary() {
  return (
    <>
      <RootErrorBoundary />
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

function DemoStrip({ today }: { today: string }) {
  return (
    <DemoBanner today={today}>
      <Form method="post" action="/demo/time" className="flex flex-wrap gap-2">
        <span className="self-center">Avancer le temps :</span>
        <Button type="submit" name="days" value="1" size="small" variant="quiet">
          1 jour
        </Button>
        <Button type="submit" name="days" value="7" size="small" variant="quiet">
          1 semaine
        </Button>
      </Form>
    </DemoBanner>
  );
}
