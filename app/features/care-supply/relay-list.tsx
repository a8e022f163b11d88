import { Form, Link, useNavigation } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { formatCount, formatDayShort, joinWords } from "~/vocabulary/typography";

export interface RelayLine {
  id: string;
  name: string;
  communes: number;
  staleServices: number;
  staleCounts: number;
  askedOn?: Date;
  answeredOn?: Date;
  email?: string;
  isRested: boolean;
}

/** Each relay centre with what it could renew, and the one letter a colleague may send it. */
export function RelayLines({ relays, canWrite }: { relays: readonly RelayLine[]; canWrite: boolean }) {
  return (
    <Lines label="Relais petite enfance">
      {relays.map((relay) => (
        <Line
          key={relay.id}
          title={<Link to={`/partners/${relay.id}`}>{relay.name}</Link>}
          detail={detailOf(relay)}
          badge={<Staleness relay={relay} />}
          act={canWrite && <AskAct relay={relay} />}
        />
      ))}
    </Lines>
  );
}

function Staleness({ relay: { staleServices, staleCounts } }: { relay: RelayLine }) {
  if (staleServices + staleCounts === 0) return <Badge tone="done">à jour</Badge>;
  const parts = [
    staleServices > 0 && formatCount(staleServices, "structure", "structures"),
    staleCounts > 0 && formatCount(staleCounts, "commune", "communes"),
  ].filter((part) => typeof part === "string");
  return <Badge tone="attention">{`à mettre à jour : ${joinWords(parts)}`}</Badge>;
}

/** One letter a fortnight at most: until then, the button gives way to the reason. */
function AskAct({ relay: { id, name, email, isRested } }: { relay: RelayLine }) {
  const { state, formData } = useNavigation();
  if (!email) return <span className="text-muted">Sans adresse e-mail : appelez.</span>;
  if (!isRested) return <span className="text-muted">Laissé en paix deux semaines.</span>;
  return (
    <Form method="post">
      <input type="hidden" name="relayId" value={id} />
      <Button
        name="intent"
        value="ask"
        aria-label={`Demander une mise à jour à ${name}`}
        pending={state !== "idle" && formData?.get("relayId") === id}
      >
        Demander une mise à jour
      </Button>
    </Form>
  );
}

function detailOf({ communes, askedOn, answeredOn }: RelayLine): string {
  return [
    formatCount(communes, "commune", "communes"),
    askedOn && `demandé le ${formatDayShort(askedOn)}`,
    answeredOn && `a répondu le ${formatDayShort(answeredOn)}`,
    askedOn && !answeredOn && "sans réponse",
  ]
    .filter(Boolean)
    .join(" · ");
}

interface AloneProps {
  alone: readonly { epci: string; communes: string[] }[];
  count: number;
}

/** The communes no relay centre covers. */
export function CommunesAlone({ alone, count }: AloneProps) {
  return (
    <Section title="Communes sans relais" count={count}>
      {count === 0 && <p>Chaque commune a son relais petite enfance.</p>}
      {alone.map(({ epci, communes }) => (
        <details key={epci} className="mt-2">
          <summary>{`${epci} : ${formatCount(communes.length, "commune", "communes")}`}</summary>
          <p className="mt-2 max-w-[75ch] text-muted">{communes.join(", ")}</p>
        </details>
      ))}
    </Section>
  );
}
