import type { SubmissionResult } from "@conform-to/react";
import { typedText } from "~/components/layout/letter-parts";
import { Button } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import type { SignaturePage } from "./signature-page.queries.server";
import { SIGNATURE_WORDS, SIMPLE_SIGNATURE } from "./signature-words";

interface Props {
  page: SignaturePage;
  agreement: NonNullable<SignaturePage["agreement"]>;
  /** What came back with errors. */
  result: SubmissionResult<string[]> | undefined;
}

/** The one act of the page: a name, a box, a button. */
export function SignForm({ page: { language }, agreement, result }: Props) {
  const words = SIGNATURE_WORDS[language];
  const typed = result?.initialValue?.act === "sign" ? result.initialValue : undefined;
  return (
    <section aria-labelledby="signer">
      <h2 id="signer">{words.sign}</h2>
      <p>{SIMPLE_SIGNATURE[language]}</p>
      <form method="post">
        <input type="hidden" name="version" value={agreement.version} />
        <TextField
          id="typedName"
          name="typedName"
          label={words.name}
          hint={words.nameHint(agreement.signatory)}
          autoComplete="name"
          defaultValue={typedText(typed?.typedName)}
          errors={result?.error?.typedName ?? undefined}
        />
        <Checkbox
          id="hasRead"
          name="hasRead"
          label={words.hasRead}
          defaultChecked={typedText(typed?.hasRead) === "on"}
          errors={result?.error?.hasRead ?? undefined}
        />
        <p className="acts">
          <Button variant="primary" name="act" value="sign">
            {words.signAct}
          </Button>
        </p>
      </form>
    </section>
  );
}

/** Behind a button: they will not sign, and why. */
export function DeclineForm({ page: { language }, agreement, result }: Props) {
  const words = SIGNATURE_WORDS[language];
  const isMine = result?.initialValue?.act === "decline";
  return (
    <details className="act" open={isMine || undefined}>
      <summary className="button">{words.decline}</summary>
      <form method="post">
        <input type="hidden" name="version" value={agreement.version} />
        <Textarea
          id="reason"
          name="reason"
          label={words.why}
          hint={words.whyHint}
          rows={3}
          defaultValue={isMine ? typedText(result?.initialValue?.reason) : undefined}
          errors={result?.error?.reason ?? undefined}
        />
        <p>
          <Button name="act" value="decline">
            {words.declineAct}
          </Button>
        </p>
      </form>
    </details>
  );
}
