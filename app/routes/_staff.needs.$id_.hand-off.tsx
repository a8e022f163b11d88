import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import type { NeedRecord } from "#models/need";
import { LinkButton } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import type { User } from "~/core/auth/actor";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { curriculumOwnerId } from "~/features/hand-offs/curriculum.queries.server";
import { CurriculumAsking } from "~/features/hand-offs/curriculum-joining";
import {
  askCurriculumSchema,
  handOffSchema,
  severalSchema,
  takeBackSchema,
} from "~/features/hand-offs/hand-off.schema.server";
import {
  type Composer,
  composeHandOff,
  getComposer,
} from "~/features/hand-offs/hand-off-composer.commands.server";
import { departureSentence, severalDeparture } from "~/features/hand-offs/hand-off-departure.queries.server";
import { HandOffForm } from "~/features/hand-offs/hand-off-form";
import { SeveralForm } from "~/features/hand-offs/hand-off-several";
import { composeHandOffs, takeBackHandOffs } from "~/features/hand-offs/hand-off-several.commands.server";
import { getSeveral } from "~/features/hand-offs/hand-off-several.queries.server";
import { getHousehold } from "~/features/households/households.queries.server";
import { NEED_KIND } from "~/features/needs/need-kinds";
import { getNeed } from "~/features/needs/needs.queries.server";
import { sendTrackingLink } from "~/features/tracking/tracking-link.commands.server";
import { NEED_KINDS } from "~/vocabulary/needs";

export const meta: MetaFunction = () => [{ title: "Passer le relais" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "hand-offs:write");
  const needId = params.id ?? "";
  const asked = new URL(request.url).searchParams;
  const partnerIds = asked.getAll("partenaire");
  if (partnerIds.length > 1) return { several: await getSeveral(user, needId, partnerIds) };
  const composer = await getComposer(user, needId, {
    partnerId: partnerIds[0],
    preparedId: asked.get("prepared"),
    text: asked.get("q")?.trim() || undefined,
  });
  return { composer };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "hand-offs:write");
  const need = await getNeed(user, params.id ?? "");
  const asked = new URL(request.url).searchParams;
  if (asked.has("retirer")) return takeBack(request, user, need);
  if (asked.has("demander")) return askForCurriculum(request, user, need);
  if (asked.getAll("partenaire").length > 1) return sendSeveral(request, user, need);
  return submitForm(request, handOffSchema, async (values) => {
    const handOffId = await composeHandOff(user, need, values);
    return redirectWithToast(request, `/needs/${need._id}`, {
      message: await departureSentence(handOffId),
      undo: { action: `/needs/${need._id}`, fields: { intent: "revoke", handOffId } },
    });
  });
}

function sendSeveral(request: Request, user: User, need: NeedRecord) {
  return submitForm(request, severalSchema, async (values) => {
    const handed = await composeHandOffs(user, need, values);
    return redirectWithToast(request, `/needs/${need._id}`, {
      message: await severalDeparture(handed),
      undo: {
        action: `/needs/${need._id}/hand-off?retirer=1`,
        fields: { handOffIds: handed.handOffIds.join() },
      },
    });
  });
}

/** Writes to whose CV it is, then comes back where the request is composed. */
function askForCurriculum(request: Request, user: User, need: NeedRecord) {
  return submitForm(request, askCurriculumSchema, async () => {
    const household = await getHousehold(user, need.householdId);
    await sendTrackingLink(user, household, curriculumOwnerId(household, need), "curriculum");
    const { pathname, searchParams } = new URL(request.url);
    searchParams.delete("demander");
    return redirectWithToast(request, `${pathname}?${searchParams}`, {
      message: "Demande envoyée, avec le lien vers sa page. Un lien envoyé plus tôt ne s’ouvre plus.",
    });
  });
}

function takeBack(request: Request, user: User, need: NeedRecord) {
  return submitForm(request, takeBackSchema, async ({ handOffIds }) => {
    const message = await takeBackHandOffs(user, need, handOffIds);
    return redirectWithToast(request, `/needs/${need._id}`, { message });
  });
}

export default function ComposeHandOff() {
  const { composer, several } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { needId, kind } = composer ?? several;
  return (
    <>
      <PageHeader
        back={{ to: `/needs/${needId}`, label: NEED_KINDS[kind].fr }}
        title="Passer le relais"
        meta="L’aperçu est exactement ce que le partenaire recevra, dans son mail et sur sa page."
      />
      {composer?.missingDesk && (
        <Notice tone="waiting" title={composer.missingDesk.title}>
          {composer.missingDesk.words}
        </Notice>
      )}
      {composer ? (
        <Unless composer={composer}>
          <HandOffForm composer={composer} lastResult={lastResult} />
          {composer.chosen?.curriculum?.isToAsk && <CurriculumAsking />}
        </Unless>
      ) : (
        <Unless composer={several}>
          <SeveralForm several={several} lastResult={lastResult} />
        </Unless>
      )}
    </>
  );
}

interface UnlessProps {
  composer: Pick<Composer, "kind" | "familyPage" | "needId" | "isSpecified"> &
    Partial<Pick<Composer, "partners" | "text">>;
  children: ReactNode;
}

/** What must be known before anybody is asked, else what to do first. */
function Unless({ composer, children }: UnlessProps) {
  const { kind, partners, text, familyPage, needId, isSpecified } = composer;
  if (!isSpecified) {
    return (
      <EmptyState
        title="Dites d’abord ce qui est cherché."
        why="Sans critère, un partenaire ne peut rien proposer. Revenez ensuite choisir à qui demander."
        act={<LinkButton to={`/needs/${needId}`}>Préciser les critères</LinkButton>}
      />
    );
  }
  if (familyPage) {
    return (
      <EmptyState
        title="Personne ne peut encore donner son accord."
        why="Cette demande est celle d’un adulte que le dossier ne connaît pas, ou qui n’en fait plus partie : lui seul peut accepter qu’elle soit transmise."
        act={<LinkButton to={familyPage}>Ajouter cet adulte à la famille</LinkButton>}
      />
    );
  }
  if (partners?.length === 0 && !text) {
    return (
      <EmptyState
        title="Aucun partenaire pour ce besoin."
        why={NEED_KIND[kind].request.nobody}
        act={<LinkButton to="/partners/new">Ajouter un partenaire</LinkButton>}
      />
    );
  }
  return children;
}
