import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Line, Lines } from "~/components/ui/line";
import { requirePermission } from "~/core/auth/guards.server";
import { settingsStates } from "~/features/settings/settings.queries.server";
import { SETTINGS_PAGES } from "~/features/settings/settings-pages";

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "settings:read");
  return { states: await settingsStates() };
}

export default function SettingsIndex() {
  const { states } = useLoaderData<typeof loader>();
  return (
    <Lines label="Réglages">
      {SETTINGS_PAGES.map(({ page, label, about }) => (
        <Line
          key={page}
          title={<Link to={`/settings/${page}`}>{label}</Link>}
          detail={about}
          badge={states[page] && <span className="text-muted">{states[page]}</span>}
        />
      ))}
    </Lines>
  );
}
