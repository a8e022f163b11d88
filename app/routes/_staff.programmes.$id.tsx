import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FormErrors } from "~/components/ui/field";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { ProgrammeActs } from "~/features/programmes/programme-acts";
import { carryOutProgrammeAct } from "~/features/programmes/programme-acts.commands.server";
import { getProgrammePage } from "~/features/programmes/programmes.queries.server";
import { programmeActSchema } from "~/features/programmes/programmes.schema.server";
import { VersionForm } from "~/features/programmes/version-form";
import {
  VersionActs,
  VersionBadges,
  VersionFacts,
  VersionList,
} from "~/features/programmes/version-sections";
import { RepaymentExample } from "~/features/scholarships/repayment-example";
import { formatDayLong } from "~/vocabulary/typography";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.name ?? "Programme" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:read");
  const { searchParams } = new URL(request.url);
  const programme = await getProgrammePage(user, params.id ?? "", searchParams.get("version"));
  return { ...programme, isEdited: searchParams.has("edit") };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "settings:write");
  return submitForm(request, programmeActSchema, async (act) => {
    const { to, toast } = await carryOutProgrammeAct(user, params.id ?? "", act);
    return redirectWithToast(request, to, toast);
  });
}

export default function ProgrammePage() {
  const programme = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { name, isActive, canWrite, shown, card, places, revision, versions, isEdited } = programme;
  return (
    <>
      <PageHeader
        back={{ to: "/programmes", label: "Programmes de bourse" }}
        title={name}
        meta={`Termes à partir du ${formatDayLong(shown.fromOn)}`}
      />
      <FormErrors errors={lastResult?.error?.[""]} />
      {!isActive && <Notice title="Ce programme n’est pas proposé." tone="waiting" />}
      <div key={`${shown.id}-${revision}`}>
        <Section title="Ce que dit cette version" act={<VersionBadges version={shown} />}>
          <VersionFacts facts={shown.facts} link={shown.link} />
          <RepaymentExample {...programme.terms} />
          {canWrite && (
            <VersionActs version={shown} lastResult={lastResult} isOpen={isEdited}>
              {card && (
                <VersionForm versionId={shown.id} card={card} places={places} lastResult={lastResult} />
              )}
            </VersionActs>
          )}
        </Section>
        <VersionList versions={versions} shownId={shown.id} />
        {canWrite && <ProgrammeActs name={name} isActive={isActive} lastResult={lastResult} />}
      </div>
    </>
  );
}
