import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FormErrors } from "~/components/ui/field";
import { Notice } from "~/components/ui/notice";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { CommuneAliases } from "~/features/reference-data/commune-aliases";
import { ImportList } from "~/features/reference-data/import-list";
import { ImportActs, OutlineProgressNotice } from "~/features/reference-data/outline-progress";
import { actOnReferenceData } from "~/features/reference-data/reference-data-acts.commands.server";
import { referenceDataActSchema } from "~/features/reference-data/reference-data-acts.schema.server";
import { getReferencePage } from "~/features/reference-data/reference-page.queries.server";
import { FinessImport, RomeImport, ZoningImport } from "~/features/reference-data/table-imports";
import { useSettingsAccess } from "~/features/settings/settings-form";
import { joinWords } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "Référentiels · Réglages" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "settings:read");
  return await getReferencePage();
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "settings:write");
  return submitForm(request, referenceDataActSchema, async (act) => {
    const message = await actOnReferenceData(user, act);
    return redirectWithToast(request, "/settings/reference-data", { message });
  });
}

export default function ReferenceData() {
  const { departements, imports, run, aliases } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { canWrite } = useSettingsAccess();
  const intent = String(refusal?.initialValue?.intent ?? "");
  const refusalOf = (act: string) => (intent === act ? refusal : undefined);
  const isOfForm = ["add-alias", "finess", "zoning", "rome"].includes(intent);
  return (
    <>
      <Section title="Imports">
        {departements.length === 0 ? (
          <Notice>Choisissez d’abord les départements servis, dans « Territoires ».</Notice>
        ) : (
          <p className="mb-3 text-muted">Départements servis : {joinWords(departements)}.</p>
        )}
        {!isOfForm && <FormErrors errors={refusal?.error?.[""] ?? []} />}
        <OutlineProgressNotice run={run} />
        {canWrite && departements.length > 0 && <ImportActs isRunning={run?.isRunning ?? false} />}
        <ImportList imports={imports} canWrite={canWrite} />
      </Section>
      {canWrite && departements.length > 0 && (
        <>
          <Section title="Structures de santé">
            <FinessImport key={imports[0]?.id} lastResult={refusalOf("finess")} />
          </Section>
          <Section title="Zonage médecins">
            <ZoningImport key={imports[0]?.id} lastResult={refusalOf("zoning")} />
          </Section>
          <Section title="Métiers">
            <RomeImport key={imports[0]?.id} lastResult={refusalOf("rome")} />
          </Section>
        </>
      )}
      <Section title="Noms d’usage des communes" count={aliases.length}>
        <CommuneAliases aliases={aliases} canWrite={canWrite} lastResult={refusalOf("add-alias")} />
      </Section>
    </>
  );
}
