import { Form, Link } from "@remix-run/react";
import { Button, LinkButton } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { TextField } from "~/components/ui/text-field";
import { accessibleName } from "~/vocabulary/accessible-name";
import { NBSP, ofName } from "~/vocabulary/typography";
import type { MessagePage } from "./message-page.queries.server";
import type { FileTarget, HandOffTarget, Targets } from "./message-targets.queries.server";

type Choice = NonNullable<MessagePage["targets"]>;

interface Props {
  message: Pick<MessagePage, "name" | "from">;
  targets: Choice;
}

/** What a waiting message is attached to: the most likely first, then any file or partner by name. */
export function MessageTargets({ message, targets: { text, proposed, found, chosen } }: Props) {
  if (chosen) return <ChosenTarget message={message} chosen={chosen} />;
  const hasProposed = proposed.handOffs.length + proposed.files.length > 0;
  return (
    <Section title="Rattacher">
      {hasProposed && <ProposedLines targets={proposed} />}
      <Form role="search" className="mt-4 flex flex-wrap items-end gap-2" key={text}>
        <TextField
          label={hasProposed ? "Ailleurs, par un nom" : "Un dossier ou un partenaire, par son nom"}
          type="search"
          name="q"
          defaultValue={text}
          data-shortcut={hasProposed ? undefined : "attach"}
        />
        <Button>Chercher</Button>
      </Form>
      {text && <Found text={text} found={found} />}
    </Section>
  );
}

function Found({ text, found }: { text: string; found: Targets }) {
  if (found.handOffs.length + found.files.length + found.idle.length === 0)
    return (
      <p className="mt-3 text-muted">
        {`Rien au nom de «${NBSP}${text}${NBSP}». Essayez le nom de famille, ou celui de l’organisme.`}
      </p>
    );
  return (
    <div className="mt-4">
      <Lines label="Ce qui porte ce nom">
        {found.files.map((target) => (
          <FileLine key={target.id} target={target} />
        ))}
        {found.handOffs.map((target) => (
          <HandOffLine key={target.id} target={target} />
        ))}
        {found.idle.map(({ id, name }) => (
          <Line
            key={id}
            title={<Link to={`/partners/${id}`}>{name}</Link>}
            detail="Partenaire · aucune demande ouverte"
          />
        ))}
      </Lines>
    </div>
  );
}

function ProposedLines({ targets }: { targets: Targets }) {
  return (
    <Lines label="Rattachements probables">
      {targets.handOffs.map((target, place) => (
        <HandOffLine key={target.id} target={target} isFirst={place === 0} />
      ))}
      {targets.files.map((target, place) => (
        <FileLine key={target.id} target={target} isFirst={place === 0 && targets.handOffs.length === 0} />
      ))}
    </Lines>
  );
}

function HandOffLine({ target, isFirst }: { target: HandOffTarget; isFirst?: boolean }) {
  const { id, partnerName, title, fileTitle, isStranger } = target;
  const shortcut = isFirst ? "attach" : undefined;
  const name = accessibleName(`Rattacher au relais ${partnerName}, dossier ${fileTitle}`);
  return (
    <Line
      title={partnerName}
      detail={`${title} · dossier ${fileTitle}`}
      act={
        isStranger ? (
          <LinkButton
            to={`?relais=${id}`}
            size="small"
            preventScrollReset
            aria-label={name}
            data-shortcut={shortcut}
          >
            Rattacher
          </LinkButton>
        ) : (
          <AttachTo intent="attach-hand-off" field="handOffId" id={id} name={name} isFirst={isFirst} />
        )
      }
    />
  );
}

function FileLine({ target, isFirst }: { target: FileTarget; isFirst?: boolean }) {
  const { id, label, detail } = target;
  return (
    <Line
      title={label}
      detail={detail}
      act={
        <AttachTo
          intent="attach-file"
          field="householdId"
          id={id}
          name={accessibleName(`Rattacher à ${label}, ${detail}`)}
          isFirst={isFirst}
        />
      }
    />
  );
}

interface AttachProps {
  intent: "attach-hand-off" | "attach-file";
  field: "handOffId" | "householdId";
  id: string;
  /** What the button does, for who does not see the line. */
  name: string;
  isFirst?: boolean;
}

function AttachTo({ intent, field, id, name, isFirst }: AttachProps) {
  return (
    <Form method="post">
      <input type="hidden" name={field} value={id} />
      <Button
        name="intent"
        value={intent}
        size="small"
        aria-label={name}
        data-shortcut={isFirst ? "attach" : undefined}
      >
        Rattacher
      </Button>
    </Form>
  );
}

/** Before somebody unknown is attached to a partner: whether the next mail of theirs finds its way by itself. */
function ChosenTarget({
  message,
  chosen,
}: {
  message: Props["message"];
  chosen: NonNullable<Choice["chosen"]>;
}) {
  const { id, partnerName, title, fileTitle, isStranger, domain } = chosen;
  return (
    <Section title={`Rattacher au relais avec ${partnerName}`}>
      <p className="mb-3 text-muted">{`${title} · dossier ${fileTitle}`}</p>
      <Form method="post" className="form-stack">
        <input type="hidden" name="handOffId" value={id} />
        {isStranger && (
          <Checkbox
            label={`Ajouter ${message.name} comme contact ${ofName(partnerName)}`}
            hint={message.from.address}
            name="isContact"
            defaultChecked
          />
        )}
        {domain && (
          <Checkbox
            label={`Les mails de @${domain} iront chez ${partnerName}`}
            hint="Qui que ce soit qui écrive de là."
            name="isDomain"
          />
        )}
        <div className="flex flex-wrap gap-2">
          <Button name="intent" value="attach-hand-off" variant="primary" data-shortcut="attach">
            Rattacher
          </Button>
          <LinkButton to="?" variant="quiet" preventScrollReset>
            Choisir autre chose
          </LinkButton>
        </div>
      </Form>
    </Section>
  );
}
