import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FormErrors } from "~/components/ui/field";
import { Notice } from "~/components/ui/notice";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { CommuneAliases } from "~/features/reference-data/commune-aliases";
import { ImportDone } from "~/features/reference-data/import-done";
import { ImportList } from "~/features/reference-data/import-list";
import { ImportActs, OutlineProgressNotice } from "~/features/reference-data/outline-progress";
import {
  actOnReferenceData,
  type ReferenceDataDone,
} from "~/features/reference-data/reference-data-acts.commands.server";
import { referenceDataActSchema } from "~/features/reference-data/reference-data-acts.schema.server";
import { getReferencePage } from "~/features/reference-data/reference-page.queries.server";
import {
  CommuneListImport,
  DensityImport,
  FinessImport,
  RomeImport,
  SchoolImport,
  ZoningImport,
} from "~/features/reference-data/table-imports";
import { useSettingsAccess } from "~/features/settings/settings-form";
import { joinWords } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "Référentiels · Réglages" }];

/** What is to be mended, or what was done, with lines left aside to be read. */
type Answer = ReturnType<typeof data<SubmissionResult<string[]> & { done?: ReferenceDataDone }>>;

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "settings:read");
  return await getReferencePage();
}

export async function action({ request }: ActionFunctionArgs): Promise<Response | Answer> {
  const user = await requirePermission(request, "settings:write");
  let done: ReferenceDataDone | undefined;
  const reply = await submitForm(request, referenceDataActSchema, async (act) => {
    const said = await actOnReferenceData(user, act);
    if (said.aside.length === 0) return redirectWithToast(request, "/settings/reference-data", said);
    done = said;
    return new Response(null);
  });
  return done ? data({ done }) : reply;
}

export default function ReferenceData() {
  const { departements, imports, run, aliases } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const done = answer?.done;
  const refusal = done ? undefined : answer;
  const { canWrite } = useSettingsAccess();
  const intent = String(refusal?.initialValue?.intent ?? "");
  const refusalOf = (act: string) => (intent === act ? refusal : undefined);
  const isOfForm = ["add-alias", "commune-list", "finess", "zoning", "rome", "schools", "density"].includes(
    intent,
  );
  return (
    <>
      <Section title="Imports">
        {departements.length === 0 ? (
          <Notice>Choisissez d’abord les départements servis, dans « Territoires ».</Notice>
        ) : (
          <p className="mb-3 text-muted">Départements servis : {joinWords(departements)}.</p>
        )}
        {!isOfForm && <FormErrors errors={refusal?.error?.[""] ?? []} />}
        {done && <ImportDone done={done} />}
        <OutlineProgressNotice run={run} />
        {canWrite && departements.length > 0 && <ImportActs isRunning={run?.isRunning ?? false} />}
        <ImportList imports={imports} canWrite={canWrite} />
      </Section>
      {canWrite && departements.length > 0 && (
        <>
          <Section title="Communes d’un fichier">
            <CommuneListImport key={imports[0]?.id} lastResult={refusalOf("commune-list")} />
          </Section>
          <Section title="Densité et bassins de vie">
            <DensityImport key={imports[0]?.id} lastResult={refusalOf("density")} />
          </Section>
          <Section title="Structures de santé">
            <FinessImport key={imports[0]?.id} lastResult={refusalOf("finess")} />
          </Section>
          <Section title="Zonage médecins">
            <ZoningImport key={imports[0]?.id} lastResult={refusalOf("zoning")} />
          </Section>
          <Section title="Métiers">
            <RomeImport key={imports[0]?.id} lastResult={refusalOf("rome")} />
          </Section>
          <Section title="Établissements scolaires">
            <SchoolImport key={imports[0]?.id} lastResult={refusalOf("schools")} />
          </Section>
        </>
      )}
      <Section title="Noms d’usage des communes" count={aliases.length}>
        <CommuneAliases aliases={aliases} canWrite={canWrite} lastResult={refusalOf("add-alias")} />
      </Section>
    </>
  );
}
