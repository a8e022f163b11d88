import type { SubmissionResult } from "@conform-to/react";
import { AnswerLetter, typedText } from "~/components/layout/letter-parts";
import { Button } from "~/components/ui/button";
import { DescriptionList } from "~/components/ui/description-list";
import { Notice } from "~/components/ui/notice";
import { PhoneLink } from "~/components/ui/phone-link";
import { RadioGroup } from "~/components/ui/radio-group";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { ofName } from "~/vocabulary/typography";
import { HOST_ANSWERS } from "~/vocabulary/visit-days";
import { optionsOf } from "~/vocabulary/words";
import type { HostPage } from "./host-page.queries.server";

interface Props {
  page: HostPage;
  /** What came back with errors. */
  result: SubmissionResult<string[]> | undefined;
}

/** One screen for whoever receives the family at one step: when, where, what for, three answers. */
export function HostLetter({ page, result }: Props) {
  return (
    <AnswerLetter stage={page.stage} result={result}>
      <Content page={page} result={result} />
      <Lead lead={page.lead} />
    </AnswerLetter>
  );
}

function Content({ page, result }: Props) {
  if (page.stage === "open" && page.step)
    return <OpenLetter step={page.step} programme={page.programme} result={result} />;
  if (page.stage === "said" && page.step) return <SaidLetter step={page.step} />;
  return <EndedLetter stage={page.stage} />;
}

type Step = NonNullable<HostPage["step"]>;

function OpenLetter({ step, programme, result }: { step: Step; programme: string } & Pick<Props, "result">) {
  const typed = result?.initialValue;
  return (
    <>
      <h1>{step.hostName}, pouvez-vous les recevoir ?</h1>
      {step.isChanged && (
        <Notice title="Le programme a changé.">
          Voici ce qui est prévu maintenant : redites-nous si cela vous convient.
        </Notice>
      )}
      <Facts step={step} />
      <form method="post">
        <input type="hidden" name="askedFor" value={step.askedFor} />
        <RadioGroup
          id="answer"
          name="answer"
          label="Votre réponse"
          options={optionsOf(HOST_ANSWERS)}
          defaultValue={typedText(typed?.answer) ?? step.said?.answer}
          errors={result?.error?.answer ?? undefined}
        />
        <TextField
          id="proposedHour"
          name="proposedHour"
          label="L’heure qui vous irait"
          hint="Si vous préférez une autre heure. Par exemple : 15 h 30."
          optional
          autoComplete="off"
          defaultValue={typedText(typed?.proposedHour) ?? step.said?.proposedHour}
          errors={result?.error?.proposedHour ?? undefined}
        />
        <Textarea
          id="message"
          name="message"
          label="Un mot pour nous"
          hint="Où sonner, où se garer, ce qu’il faut savoir."
          optional
          rows={3}
          defaultValue={typedText(typed?.message) ?? step.said?.message}
          errors={result?.error?.message ?? undefined}
        />
        <p className="acts">
          <Button variant="primary">Envoyer ma réponse</Button>
        </p>
      </form>
      <p className="small">
        Seule l’équipe {ofName(programme)} lira votre mot. Votre nom figure au programme de la famille si vous
        dites oui.
      </p>
    </>
  );
}

function SaidLetter({ step }: { step: Step }) {
  const { said } = step;
  if (!said) return null;
  return (
    <>
      <h1>Merci, c’est noté</h1>
      <Notice title={`« ${HOST_ANSWERS[said.answer].fr} ».`} tone="done" role="status">
        {[said.proposedHour, said.message].filter(Boolean).join(" · ")}
      </Notice>
      {said.answer === "other-hour" && (
        <p>
          Nous regardons si cette heure est possible. Si le programme change, vous recevrez un nouveau mail,
          et il suffira d’y répondre.
        </p>
      )}
      <Facts step={step} />
      <p className="acts">
        <a href="?changer=1" className="button">
          Changer ma réponse
        </a>
      </p>
    </>
  );
}

const ENDED: Readonly<Record<"replaced" | "off" | "over", { title: string; text: string }>> = {
  replaced: {
    title: "Ce lien n’est plus valable",
    text: "Un mail plus récent l’a remplacé : ouvrez le lien du dernier mail reçu.",
  },
  off: {
    title: "Cette visite n’aura pas lieu",
    text: "L’étape dont nous vous avions parlé n’est plus au programme. Vous n’avez rien à faire, et nous vous remercions.",
  },
  over: {
    title: "Cette journée est passée",
    text: "Il n’y a plus rien à répondre. Si vous les avez reçus, merci !",
  },
};

function EndedLetter({ stage }: Pick<HostPage, "stage">) {
  const { title, text } = ENDED[stage === "replaced" || stage === "over" ? stage : "off"];
  return (
    <>
      <h1>{title}</h1>
      <p>{text}</p>
    </>
  );
}

function Facts({ step: { who, day, hours, where, what } }: { step: Step }) {
  return (
    <DescriptionList
      facts={[
        { term: "Qui", value: who },
        { term: "Quand", value: `${day}, ${hours}` },
        { term: "Où", value: where },
        { term: "Pour quoi", value: what },
      ]}
    />
  );
}

function Lead({ lead: { name, phone, email } }: Pick<HostPage, "lead">) {
  return (
    <p>
      Une question ? {name} vous répond{phone && " au "}
      {phone && <PhoneLink phone={phone} />}
      {email && (phone ? " ou par " : " par ")}
      {email && <a href={`mailto:${email}`}>mail</a>}.
    </p>
  );
}
