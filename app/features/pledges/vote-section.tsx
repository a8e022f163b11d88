import type { PlanVote } from "#models/action-plan";
import { Badge, type Tone } from "~/components/ui/badge";
import { ActButton, Folded, ItemForm, isResultOf, type LastResult } from "~/components/ui/item-form";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { VOTE_STATES, type VoteState } from "~/vocabulary/pledges";
import { formatDayLong } from "~/vocabulary/typography";
import { optionsOf } from "~/vocabulary/words";

const TONES: Readonly<Record<VoteState, Tone>> = { pending: "waiting", voted: "done", refused: "late" };

interface Props {
  votes: readonly PlanVote[];
  canWrite: boolean;
  lastResult: LastResult;
}

/** What each assembly voted: the day, the result, the number of the deliberation. */
export function VoteSection({ votes, canWrite, lastResult }: Props) {
  const done = votes.filter(({ state }) => state !== "pending").length;
  return (
    <Section title="Votes des assemblées" count={votes.length}>
      {votes.length === 0 ? (
        <p className="text-muted">
          Aucune assemblée dans la liste.
          {canWrite && " Ajoutez d’un coup le Département et les intercommunalités servies, ou une à une."}
        </p>
      ) : (
        <p className="mb-2">{`${done} sur ${votes.length} ${done > 1 ? "ont" : "a"} voté.`}</p>
      )}
      {votes.length > 0 && (
        <Lines label="Votes">
          {votes.map((vote) => (
            <VoteLine key={vote.id} vote={vote} canWrite={canWrite} lastResult={lastResult} />
          ))}
        </Lines>
      )}
      {canWrite && (
        <div className="mt-3 grid gap-2">
          <ActButton intent="assemblies">Ajouter les assemblées servies</ActButton>
          <Folded summary="Ajouter une assemblée" isOpen={isResultOf(lastResult, "vote")}>
            <VoteForm lastResult={lastResult} />
          </Folded>
        </div>
      )}
    </Section>
  );
}

function VoteLine({ vote, canWrite, lastResult }: Omit<Props, "votes"> & { vote: PlanVote }) {
  const { id, assembly, state, on, number, result } = vote;
  const detail = [on && `le ${formatDayLong(on)}`, result, number && `délibération n° ${number}`];
  return (
    <Line
      title={assembly}
      detail={detail.filter(Boolean).join(" · ")}
      badge={<Badge tone={TONES[state]}>{VOTE_STATES[state].fr}</Badge>}
      act={
        canWrite &&
        state === "pending" && (
          <ActButton intent="vote-remove" fields={{ itemId: id }} label={`Retirer ${assembly}`}>
            Retirer
          </ActButton>
        )
      }
      below={
        canWrite && (
          <Folded
            summary={state === "pending" ? "Noter le vote" : "Corriger"}
            label={`Noter le vote : ${assembly}`}
            isOpen={isResultOf(lastResult, "vote", id)}
          >
            <VoteForm vote={vote} lastResult={lastResult} />
          </Folded>
        )
      }
    />
  );
}

function VoteForm({ vote, lastResult }: { vote?: PlanVote; lastResult: LastResult }) {
  const { assembly, state = "pending", on, number, result } = vote ?? {};
  return (
    <ItemForm
      intent="vote"
      itemId={vote?.id}
      values={{ assembly, state, on, number, result }}
      lastResult={lastResult}
      submit="Enregistrer le vote"
    >
      {(fields) => (
        <>
          <TextField label="Assemblée" field={fields.assembly} autoComplete="off" />
          <div className="grid items-start gap-4 md:grid-cols-2">
            <Select label="Vote" field={fields.state} options={optionsOf(VOTE_STATES)} />
            <TextField label="Le" field={fields.on} type="date" optional="sauf vote à venir" />
            <TextField
              label="Résultat"
              field={fields.result}
              optional
              autoComplete="off"
              hint="Par exemple : 42 pour, 3 abstentions."
            />
            <TextField label="Numéro de la délibération" field={fields.number} optional autoComplete="off" />
          </div>
        </>
      )}
    </ItemForm>
  );
}
