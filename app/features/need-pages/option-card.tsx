import { Form } from "@remix-run/react";
import { Badge, type Tone } from "~/components/ui/badge";
import { Button, LinkButton } from "~/components/ui/button";
import { filingWords } from "~/features/child-calendar/care-commissions";
import { KeepAsOffer } from "~/features/offers/keep-as-offer";
import { accessibleName } from "~/vocabulary/accessible-name";
import { OPTION_SOURCES } from "~/vocabulary/need-options";
import { OPTION_STATES, type OptionState } from "~/vocabulary/needs";
import { NBSP } from "~/vocabulary/typography";
import type { ShownOption } from "./need-screen.queries.server";
import { type DiscardProps, OptionDiscard } from "./option-discard";

const TONES: Readonly<Record<OptionState, Tone>> = {
  new: "attention",
  shown: "waiting",
  kept: "done",
  discarded: "neutral",
};

const NEXT: Readonly<Record<Exclude<OptionState, "discarded">, { state: OptionState; label: string }>> = {
  new: { state: "shown", label: "Déjà dit au foyer" },
  shown: { state: "kept", label: "Le foyer la retient" },
  kept: { state: "shown", label: "Finalement non" },
};

interface Props extends Omit<DiscardProps, "option"> {
  option: ShownOption & { state: Exclude<OptionState, "discarded"> };
  needId: string;
  /** What to say of an answer given to a request that has changed since. */
  older?: string;
  /** Who wants none of it since its visit, and why. */
  refusals: readonly string[];
  /** Another one was chosen. */
  isPassedOver?: boolean;
}

/** Something proposed: how well it suits and why, what it is, what the household says of it. */
export function OptionCard(props: Props) {
  const { option, older, refusals } = props;
  const { label, state, note } = option;
  return (
    <li className="border-t border-line py-4">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <strong className="text-16 font-semibold">{label}</strong>
          <Badge tone={TONES[state]}>{OPTION_STATES[state].fr}</Badge>
          {option.fileBefore && <Badge>{filingWords(option.fileBefore)}</Badge>}
        </p>
        <RankWords rank={option.rank} />
        <OptionFacts option={option} />
        {note && <p className="mt-2 whitespace-pre-line">{note}</p>}
        {older && (
          <p className="mt-1 text-attention">
            À vérifier{NBSP}: {older}
          </p>
        )}
        {refusals.map((words) => (
          <p key={words} className="mt-1 text-attention">
            {words}
          </p>
        ))}
        <Photos option={option} />
      </div>
      <Acts {...props} />
    </li>
  );
}

/** What is done with it; once somebody wants none of it, putting it aside comes first. */
function Acts({ option, needId, older: _older, refusals, isPassedOver, ...discard }: Props) {
  const { state, offerId } = option;
  const isRefused = refusals.length > 0 && state !== "kept";
  const aside = state !== "kept" && <OptionDiscard option={option} {...discard} />;
  return (
    <div className="mt-3 flex flex-wrap items-start gap-2">
      {isRefused && aside}
      <Move option={option} isQuiet={isRefused || isPassedOver || state === "new"} />
      <Introduce needId={needId} option={option} />
      {(state !== "kept" || offerId) && <KeepAsOffer needId={needId} option={option} />}
      {!isRefused && aside}
    </div>
  );
}

/** From one state to the next. */
function Move({ option: { id, label, state }, isQuiet }: Pick<Props, "option"> & { isQuiet?: boolean }) {
  const { state: next, label: act } = NEXT[state];
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="option" />
      <input type="hidden" name="optionId" value={id} />
      <Button
        name="state"
        value={next}
        size="small"
        variant={isQuiet ? "quiet" : "secondary"}
        aria-label={accessibleName(`${act}, ${label}`)}
      >
        {act}
      </Button>
    </Form>
  );
}

/** Leads to the partner who offers it, as long as nothing was asked of them about it. */
function Introduce({ needId, option: { label, partnerId, handOffId } }: Pick<Props, "needId" | "option">) {
  if (!partnerId || handOffId) return null;
  return (
    <LinkButton
      to={`/needs/${needId}/hand-off?partenaire=${partnerId}`}
      size="small"
      aria-label={accessibleName(`Mettre en relation, ${label}`)}
    >
      Mettre en relation
    </LinkButton>
  );
}

/** « 84 sur 100 », and the sentence that says why; what puts it aside comes first. */
function RankWords({ rank: { score, reasons, excludedBy } }: Pick<ShownOption, "rank">) {
  if (score === undefined) return null;
  return (
    <p className="mt-0.5">
      {excludedBy.length > 0 && (
        <span className="block font-semibold text-late">
          Ne répond pas à l’indispensable{NBSP}: {excludedBy.join(", ")}.
        </span>
      )}
      <strong className="font-semibold tabular-nums">{score}</strong>
      <span className="text-muted"> sur 100</span>
      {reasons && ` · ${reasons}`}
    </p>
  );
}

function OptionFacts({ option: { details, partnerName, source = "partner" } }: { option: ShownOption }) {
  const from = partnerName ? `proposée par ${partnerName}` : OPTION_SOURCES[source].fr;
  return (
    <ul className="mt-1 flex flex-wrap gap-x-4 text-muted">
      {details.map(({ label, value }) => (
        <li key={label} className="min-w-0 [overflow-wrap:anywhere]">
          {label}
          {NBSP}: <span className="text-ink">{value}</span>
        </li>
      ))}
      <li>{from}</li>
    </ul>
  );
}

function Photos({ option: { label, photos } }: { option: Pick<ShownOption, "label" | "photos"> }) {
  if (photos.length === 0) return null;
  return (
    <ul className="mt-3 flex flex-wrap gap-2">
      {photos.map((id, place) => (
        <li key={id}>
          <a href={`/documents/${id}/photo`}>
            <img
              src={`/documents/${id}/photo`}
              alt={accessibleName(`Photo ${place + 1}, ${label}`)}
              loading="lazy"
              className="h-28 rounded border border-line object-cover"
            />
          </a>
        </li>
      ))}
    </ul>
  );
}
