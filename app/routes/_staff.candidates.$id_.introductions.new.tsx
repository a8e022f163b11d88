import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { getCandidate } from "~/features/candidates/candidates.queries.server";
import { introductionSchema } from "~/features/hand-offs/hand-off.schema.server";
import { departureSentence } from "~/features/hand-offs/hand-off-departure.queries.server";
import { HandOffSending } from "~/features/hand-offs/hand-off-sending";
import {
  introduceCandidate,
  prepareIntroduction,
} from "~/features/hand-offs/introduction-composer.commands.server";
import { IntroductionAsked, NobodyToWriteTo, PlaceChoices } from "~/features/hand-offs/introduction-places";
import { listPlaces } from "~/features/hand-offs/introductions.queries.server";
import { presentCandidateId } from "~/features/restructurings/absorbed.queries.server";

export const meta: MetaFunction = () => [{ title: "Mise en relation" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "hand-offs:write");
  const candidate = await getCandidate(user, await presentCandidateId(params.id ?? ""));
  const { searchParams } = new URL(request.url);
  const asked = {
    structureId: searchParams.get("structure") ?? undefined,
    openingId: searchParams.get("ouverture") ?? undefined,
  };
  const text = searchParams.get("q")?.trim() || undefined;
  const isChosen = Boolean(asked.structureId ?? asked.openingId);
  return {
    id: candidate._id,
    firstName: candidate.firstName,
    text,
    today: toDay(now()),
    places: isChosen ? [] : await listPlaces(candidate, text),
    prepared: isChosen ? await prepareIntroduction(user, candidate, asked) : null,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "hand-offs:write");
  const candidate = await getCandidate(user, await presentCandidateId(params.id ?? ""));
  const here = `/candidates/${candidate._id}/introductions`;
  return submitForm(request, introductionSchema, async (values) => {
    const handOffId = await introduceCandidate(user, candidate, values);
    return redirectWithToast(request, here, {
      message: await departureSentence(handOffId, "introduction"),
      undo: { action: `${here}?index`, fields: { intent: "revoke", handOffId } },
    });
  });
}

export default function Introduce() {
  const { id, firstName, text, today, places, prepared } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        back={{ to: `/candidates/${id}/introductions`, label: "Mises en relation" }}
        title={`Présenter ${firstName} à une structure`}
        meta="L’aperçu est exactement ce que la structure recevra, dans son mail et sur sa page."
      />
      {prepared ? (
        <Chosen prepared={prepared} back={`/candidates/${id}/introductions`} />
      ) : (
        <PlaceChoices text={text} places={places} today={today} />
      )}
    </>
  );
}

interface ChosenProps {
  prepared: NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["prepared"]>;
  /** Where the introductions of the candidate are. */
  back: string;
}

function Chosen({ prepared, back }: ChosenProps) {
  const lastResult = useActionData<typeof action>();
  const { structure, opening, chosen, isAsked, person } = prepared;
  if (!chosen) return <NobodyToWriteTo structure={structure} />;
  if (isAsked) return <IntroductionAsked structure={structure} back={back} />;
  const discreet = opening?.isDiscreet ? " L’ouverture est discrète : la lettre ne la cite pas." : "";
  return (
    <HandOffSending
      sending={{ ...prepared, chosen }}
      hidden={{ structureId: structure.id, openingId: opening?.id }}
      change={<Link to="?">Changer de structure</Link>}
      messageHint={`Il sera lu tel quel : rien de la famille.${discreet}`}
      agreedTo="a accepté d’être présenté·e à des structures du territoire"
      act={`Présenter ${person}`}
      lastResult={lastResult}
    />
  );
}
