import type { SubmissionResult } from "@conform-to/react";
import { Form, Link, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { Combobox } from "~/components/ui/combobox";
import { FormErrors } from "~/components/ui/field";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import type { Option } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { AsideDownload } from "~/features/reference-data/lines-aside";
import { ColumnChoices, countWords, ListFields, PlanTable } from "~/features/reference-data/list-import";
import { OFFER_KINDS, type OfferKind } from "~/vocabulary/offers";
import { formatCount, NBSP } from "~/vocabulary/typography";
import { OFFER_COLUMNS } from "./offer-columns";
import type { OfferPreview } from "./offer-import-page.commands.server";
import { OFFER_SCREENS } from "./offer-screens";

interface Props {
  kind: OfferKind;
  partners: readonly Option[];
  today: string;
  preview?: OfferPreview;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** A list of homes or of posts: read first, then written. */
export function OfferImportScreen({ preview, ...form }: Props) {
  const { path, title, importTitle } = OFFER_SCREENS[form.kind];
  return (
    <>
      <PageHeader
        back={{ to: path, label: title }}
        title={importTitle}
        meta="Tout se vérifie avant d’être écrit. La même liste deux fois ne change rien ; ce que l’équipe a écrit reste."
      />
      {preview && <Preview kind={form.kind} preview={preview} key={preview.text} />}
      <Section title={preview ? "Lire une autre liste" : "La liste"}>
        <SheetForm {...form} isFirst={!preview} />
      </Section>
    </>
  );
}

type SheetFormProps = Omit<Props, "preview"> & { isFirst: boolean };

function SheetForm({ kind, partners, today, isFirst, lastResult }: SheetFormProps) {
  const { state, formData } = useNavigation();
  const errors = lastResult?.error ?? {};
  const typed = (name: string) => String(lastResult?.initialValue?.[name] ?? "");
  const isPending = state !== "idle" && formData?.get("intent") === "read";
  return (
    <Form method="post" encType="multipart/form-data" className="form-stack">
      <FormErrors errors={errors[""]} />
      <ListFields errors={errors} fileHint={OFFER_SCREENS[kind].listHint} />
      <div className="grid gap-4 md:grid-cols-2">
        <TextField
          label="De qui vient cette liste"
          name="listName"
          autoComplete="off"
          maxLength={80}
          defaultValue={typed("listName")}
          errors={errors.listName ?? undefined}
          hint="Gardez le même nom la fois suivante : ce qu’elle a déjà donné y sera reconnu."
        />
        <TextField
          label="Elle a été donnée le"
          name="toldOn"
          type="date"
          max={today}
          defaultValue={typed("toldOn")}
          errors={errors.toldOn ?? undefined}
          hint="Ce jour sera celui de leur dernière vérification."
        />
        <Combobox
          label="Proposé par"
          name="partnerId"
          options={partners}
          optional
          errors={errors.partnerId ?? undefined}
          hint="Le partenaire de l’annuaire à qui elle est, s’il n’y en a qu’un."
        />
      </div>
      <div>
        <Button name="intent" value="read" variant={isFirst ? "primary" : "secondary"} pending={isPending}>
          Lire la liste sans rien écrire
        </Button>
      </div>
    </Form>
  );
}

function Preview({ kind, preview }: { kind: OfferKind; preview: OfferPreview }) {
  const { listName, toldOn, partnerId, text, columns, samples, isReadable } = preview;
  const { state, formData } = useNavigation();
  const isPending = (intent: string) => state !== "idle" && formData?.get("intent") === intent;
  return (
    <Form method="post" encType="multipart/form-data">
      <textarea name="pasted" value={text} readOnly hidden />
      <input type="hidden" name="listName" value={listName} />
      <input type="hidden" name="toldOn" value={toldOn} />
      {partnerId && <input type="hidden" name="partnerId" value={partnerId} />}
      {!isReadable && (
        <Notice title="Il manque une colonne." role="status">
          {OFFER_SCREENS[kind].missingColumn}
        </Notice>
      )}
      <details open={!isReadable || undefined} className="mt-4">
        <summary className="button">{`Colonnes de « ${listName} »`}</summary>
        <div className="my-4 grid gap-x-6 gap-y-3 md:grid-cols-2 lg:grid-cols-3">
          <ColumnChoices columns={columns} samples={samples} words={OFFER_COLUMNS[kind]} />
        </div>
        <Button name="intent" value="read" pending={isPending("read")}>
          Relire avec ces colonnes
        </Button>
      </details>
      {isReadable && <Plan kind={kind} preview={preview} isPending={isPending("write")} />}
    </Form>
  );
}

interface PlanProps {
  kind: OfferKind;
  preview: OfferPreview;
  isPending: boolean;
}

function Plan({ kind, preview: { counts, lines, aside, gone }, isPending }: PlanProps) {
  return (
    <Section title="Ce qui serait écrit">
      <p>{countWords(counts)}</p>
      {gone.length > 0 && <Gone gone={gone} />}
      <WriteAct counts={counts} isPending={isPending} />
      <PlanTable lines={lines} what={OFFER_KINDS[kind].fr} />
      {aside.length > 0 && <AsideDownload lines={aside} />}
    </Section>
  );
}

function Gone({ gone }: { gone: OfferPreview["gone"] }) {
  return (
    <Notice title={`${formatCount(gone.length, "offre n’est", "offres ne sont")} plus dans cette liste.`}>
      <p>{`À vérifier, puis à retirer s’il le faut${NBSP}: rien ne l’est sans vous.`}</p>
      <ul className="mt-2">
        {gone.map(({ path, label }) => (
          <li key={path}>
            <Link to={path}>{label}</Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function WriteAct({ counts, isPending }: { counts: OfferPreview["counts"]; isPending: boolean }) {
  const { added = 0, changed = 0, unchanged = 0 } = counts;
  if (added + changed + unchanged === 0) {
    return <p className="mt-4">Rien à écrire : corrigez la liste ou ses colonnes, puis relisez-la.</p>;
  }
  return (
    <div className="mt-4">
      <Button name="intent" value="write" variant="primary" pending={isPending}>
        {added + changed === 0 ? "Confirmer qu’elles tiennent toujours" : "Écrire ces offres"}
      </Button>
    </div>
  );
}
