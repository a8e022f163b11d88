import { Form, Link } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import type { LastResult } from "~/components/ui/item-form";
import { Line, Lines } from "~/components/ui/line";
import { PhoneLink } from "~/components/ui/phone-link";
import { Section } from "~/components/ui/section";
import { formatCount, NBSP } from "~/vocabulary/typography";
import type { AskSummary } from "./seat-asking.queries.server";

interface Props {
  summary: AskSummary;
  /** Whoever may write to every supervisor. */
  canAsk: boolean;
  lastResult?: LastResult;
}

/** Where the seats of a semester stand with those who supervise them: one button, the counts, who is to be called. */
export function SeatAskingSection({ summary, canAsk, lastResult }: Props) {
  const { toAsk, toCall } = summary;
  const isRefused = lastResult?.initialValue?.intent === "ask";
  return (
    <Section
      title="Places demandées aux maîtres de stage"
      act={
        canAsk &&
        toAsk > 0 && (
          <Form method="post" preventScrollReset>
            <Button name="intent" value="ask" size="small">
              Demander les places du semestre
            </Button>
          </Form>
        )
      }
    >
      <FormErrors errors={isRefused ? lastResult?.error?.[""] : undefined} />
      <p className="text-muted">{standingWords(summary)}</p>
      {toCall.length > 0 && (
        <>
          <h3 className="mt-3 mb-1">À appeler</h3>
          <Lines label="Maîtres de stage à appeler">
            {toCall.map(({ id, name, phone, why, places }) => (
              <Line
                key={id}
                title={<Link to={`/training-places/supervisors/${id}`}>{name}</Link>}
                detail={
                  <>
                    {why}
                    {places.map((place) => (
                      <span key={place.id}>
                        , <Link to={`/training-places/${place.id}`}>{place.title}</Link>
                      </span>
                    ))}
                  </>
                }
                act={phone ? <PhoneLink phone={phone} /> : <span className="text-muted">sans téléphone</span>}
              />
            ))}
          </Lines>
        </>
      )}
    </Section>
  );
}

/** « Demandé à 5 maîtres de stage : 3 ont répondu, 2 pas encore ; 1 maître de stage à qui écrire. » */
function standingWords({ asked, answered, toAsk }: AskSummary): string {
  const rest = toAsk > 0 ? `${supervisors(toAsk)} à qui écrire` : "";
  if (asked === 0) return rest ? `Rien n’est encore demandé${NBSP}: ${rest}.` : NOBODY;
  const silent = asked > answered ? `, ${asked - answered} pas encore` : "";
  const told = `Demandé à ${supervisors(asked)}${NBSP}: ${formatCount(answered, "a répondu", "ont répondu")}${silent}`;
  return `${[told, rest].filter(Boolean).join(`${NBSP}; `)}.`;
}

function supervisors(count: number): string {
  return formatCount(count, "maître de stage", "maîtres de stage");
}

const NOBODY =
  "Personne à qui écrire pour l’instant : ajoutez des terrains de stage, et l’adresse e-mail de leurs maîtres de stage.";
