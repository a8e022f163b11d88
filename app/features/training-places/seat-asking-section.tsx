import { Form, Link, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { Line, Lines } from "~/components/ui/line";
import { PhoneLink } from "~/components/ui/phone-link";
import { Section } from "~/components/ui/section";
import { formatCount, NBSP } from "~/vocabulary/typography";
import type { AskSummary } from "./seat-asking.queries.server";

/** The first act of a semester as long as a supervisor is to be asked: it stands at the top of its page. */
export function AskSeatsForm() {
  const { state, formData } = useNavigation();
  const isPending = state !== "idle" && formData?.get("intent") === "ask";
  return (
    <Form method="post">
      <Button name="intent" value="ask" variant="primary" pending={isPending}>
        Demander les places du semestre
      </Button>
    </Form>
  );
}

/** Where the seats of a semester stand with those who supervise them: the counts, who is to be called. */
export function SeatAskingSection({ summary }: { summary: AskSummary }) {
  const { toCall } = summary;
  return (
    <Section title="Places demandées aux maîtres de stage">
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
export function standingWords(summary: AskSummary): string {
  const { asked, answered, toAsk } = summary;
  const rest = toAsk > 0 ? `${supervisors(toAsk)} à qui écrire` : "";
  if (asked === 0) return rest ? `Rien n’est encore demandé${NBSP}: ${rest}.` : nobodyWords(summary);
  const silent = asked > answered ? `, ${asked - answered} pas encore` : "";
  const told = `Demandé à ${supervisors(asked)}${NBSP}: ${formatCount(answered, "a répondu", "ont répondu")}${silent}`;
  return `${[told, rest].filter(Boolean).join(`${NBSP}; `)}.`;
}

function supervisors(count: number): string {
  return formatCount(count, "maître de stage", "maîtres de stage");
}

/** Nobody was written to, and nobody is to be: why, and what to do when there is something to do. */
function nobodyWords({ supervisors: all, silent }: AskSummary): string {
  if (all === 0)
    return `Personne à qui écrire pour l’instant${NBSP}: ajoutez des terrains de stage, et leurs maîtres de stage.`;
  if (silent === 0)
    return `Personne à qui écrire${NBSP}: toutes les places de ce semestre ont déjà leur réponse.`;
  return `Personne à qui écrire${NBSP}: ajoutez l’adresse e-mail des maîtres de stage, ou appelez-les.`;
}
