import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FormErrors } from "~/components/ui/field";
import { ActButton } from "~/components/ui/item-form";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { placeSurvey } from "~/features/surveys/survey-results.queries.server";
import { SurveyResults } from "~/features/surveys/survey-results-section";
import { OfferSection, PastOffers } from "~/features/training-places/offer-sections";
import { carryOutPlaceAct } from "~/features/training-places/place-acts.commands.server";
import { getPlacePage } from "~/features/training-places/place-page.queries.server";
import {
  JuniorSection,
  NearLodgings,
  PlaceFacts,
  PlaceSupervisors,
} from "~/features/training-places/place-sections";
import { getPlace } from "~/features/training-places/training-places.queries.server";
import { placeActSchema } from "~/features/training-places/training-places.schema.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? data.title : "Terrain de stage" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "structures:read");
  const page = await getPlacePage(user, params.id ?? "");
  return { ...page, survey: await placeSurvey(page.id) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "structures:write");
  const { _id: id } = await getPlace(params.id ?? "");
  return submitForm(request, placeActSchema, async (act) =>
    redirectWithToast(request, `/training-places/${id}`, await carryOutPlaceAct(user, id, act)),
  );
}

export default function TrainingPlaceRoute() {
  const page = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { title, level, communeName, isActive, isJunior, canWrite, version } = page;
  const isOfPage = ["archive", "restore", "supervisor-remove"].includes(
    String(lastResult?.initialValue?.intent ?? ""),
  );
  return (
    <>
      <PageHeader
        back={{ to: "/training-places", label: "Terrains de stage" }}
        title={title}
        meta={`${level} · ${communeName}`}
      />
      {isOfPage && <FormErrors errors={lastResult?.error?.[""]} />}
      {!isActive && <Notice title="Ce terrain de stage est archivé." tone="waiting" />}
      <div key={version}>
        <OfferSection page={page} lastResult={lastResult} />
        <PlaceSupervisors page={page} lastResult={lastResult} />
        {isJunior && <JuniorSection page={page} lastResult={lastResult} />}
        <PlaceFacts page={page} lastResult={lastResult} />
        <NearLodgings page={page} />
        <PastOffers page={page} />
        <SurveyResults
          title="Ce qu’en pensent les internes"
          results={page.survey.results}
          tooFew="Les moyennes paraissent à partir de cinq avis de fin de stage, tous semestres confondus."
        />
        {canWrite && (
          <div className="mt-7">
            <ActButton intent={isActive ? "archive" : "restore"}>
              {isActive ? "Archiver ce terrain de stage" : "Rétablir ce terrain de stage"}
            </ActButton>
          </div>
        )}
      </div>
    </>
  );
}
