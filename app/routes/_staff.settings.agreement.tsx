import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Notice } from "~/components/ui/notice";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { pageOf } from "~/core/http/pagination.server";
import { actOnModel } from "~/features/scholarships/agreement-model-acts.server";
import { AgreementModelForm } from "~/features/scholarships/agreement-model-form";
import {
  AgreementModelVersions,
  AgreementWordsShown,
} from "~/features/scholarships/agreement-model-versions";
import { getModelPage } from "~/features/scholarships/agreement-templates.queries.server";
import { useSettingsAccess } from "~/features/settings/settings-form";

export const meta: MetaFunction = () => [{ title: "Convention de bourse · Réglages" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "settings:read");
  return getModelPage(pageOf(new URL(request.url)));
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "settings:write");
  return actOnModel(request, user);
}

export default function AgreementModelPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { canWrite } = useSettingsAccess();
  const shown = answer && "typed" in answer ? answer : undefined;
  const lastResult = answer && "typed" in answer ? undefined : answer;
  const model = shown ? { ...shown.typed, number: shown.typed.from } : page.model;
  return (
    <>
      <Section title="Convention de bourse">
        <Notice title="À faire relire.">
          Ce modèle n’est pas un avis juridique : faites-le relire avant la première signature. Une convention
          déjà établie garde son texte quand le modèle change.
        </Notice>
      </Section>
      <div className="mt-6 grid items-start gap-x-10 lg:grid-cols-2 lg:[&>section]:mt-0">
        {canWrite && (
          <AgreementModelForm
            key={`${page.model.number} ${shown ? "typed" : ""}`}
            model={model}
            lastResult={lastResult}
          />
        )}
        <Section title={shown ? "Aperçu, avant d’enregistrer" : "Aperçu, rempli d’un exemple"}>
          <AgreementWordsShown words={shown?.preview ?? page.preview} />
        </Section>
      </div>
      <AgreementModelVersions {...page} canWrite={canWrite} />
    </>
  );
}
