import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { LinkButton } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { mentorshipActSchema } from "~/features/mentoring/mentoring.schema.server";
import { carryOutMentorshipAct } from "~/features/mentoring/mentoring-acts.commands.server";
import { getMentorshipPage } from "~/features/mentoring/mentoring-pages.queries.server";
import {
  EndSection,
  FollowUpSection,
  NoteSection,
  PairSection,
} from "~/features/mentoring/mentorship-sections";
import { ProposalSection } from "~/features/mentoring/proposal-section";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Compagnonnage de ${data.candidate.name}` : "Compagnonnage" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:read");
  return getMentorshipPage(user, params.id ?? "");
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  return submitForm(request, mentorshipActSchema, async (act) => {
    const { to, toast } = await carryOutMentorshipAct(user, params.id ?? "", act);
    return redirectWithToast(request, to, toast);
  });
}

export default function MentorshipRoute() {
  const page = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { candidate, state, stateLabel, proposals, today, canWrite } = page;
  return (
    <>
      <PageHeader
        back={{ to: "/mentoring", label: "Compagnonnage" }}
        title={`Compagnonnage de ${candidate.name}`}
        meta={candidate.situation}
        actions={<LinkButton to={`/candidates/${candidate.id}`}>Projet professionnel</LinkButton>}
      />
      <Badge tone={state === "under-way" ? "done" : "waiting"}>{stateLabel}</Badge>
      <FormErrors errors={lastResult?.error?.[""]} />
      <PairSection page={page} />
      {state === "waiting" && <ProposalSection {...{ proposals, today, canWrite, lastResult }} />}
      <FollowUpSection page={page} lastResult={lastResult} />
      <NoteSection key={page.note} page={page} lastResult={lastResult} />
      <EndSection page={page} lastResult={lastResult} />
    </>
  );
}
