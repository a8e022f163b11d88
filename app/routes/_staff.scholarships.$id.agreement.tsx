import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FormErrors } from "~/components/ui/field";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { readUpload } from "~/features/documents/read-upload.server";
import { agreementActSchema } from "~/features/scholarships/agreement.schema.server";
import { carryOutAgreementAct } from "~/features/scholarships/agreement-acts.commands.server";
import { EarlierTexts } from "~/features/scholarships/agreement-history";
import { getAgreementPage } from "~/features/scholarships/agreement-page.queries.server";
import {
  AgreementChanges,
  AgreementStanding,
  AgreementTextSection,
} from "~/features/scholarships/agreement-sections";
import { SignatoryList } from "~/features/scholarships/signatory-list";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Convention de ${data.beneficiary}` : "Convention" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:read");
  return getAgreementPage(user, params.id ?? "");
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  const id = params.id ?? "";
  const { form, files } = await readUpload(request);
  return submitForm(form, agreementActSchema, async (act) => {
    const message = await carryOutAgreementAct(user, id, act, files);
    return redirectWithToast(request, `/scholarships/${id}/agreement`, { message });
  });
}

export default function AgreementRoute() {
  const page = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <div key={page.text?.version ?? 0}>
      <FormErrors errors={lastResult?.error?.[""]} />
      <AgreementStanding page={page} lastResult={lastResult} />
      <SignatoryList page={page} lastResult={lastResult} />
      <AgreementTextSection page={page} lastResult={lastResult} />
      <AgreementChanges page={page} lastResult={lastResult} />
      <EarlierTexts page={page} />
    </div>
  );
}
