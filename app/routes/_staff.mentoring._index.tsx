import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { FormErrors } from "~/components/ui/field";
import { ActButton, Folded, isResultOf } from "~/components/ui/item-form";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { PagedList } from "~/components/ui/pagination";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { pageOf } from "~/core/http/pagination.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { MentorForm } from "~/features/mentoring/mentor-form";
import { MentorLines, NoMentor } from "~/features/mentoring/mentor-list";
import { mentoringActSchema } from "~/features/mentoring/mentoring.schema.server";
import { carryOutMentoringAct } from "~/features/mentoring/mentoring-acts.commands.server";
import { getMentoringPage, getWish } from "~/features/mentoring/mentoring-list.queries.server";
import { MentoringTabs, MentorshipLines, NoMentorship } from "~/features/mentoring/mentorship-list";

export const meta: MetaFunction = () => [{ title: "Compagnonnage" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:read");
  const url = new URL(request.url);
  const wish = await getWish(user, url.searchParams.get("candidat"));
  if (wish?.mentorshipId) throw redirect(`/mentoring/${wish.mentorshipId}`);
  return { wish, ...(await getMentoringPage(user, url, pageOf(url))) };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  return submitForm(request, mentoringActSchema, async (act) => {
    const { to, toast } = await carryOutMentoringAct(user, act);
    return redirectWithToast(request, to, toast);
  });
}

export default function Mentoring() {
  const { wish, view, canWrite, mentors, mentorships } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Compagnonnage"
        meta="Des praticien·ne·s du territoire accompagnent celles et ceux qui arrivent."
      />
      <FormErrors errors={lastResult?.error?.[""]} />
      {wish && canWrite && (
        <Notice title={`${wish.name} n’a pas de compagnon.`}>
          <ActButton intent="open" fields={{ candidateId: wish.candidateId }}>
            Chercher un compagnon
          </ActButton>
        </Notice>
      )}
      <MentoringTabs current={view} />
      {mentorships && (
        <PagedList
          {...mentorships}
          one="compagnonnage"
          many="compagnonnages"
          empty={<NoMentorship view={view} />}
        >
          <MentorshipLines rows={mentorships.rows} />
        </PagedList>
      )}
      {mentors && <Mentors {...{ mentors, canWrite, lastResult }} />}
    </>
  );
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

interface MentorsProps {
  mentors: NonNullable<Loaded["mentors"]>;
  canWrite: boolean;
  lastResult: ReturnType<typeof useActionData<typeof action>>;
}

function Mentors({ mentors: { isActive, edited, ...list }, canWrite, lastResult }: MentorsProps) {
  return (
    <>
      {edited && canWrite && (
        <Section title={`Fiche de ${edited.card.firstName} ${edited.card.lastName}`}>
          <MentorForm key={edited.id} mentorId={edited.id} card={edited.card} lastResult={lastResult} />
        </Section>
      )}
      <PagedList {...list} one="compagnon" many="compagnons" empty={<NoMentor isActive={isActive} />}>
        <MentorLines rows={list.rows} {...{ isActive, canWrite }} />
      </PagedList>
      {canWrite && isActive && !edited && (
        <Section title="Ajouter un compagnon">
          <Folded summary="Ajouter" isOpen={isResultOf(lastResult, "mentor")}>
            <MentorForm lastResult={lastResult} />
          </Folded>
        </Section>
      )}
      <p className="mt-4">
        <Link to={isActive ? "/mentoring?vue=compagnons&autres=1" : "/mentoring?vue=compagnons"}>
          {isActive ? "Celles et ceux qui ne sont plus proposé·e·s" : "Celles et ceux qui sont proposé·e·s"}
        </Link>
      </p>
    </>
  );
}
