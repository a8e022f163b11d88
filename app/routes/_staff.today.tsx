import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button, LinkButton } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { FormErrors } from "~/components/ui/field";
import { Line, Lines } from "~/components/ui/line";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { When } from "~/components/ui/when";
import { requirePermission } from "~/core/auth/guards.server";
import { now } from "~/core/clock.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { completeTask, dismissNotice } from "~/features/today/today.commands.server";
import { type DueFile, getToday } from "~/features/today/today.queries.server";
import { todayActSchema } from "~/features/today/today.schema.server";
import { formatCount, formatDay, formatDayLong, formatLateness, formatPhone } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "Aujourd’hui" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "today:read");
  return { ...(await getToday(user)), now: now() };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "today:read");
  return submitForm(request, todayActSchema, async (act) => {
    if (act.intent === "seen") {
      await dismissNotice(user, act.noticeId);
      return redirectWithToast(request, "/today", { message: "C’est noté." });
    }
    await completeTask(user, act.taskId);
    return redirectWithToast(request, "/today", {
      message: "Appel fait. Notez-en l’essentiel dans le dossier.",
    });
  });
}

export default function Today() {
  const today = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const count = today.late.length + today.due.length + today.calls.length + today.answers.length;
  return (
    <>
      <PageHeader title="Aujourd’hui" meta={summary(today.now, count, today.late.length)} />
      <FormErrors errors={lastResult?.error?.[""] ?? undefined} />
      {count === 0 && <CalmZero nextOn={today.nextOn} />}
      <DueSection title="En retard" files={today.late} now={today.now} isLate />
      <DueSection title="Aujourd’hui" files={today.due} now={today.now} />
      <Calls />
      <Answers />
    </>
  );
}

function summary(now: Date, count: number, late: number): string {
  const waiting = count === 0 ? "rien n’attend" : formatCount(count, "chose attend", "choses attendent");
  return `${formatDay(now)} · ${waiting}${late > 0 ? `, ${late} en retard` : ""}`;
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
      act={<LinkButton to="/triage">Voir les demandes à trier</LinkButton>}
    />
  );
}

function DueSection({
  title,
  files,
  now,
  isLate = false,
}: {
  title: string;
  files: DueFile[];
  now: Date;
  isLate?: boolean;
}) {
  if (files.length === 0) return null;
  return (
    <Section title={title} count={files.length}>
      <Lines label={title}>
        {files.map((file) => (
          <Line
            key={file.householdId}
            title={<Link to={`/households/${file.householdId}`}>{file.label}</Link>}
            detail={`dossier ${file.title}`}
            badge={
              <Badge tone={isLate ? "late" : "neutral"}>
                <time dateTime={file.dueOn} title={formatDayLong(file.dueOn)}>
                  {isLate ? formatLateness(file.dueOn, now) : formatDay(file.dueOn)}
                </time>
                {file.time ? `, ${file.time}` : ""}
              </Badge>
            }
            act={
              <LinkButton to={`/households/${file.householdId}`} size="small" className="max-md:hidden">
                Ouvrir
              </LinkButton>
            }
          />
        ))}
      </Lines>
    </Section>
  );
}

function Answers() {
  const { answers, now } = useLoaderData<typeof loader>();
  if (answers.length === 0) return null;
  return (
    <Section title="Réponses reçues" count={answers.length}>
      <Lines label="Réponses reçues">
        {answers.map(({ _id, text, href, at }) => (
          <Line
            key={_id}
            title={<Link to={href}>{text}</Link>}
            detail={<When at={at} now={now} />}
            act={
              <Form method="post">
                <input type="hidden" name="noticeId" value={_id} />
                <Button name="intent" value="seen" size="small">
                  C’est vu
                </Button>
              </Form>
            }
          />
        ))}
      </Lines>
    </Section>
  );
}

function Calls() {
  const { calls } = useLoaderData<typeof loader>();
  if (calls.length === 0) return null;
  return (
    <Section title="À appeler" count={calls.length}>
      <Lines label="À appeler">
        {calls.map(({ _id, householdId, label, phone }) => (
          <Line
            key={_id}
            title={<Link to={`/households/${householdId}`}>{label}</Link>}
            detail={phone ? <a href={`tel:${phone}`}>{formatPhone(phone)}</a> : "pas de numéro connu"}
            act={
              <Form method="post">
                <input type="hidden" name="taskId" value={_id} />
                <Button name="intent" value="done" size="small">
                  C’est fait
                </Button>
              </Form>
            }
          />
        ))}
      </Lines>
    </Section>
  );
}
