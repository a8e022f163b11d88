import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { PledgeTabs } from "~/features/pledges/plan-list";
import { getProgressPage } from "~/features/pledges/progress.queries.server";
import { ProgressChoice, ProgressView, progressLead } from "~/features/pledges/progress-view";
import { formatDayLong } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "Le chemin accompli" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "reports:read");
  return getProgressPage(new URL(request.url));
}

export default function ProgressPage() {
  const progress = useLoaderData<typeof loader>();
  const { fromOn, toOn } = progress;
  return (
    <>
      <PageHeader
        title="Le chemin accompli"
        meta={`Du ${formatDayLong(fromOn)} au ${formatDayLong(toOn)} : ${progressLead(progress)}.`}
      />
      <PledgeTabs isCurrent="progress" />
      <ProgressChoice {...progress} />
      <ProgressView {...progress} />
    </>
  );
}
