import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import type { IntroductionRow } from "~/features/calendar/visit-replies.queries.server";
import { can } from "~/vocabulary/hand-off-words";
import { NBSP } from "~/vocabulary/typography";
import { INVITATION_REPLIES } from "~/vocabulary/visits";
import type { MailReplies } from "../inbound-mail/message-replies.queries.server";
import { MessageReplies } from "../inbound-mail/message-reply";
import { visitDay } from "./answer-words";
import { handOffBadge } from "./hand-off-badge";
import type { HandOffRow, TitledRow } from "./hand-offs.queries.server";
import { HandOffDates, ReplyToQuestion, TypeAnswer } from "./need-hand-offs";

interface ListProps {
  introductions: IntroductionRow[];
  replies: MailReplies;
  /** The page of the introductions. */
  from: string;
  now: Date;
}

/** The structures a candidate was introduced to, where each stands, and what to do of its answer. */
export function IntroductionList({ introductions, replies, from, now }: ListProps) {
  return (
    <Lines label="Mises en relation">
      {introductions.map((row) => (
        <Line
          key={row.id}
          title={
            <Link to={`/structures/${row.introduction?.structureId}`}>{row.introduction?.structureName}</Link>
          }
          detail={
            <>
              <HandOffDates handOff={row} now={now} />
              <Visit row={row} />
            </>
          }
          below={replies[row.id] && <MessageReplies replies={replies[row.id]} from={from} now={now} />}
          badge={<Badge {...handOffBadge(row)} />}
          act={
            <>
              <ReplyToQuestion handOff={row} />
              <TypeAnswer handOff={row} />
              <Acts row={row} />
            </>
          }
        />
      ))}
    </Lines>
  );
}

/** Whom a structure was asked to meet, and what it answered. */
export function StructureIntroductions({ introductions, now }: { introductions: TitledRow[]; now: Date }) {
  return (
    <Section title="Mises en relation">
      {introductions.length === 0 && (
        <p className="text-muted">
          Personne ne lui a encore été présenté. On présente quelqu’un depuis son dossier, « Mises en relation
          ».
        </p>
      )}
      <Lines label="Personnes présentées">
        {introductions.map((row) => (
          <Line
            key={row.id}
            title={<Link to={`/candidates/${row.introduction?.candidateId}/introductions`}>{row.title}</Link>}
            detail={
              <>
                <Link to={`/households/${row.householdId}`}>dossier {row.fileTitle}</Link> ·{" "}
                <HandOffDates handOff={row} now={now} />
              </>
            }
            badge={<Badge {...handOffBadge(row)} />}
          />
        ))}
      </Lines>
    </Section>
  );
}

/** The structures a candidate was introduced to, in one line of their file. */
export function IntroductionNames({ introductions }: { introductions: readonly HandOffRow[] }) {
  if (introductions.length === 0) return <span className="text-muted">aucune</span>;
  return (
    <ul>
      {introductions.map((row) => (
        <li key={row.id}>
          {row.introduction?.structureName} <Badge {...handOffBadge(row)} />
        </li>
      ))}
    </ul>
  );
}

function Visit({ row: { id, visit, visitReplies } }: { row: IntroductionRow }) {
  if (!visit) return null;
  return (
    <>
      <span className="block">
        Visite {visit.isAgreed ? "convenue" : "proposée"} {visitDay(visit)}
        {visit.note && `${NBSP}: ${visit.note}`}
        {visit.isAgreed && (
          <>
            {" · "}
            <a href={`/hand-offs/${id}/visit`} download>
              Ajouter à mon agenda
            </a>
          </>
        )}
      </span>
      {visit.isAgreed && <Replies replies={visitReplies} />}
    </>
  );
}

const GUESTS = [
  ["structure", "La structure"],
  ["candidate", "La personne"],
] as const;

function Replies({ replies }: { replies: IntroductionRow["visitReplies"] }) {
  return GUESTS.map(([guest, name]) => {
    const reply = replies[guest];
    return (
      reply && (
        <span key={guest} className="block">
          {name} {INVITATION_REPLIES[reply].fr}
          {reply === "declined" && `${NBSP}: proposez un autre jour`}.
        </span>
      )
    );
  });
}

function Acts({ row }: { row: HandOffRow }) {
  const { id, state, visit } = row;
  return (
    <>
      {state === "proposed" && visit && !visit.isAgreed && (
        <Act id={id} intent="agree-visit" answerId={visit.answerId}>
          Confirmer la visite
        </Act>
      )}
      {can("revoke", row) && (
        <Act id={id} intent="revoke" isQuiet>
          Retirer
        </Act>
      )}
    </>
  );
}

interface ActProps {
  id: string;
  intent: "agree-visit" | "revoke";
  answerId?: string;
  isQuiet?: boolean;
  children: ReactNode;
}

function Act({ id, intent, answerId, isQuiet, children }: ActProps) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="handOffId" value={id} />
      {answerId && <input type="hidden" name="answerId" value={answerId} />}
      <Button name="intent" value={intent} variant={isQuiet ? "quiet" : undefined} size="small">
        {children}
      </Button>
    </Form>
  );
}
