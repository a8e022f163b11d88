import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FormErrors } from "~/components/ui/field";
import { Folded, isResultOf } from "~/components/ui/item-form";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { askedWords } from "~/features/semesters/asked-words";
import { capacityOfSemester } from "~/features/semesters/capacity.queries.server";
import { CapacityView } from "~/features/semesters/capacity-view";
import { leftBehindOf } from "~/features/semesters/left-behind.queries.server";
import { LeftBehindNotice } from "~/features/semesters/left-behind-notice";
import { MilestonesSection } from "~/features/semesters/milestones-section";
import { carryOutSemesterAct } from "~/features/semesters/semester-acts.commands.server";
import { SemesterDatesForm } from "~/features/semesters/semester-form";
import { getSemesterPage } from "~/features/semesters/semester-page.queries.server";
import { SemesterTabs } from "~/features/semesters/semester-tabs";
import { getSemester } from "~/features/semesters/semesters.queries.server";
import { semesterActSchema } from "~/features/semesters/semesters.schema.server";
import { askSeats } from "~/features/training-places/seat-asking.commands.server";
import { askSummary } from "~/features/training-places/seat-asking.queries.server";
import { AskSeatsForm, SeatAskingSection } from "~/features/training-places/seat-asking-section";
import { listSeatsOf } from "~/features/training-places/training-places.queries.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? data.title : "Semestre" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "structures:read");
  const semester = await getSemester(params.id ?? "");
  const [capacity, asking, left] = await Promise.all([
    listSeatsOf(semester._id).then((seats) => capacityOfSemester(semester, seats)),
    askSummary(semester._id),
    leftBehindOf(semester),
  ]);
  const page = getSemesterPage(user, semester);
  const canAsk = page.canWrite && user.isWholeDepartement && asking.toAsk > 0;
  return { ...page, capacity, asking, left, canAsk };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "structures:write");
  const { _id } = await getSemester(params.id ?? "");
  return submitForm(request, semesterActSchema, async (act) => {
    const toast =
      act.intent === "ask"
        ? { message: askedWords(await askSeats(user, _id)) }
        : await carryOutSemesterAct(user, _id, act);
    return redirectWithToast(request, `/semesters/${_id}`, toast);
  });
}

export default function SemesterRoute() {
  const page = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { id, title, dates, standing, card, capacity, asking, left, canAsk, canWrite, version } = page;
  return (
    <>
      <PageHeader
        back={{ to: "/semesters", label: "Semestres" }}
        title={title}
        meta={`${dates}, ${standing}`}
        actions={canAsk && <AskSeatsForm />}
      />
      <SemesterTabs semesterId={id} current="capacity" />
      <FormErrors errors={isShownBelow(lastResult) ? undefined : lastResult?.error?.[""]} />
      {left && <LeftBehindNotice semesterId={id} words={left} canWrite={canWrite} />}
      <CapacityView capacity={capacity} />
      <SeatAskingSection summary={asking} />
      <div key={version}>
        <MilestonesSection page={page} lastResult={lastResult} />
        {canWrite && (
          <div className="mt-5">
            <Folded summary="Modifier les dates et l’objectif" isOpen={isResultOf(lastResult, "dates")}>
              <SemesterDatesForm card={card} lastResult={lastResult} />
            </Folded>
          </div>
        )}
      </div>
    </>
  );
}

/** A refusal stands in the form it was about; that of a button alone stands above. */
function isShownBelow(lastResult: ReturnType<typeof useActionData<typeof action>>): boolean {
  return ["dates", "milestone-add", "milestone-change"].includes(String(lastResult?.initialValue?.intent));
}
