import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { LinkButton } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { FormErrors } from "~/components/ui/field";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { SnoozeDialog } from "~/features/tasks/task-dialogs";
import { useActDialog } from "~/features/tasks/use-act-dialog";
import { NewRequests } from "~/features/today/new-requests";
import { CompleteDialog, PostponeDialog } from "~/features/today/next-action-dialogs";
import { carryOutTodayAct } from "~/features/today/today.commands.server";
import { todayActSchema } from "~/features/today/today.schema.server";
import { News, type Opened, TodayLines } from "~/features/today/today-lines";
import { getTodayPage } from "~/features/today/today-page.queries.server";
import { formatCount, formatDay } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "Aujourd’hui" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "today:read");
  return getTodayPage(user);
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "today:read");
  return submitForm(request, todayActSchema, async (act) => {
    const { message, undo } = await carryOutTodayAct(user, act);
    return redirectWithToast(request, "/today", {
      message,
      undo: undo && { action: "/today", fields: undo },
    });
  });
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Today() {
  const today = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { opened, open, close } = useActDialog<Opened>(lastResult);
  const { now, late, due, answers, words, wakes, promises, requests } = today;
  const toDo = late.length + due.length + wakes.length + promises.length;
  const fresh = answers.length + words.length + requests.length;
  const shared = { now, onOpen: open };
  return (
    <>
      <PageHeader
        title="Aujourd’hui"
        meta={`${formatDay(now)} · ${summary({ toDo, late: late.length, fresh })}`}
        actions={<Unplanned today={today} />}
      />
      <FormErrors errors={opened ? undefined : lastResult?.error?.[""]} />
      <Handovers today={today} />
      {toDo + fresh === 0 && <CalmZero nextOn={today.nextOn} />}
      <TodayLines title="En retard" lines={late} {...shared} />
      <TodayLines title="Aujourd’hui" lines={due} {...shared} />
      <News title="Réponses reçues" news={answers} now={now} />
      <TodayLines title="Réveils" lines={wakes} {...shared} />
      <TodayLines title="Promesses" lines={promises} {...shared} />
      <NewRequests requests={requests} now={now} />
      <News title="Pour vous" news={words} now={now} />
      {opened && <OpenedDialog today={today} opened={opened} lastResult={lastResult} onClose={close} />}
    </>
  );
}

interface OpenedProps {
  today: Loaded;
  opened: Opened;
  lastResult: ReturnType<typeof useActionData<typeof action>>;
  onClose: () => void;
}

function OpenedDialog({ today, opened: { act, line }, ...shared }: OpenedProps) {
  const props = { ...shared, line, soonOn: today.soonOn };
  if (act === "complete")
    return <CompleteDialog {...props} colleagues={today.colleagues} ownerId={today.ownerId} />;
  if (act === "postpone" || line.kind === "next") return <PostponeDialog {...props} />;
  const task = { id: line.id, kind: line.kind, label: line.label };
  return (
    <SnoozeDialog {...shared} task={task} awaited={[]} soonOn={today.soonOn} semesterOn={today.semesterOn} />
  );
}

/** The figure that stays at 0: each open file has somebody who does something by a day. */
function Unplanned({ today: { unplanned } }: { today: Loaded }) {
  const words = `${formatCount(unplanned, "dossier", "dossiers")} sans suite prévue`;
  return <Link to="/today/unplanned">{words}</Link>;
}

/** Whose files one follows these days, with what they left written. */
function Handovers({ today: { handovers } }: { today: Loaded }) {
  return handovers.map(({ id, name, toOn }) => (
    <Notice
      key={id}
      tone="waiting"
      act={<LinkButton to={`/account/handover?de=${id}`}>Lire sa note de passation</LinkButton>}
    >
      Vous suivez les dossiers de {name} jusqu’au {formatDay(toOn)}.
    </Notice>
  ));
}

/** « 11 choses à faire, dont 3 en retard, 8 nouvelles »: the first figure is also that of the menu. */
function summary({ toDo, late, fresh }: Record<"toDo" | "late" | "fresh", number>): string {
  const words = [
    toDo > 0 && formatCount(toDo, "chose à faire", "choses à faire"),
    late > 0 && `dont ${late} en retard`,
    fresh > 0 && formatCount(fresh, "nouvelle", "nouvelles"),
  ].filter(Boolean);
  return words.join(", ") || "rien n’attend";
}

function CalmZero({ nextOn }: { nextOn?: string }) {
  return (
    <EmptyState
      title="Rien n’attend."
      why={
        nextOn
          ? `Prochaine échéance : ${formatDay(nextOn)}.`
          : "Les échéances de vos dossiers apparaîtront ici."
      }
      act={
        <LinkButton to="/candidates" data-when-empty>
          Ouvrir mes dossiers
        </LinkButton>
      }
    />
  );
}
