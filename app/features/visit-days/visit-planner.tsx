import { Form, Link } from "@remix-run/react";
import type { Tone } from "~/components/ui/badge";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { PhoneLink } from "~/components/ui/phone-link";
import { accessibleName } from "~/vocabulary/accessible-name";
import { type HostState, ITINERARIES, STEP_KINDS } from "~/vocabulary/visit-days";
import { bandsOf } from "./visit-bands";
import type { ShownStep } from "./visit-page.queries.server";
import { stepLinkId } from "./visit-step-focus";

interface Props {
  steps: readonly ShownStep[];
  /** A day past or cancelled is only read. */
  isReadOnly: boolean;
}

/** The day as two timelines side by side, one above the other on a phone; what is done together spans both. */
export function VisitPlanner({ steps, isReadOnly }: Props) {
  return (
    <div className="grid gap-3">
      {bandsOf(steps).map((band) => {
        if (band.together)
          return <StepCard key={band.together.id} step={band.together} isReadOnly={isReadOnly} />;
        const [first] = [...band.doctor, ...band.family];
        return (
          <div key={first?.id} className="grid items-start gap-3 md:grid-cols-2">
            <Side side="doctor" steps={band.doctor} isReadOnly={isReadOnly} />
            <Side side="family" steps={band.family} isReadOnly={isReadOnly} />
          </div>
        );
      })}
    </div>
  );
}

function Side({ side, steps, isReadOnly }: Props & { side: "doctor" | "family" }) {
  return (
    <div className="grid gap-2">
      <h3 className={steps.length === 0 ? "text-muted max-md:hidden" : "text-muted"}>
        {ITINERARIES[side].fr}
      </h3>
      {steps.length === 0 && <p className="text-muted max-md:hidden">Rien de prévu à ce moment.</p>}
      {steps.map((step) => (
        <StepCard key={step.id} step={step} isReadOnly={isReadOnly} />
      ))}
    </div>
  );
}

function StepCard({ step, isReadOnly }: { step: ShownStep; isReadOnly: boolean }) {
  const { id, itinerary, kind, title, hours, where, note, aside, isFlawed } = step;
  return (
    <article
      id={`step-${id}`}
      className={`border-l-4 bg-sheet p-3 target:bg-hover ${isFlawed ? "border-attention" : "border-line"}`}
    >
      <p className="flex flex-wrap items-baseline gap-x-3 text-muted">
        <strong className="text-ink">{hours}</strong>
        {STEP_KINDS[kind].fr}
        {itinerary === "together" && ` · ${ITINERARIES.together.fr}`}
        {isFlawed && <Badge tone="attention">à revoir</Badge>}
      </p>
      <h4 className="mt-0.5 font-semibold">{title}</h4>
      {where && <p>{where}</p>}
      <Host step={step} isReadOnly={isReadOnly} />
      {note && <p className="mt-1">{note}</p>}
      {aside && <p className="mt-1 text-muted">Pour l’équipe : {aside}</p>}
      {!isReadOnly && <Acts step={step} />}
    </article>
  );
}

const TONES: Readonly<Record<HostState, Tone>> = {
  "to-ask": "neutral",
  asked: "waiting",
  confirmed: "done",
  declined: "late",
  "other-hour": "attention",
};

function Host({ step: { id, host }, isReadOnly }: { step: ShownStep; isReadOnly: boolean }) {
  if (!host) return null;
  return (
    <div className="mt-1 grid gap-1">
      <p className="flex flex-wrap items-center gap-x-2">
        {host.partnerId ? <Link to={`/partners/${host.partnerId}`}>{host.name}</Link> : host.name}
        <Badge tone={host.words === "à redemander" ? "attention" : TONES[host.state]}>{host.words}</Badge>
        {host.phone && <PhoneLink phone={host.phone} />}
      </p>
      {(host.proposedHour || host.message) && (
        <p className="text-muted">« {[host.proposedHour, host.message].filter(Boolean).join(" · ")} »</p>
      )}
      {!isReadOnly && host.state !== "confirmed" && (
        <Form method="post" className="flex flex-wrap gap-2">
          <input type="hidden" name="stepId" value={id} />
          {host.email && (
            <Button
              name="intent"
              value="ask-host"
              size="small"
              aria-label={accessibleName(`${askLabel(host.state)}, ${host.name}, par mail`)}
            >
              {askLabel(host.state)}
            </Button>
          )}
          <NoteButton id={id} name={host.name} answer="confirmed" label="Noter son oui" />
          {host.state === "declined" ? (
            <ChooseAnother id={id} name={host.name} />
          ) : (
            <NoteButton id={id} name={host.name} answer="declined" label="Noter son refus" />
          )}
        </Form>
      )}
    </div>
  );
}

function ChooseAnother({ id, name }: { id: string; name: string }) {
  return (
    <Link
      to={`?step=${id}#step-form`}
      className="button button-small"
      aria-label={`Choisir un autre hôte, à la place de ${name}`}
    >
      Choisir un autre hôte
    </Link>
  );
}

interface NoteProps {
  id: string;
  name: string;
  answer: "confirmed" | "declined";
  label: string;
}

/** What a host said on the phone: a form of its own, since its button says the act and the answer. */
function NoteButton({ id, name, answer, label }: NoteProps) {
  const formId = `note-${id}-${answer}`;
  return (
    <>
      <Button
        form={formId}
        name="intent"
        value="note-host"
        size="small"
        variant="quiet"
        aria-label={`${label} : ${name}`}
      >
        {label}
      </Button>
      <NoteForm formId={formId} id={id} answer={answer} />
    </>
  );
}

function NoteForm({ formId, id, answer }: { formId: string; id: string; answer: string }) {
  return (
    <>
      <input type="hidden" form={formId} name="stepId" value={id} />
      <input type="hidden" form={formId} name="answer" value={answer} />
    </>
  );
}

/** The forms that the buttons above name: a form cannot stand in another. */
export function NoteForms({ steps }: { steps: readonly ShownStep[] }) {
  return (
    <>
      {steps.flatMap(({ id, host }) =>
        host
          ? (["confirmed", "declined"] as const).map((answer) => (
              <Form key={`${id}-${answer}`} method="post" id={`note-${id}-${answer}`} hidden />
            ))
          : [],
      )}
    </>
  );
}

function Acts({ step: { id, title } }: { step: ShownStep }) {
  return (
    <Form method="post" className="mt-2 flex flex-wrap gap-2">
      <input type="hidden" name="stepId" value={id} />
      <Button
        name="intent"
        value="earlier"
        size="small"
        variant="quiet"
        aria-label={`−15 min, plus tôt : ${title}`}
      >
        −15 min
      </Button>
      <Button
        name="intent"
        value="later"
        size="small"
        variant="quiet"
        aria-label={`+15 min, plus tard : ${title}`}
      >
        +15 min
      </Button>
      <Link
        id={stepLinkId(id)}
        to={`?step=${id}#step-form`}
        className="button button-small button-quiet"
        aria-label={`Modifier : ${title}`}
      >
        Modifier
      </Link>
      <Button
        name="intent"
        value="remove-step"
        size="small"
        variant="quiet"
        aria-label={`Retirer : ${title}`}
      >
        Retirer
      </Button>
    </Form>
  );
}

function askLabel(state: HostState): string {
  return state === "to-ask" ? "Demander" : "Redemander";
}
