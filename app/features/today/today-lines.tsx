import { Form, Link } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { Line, Lines } from "~/components/ui/line";
import { PhoneLink } from "~/components/ui/phone-link";
import { Section } from "~/components/ui/section";
import { When } from "~/components/ui/when";
import { kindWord, ticked } from "~/features/tasks/task-view";
import { dayOf, formatDay, formatDayLong, formatLateness } from "~/vocabulary/typography";
import type { TodayLine } from "./today-groups";

export type Opened = { act: "complete" | "postpone" | "snooze"; line: TodayLine };

interface LinesProps {
  title: string;
  lines: readonly TodayLine[];
  now: Date;
  onOpen: (opened: Opened) => void;
}

/** A group of things to do: each says who, what, since when, and may be done or put off on the spot. */
export function TodayLines({ title, lines, now, onOpen }: LinesProps) {
  if (lines.length === 0) return null;
  return (
    <Section title={title} count={lines.length}>
      <Lines label={title}>
        {lines.map((line) => (
          <Line
            key={line.id}
            title={<Link to={line.href ?? `/households/${line.householdId}`}>{line.label}</Link>}
            detail={<Detail line={line} />}
            badge={<Due line={line} now={now} />}
            act={<LineActs line={line} onOpen={onOpen} />}
          />
        ))}
      </Lines>
    </Section>
  );
}

function Detail({ line: { title, href, kind, owner, checklist, waitingFor, phone } }: { line: TodayLine }) {
  const words = [
    href ? title : `dossier ${title}`,
    kind === "call" && kindWord(kind)?.toLowerCase(),
    owner && `pour ${owner}`,
    checklist?.length && ticked(checklist),
    waitingFor && `en attente de ${waitingFor.label}`,
  ];
  return (
    <>
      {words.filter(Boolean).join(" · ")}
      {phone && (
        <>
          {" "}
          · <PhoneLink phone={phone} />
        </>
      )}
    </>
  );
}

function Due({ line: { dueOn, time, wokeAt }, now }: { line: TodayLine; now: Date }) {
  if (wokeAt)
    return (
      <Badge>
        <When at={wokeAt} now={now} />
      </Badge>
    );
  return (
    <Badge tone={dueOn < dayOf(now) ? "late" : "neutral"}>
      <time dateTime={dueOn} title={formatDayLong(dueOn)}>
        {dueWords(dueOn, now)}
      </time>
      {time ? `, ${time}` : ""}
    </Badge>
  );
}

function dueWords(dueOn: string, now: Date): string {
  if (dueOn < dayOf(now)) return formatLateness(dueOn, now);
  return dueOn === dayOf(now) ? "aujourd’hui" : formatDay(dueOn, now);
}

function LineActs({ line, onOpen }: Pick<LinesProps, "onOpen"> & { line: TodayLine }) {
  const isNext = line.kind === "next";
  return (
    <>
      {isNext ? (
        <Button
          type="button"
          size="small"
          data-key="done"
          aria-haspopup="dialog"
          onClick={() => onOpen({ act: "complete", line })}
        >
          C’est fait
        </Button>
      ) : (
        <Form method="post">
          <input type="hidden" name="taskId" value={line.id} />
          <Button name="intent" value="task-done" size="small" data-key="done">
            {line.kind === "promise" ? "C’est tenu" : "C’est fait"}
          </Button>
        </Form>
      )}
      <Button
        type="button"
        size="small"
        variant="quiet"
        data-key="snooze"
        aria-haspopup="dialog"
        onClick={() => onOpen({ act: isNext ? "postpone" : "snooze", line })}
      >
        Reporter
      </Button>
    </>
  );
}

interface NewsProps {
  title: string;
  news: readonly { _id: string; text: string; href: string; at: Date }[];
  now: Date;
}

/** Answers of partners, words of colleagues: read, then put aside. */
export function News({ title, news, now }: NewsProps) {
  if (news.length === 0) return null;
  return (
    <Section title={title} count={news.length}>
      <Lines label={title}>
        {news.map(({ _id, text, href, at }) => (
          <Line
            key={_id}
            title={<Link to={href}>{text}</Link>}
            detail={<When at={at} now={now} />}
            act={
              <Form method="post">
                <input type="hidden" name="noticeId" value={_id} />
                <Button name="intent" value="seen" size="small" data-key="done">
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
