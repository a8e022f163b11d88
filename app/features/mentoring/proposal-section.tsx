import { Badge } from "~/components/ui/badge";
import { LinkButton } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Folded, ItemForm, isResultOf, type LastResult } from "~/components/ui/item-form";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { TextField } from "~/components/ui/text-field";
import { MentorDetail } from "./mentor-list";
import type { Proposal } from "./pair-reasons";

interface Props {
  proposals: readonly Proposal[];
  today: string;
  canWrite: boolean;
  lastResult: LastResult;
}

/** Whom to choose among, the nearest first, each with why. */
export function ProposalSection({ proposals, today, canWrite, lastResult }: Props) {
  return (
    <Section title="Compagnons possibles" count={proposals.length}>
      {proposals.length === 0 ? (
        <EmptyState
          title="Aucun compagnon n’est noté."
          why="Ajoutez les praticien·ne·s du territoire qui sont volontaires, puis revenez ici."
          act={<LinkButton to="/mentoring?vue=compagnons">Ajouter un compagnon</LinkButton>}
        />
      ) : (
        <Lines label="Compagnons possibles">
          {proposals.map((proposal) => (
            <ProposalLine
              key={proposal.mentor.id}
              {...{ proposal, today, lastResult }}
              canWrite={canWrite && !proposal.isFull}
            />
          ))}
        </Lines>
      )}
    </Section>
  );
}

interface LineProps extends Pick<Props, "today" | "canWrite" | "lastResult"> {
  proposal: Proposal;
}

function ProposalLine({ proposal: { mentor, reasons, isFull }, today, canWrite, lastResult }: LineProps) {
  return (
    <Line
      title={mentor.name}
      detail={
        <>
          <MentorDetail mentor={mentor} />
          <ul className="text-ink">
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
          {reasons.length === 0 && <div>rien de commun n’est noté</div>}
        </>
      }
      badge={
        <Badge tone={isFull ? "waiting" : "done"}>
          suit {mentor.follows} sur {mentor.most}
        </Badge>
      }
      acts={
        canWrite && (
          <Folded summary="Choisir" label={`Choisir ${mentor.name}`} isOpen={isChosen(lastResult, mentor.id)}>
            <ItemForm
              intent="pair"
              itemId={mentor.id}
              values={{ startedOn: today }}
              lastResult={lastResult}
              submit="Former le binôme"
            >
              {({ startedOn }) => (
                <TextField
                  label="À partir du"
                  field={startedOn}
                  type="date"
                  hint="Un point est prévu 1, 3, 6 et 12 mois après. Ces dates se changent."
                />
              )}
            </ItemForm>
          </Folded>
        )
      }
    />
  );
}

function isChosen(lastResult: LastResult, mentorId: string): boolean {
  return isResultOf(lastResult, "pair", mentorId);
}
