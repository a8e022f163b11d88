import { getFormProps, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { FormErrors } from "~/components/ui/field";
import { isResultOf, type LastResult } from "~/components/ui/item-form";
import { type Option, Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { CommuneField } from "~/features/reference-data/commune-field";
import { LODGING_OWNER_KINDS } from "~/vocabulary/lodgings";
import { optionsOf } from "~/vocabulary/words";
import type { LodgingInput } from "./lodging-card";

interface Typed extends Omit<LodgingInput, "rent" | "agreement"> {
  rent?: string;
  agreement?: Partial<Record<"reference" | "fromOn" | "toOn" | "noticeMonths" | "isFinal", string>>;
  beds?: string;
}

interface Props {
  lodging?: LodgingInput;
  communes?: readonly Option[];
  partners: readonly Option[];
  lastResult: LastResult;
}

/** A lodging: where, whose, at what rent, under which agreement; its first beds when it is added. */
export function LodgingForm({ lodging, communes = [], partners, lastResult }: Props) {
  const [form, fields] = useForm<Typed>({
    id: "card",
    lastResult: !lodging || isResultOf(lastResult, "card") ? lastResult : undefined,
    defaultValue: lodging ? typedOf(lodging) : {},
  });
  const { state, formData } = useNavigation();
  const agreement = fields.agreement.getFieldset();
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack">
      <input type="hidden" name="intent" value="card" />
      {lodging && <DrawnFrom values={{ ...lodging }} lastResult={lastResult} />}
      <FormErrors errors={form.errors} id={form.errorId} />
      <TextField
        label="Nom"
        field={fields.name}
        autoComplete="off"
        hint="Par exemple : Maison des internes de Figeac."
      />
      <div className="grid items-start gap-4 md:grid-cols-2">
        <TextField label="Adresse" field={fields.address} autoComplete="off" />
        <CommuneField label="Commune" field={fields.communeCode} known={communes} />
        <Select
          label="Qui loge"
          field={fields.ownerKind}
          options={optionsOf(LODGING_OWNER_KINDS)}
          placeholder="Choisissez…"
          hint="Logé·e par une collectivité, l’interne peut perdre une aide : la page le dira."
        />
        <TextField label="Nom du propriétaire" field={fields.ownerName} autoComplete="off" />
        <Select
          label="Partenaire de l'annuaire"
          field={fields.partnerId}
          options={partners}
          placeholder="Aucun"
          optional
        />
        <TextField
          label="E-mail du propriétaire"
          field={fields.ownerEmail}
          type="email"
          optional
          autoComplete="off"
        />
        <TextField
          label="Loyer d'un lit, par mois"
          field={fields.rent}
          inputMode="decimal"
          optional
          autoComplete="off"
          hint="En euros : 320 ou 320,50. Aucune coordonnée bancaire n’est gardée ici."
        />
      </div>
      <fieldset className="grid items-start gap-4 md:grid-cols-2">
        <legend className="mb-2 font-semibold">Convention</legend>
        <TextField label="Référence" field={agreement.reference} optional autoComplete="off" />
        <TextField
          label="Préavis, en mois"
          field={agreement.noticeMonths}
          type="number"
          min={0}
          max={24}
          optional
        />
        <TextField label="Du" field={agreement.fromOn} type="date" optional />
        <TextField
          label="Au"
          field={agreement.toOn}
          type="date"
          optional
          hint="Six mois avant, une tâche demande de la renouveler."
        />
        <Checkbox
          label="Ne sera pas renouvelée"
          field={agreement.isFinal}
          hint="Aucun lit n’est alors réservé après sa fin."
          className="md:col-span-2"
        />
      </fieldset>
      {!lodging && (
        <Textarea
          label="Lits"
          field={fields.beds}
          rows={4}
          optional
          hint="Un par ligne : Chambre bleue, Chambre 2 lit 1… D’autres s’ajouteront ensuite."
        />
      )}
      <Textarea
        label="Règles de la maison"
        field={fields.rules}
        rows={3}
        optional
        hint="Lues par les internes."
      />
      <Textarea label="Note" field={fields.note} rows={2} optional hint="Pour l’équipe." />
      <div>
        <Button variant="primary" pending={state !== "idle" && formData?.get("intent") === "card"}>
          Enregistrer
        </Button>
      </div>
    </Form>
  );
}

function typedOf({ rent, agreement, ...lodging }: LodgingInput): Typed {
  return {
    ...lodging,
    ...(rent === undefined ? {} : { rent: String(rent).replace(".", ",") }),
    ...(agreement ? { agreement: typedAgreement(agreement) } : {}),
  };
}

function typedAgreement({ noticeMonths, isFinal, ...agreement }: NonNullable<LodgingInput["agreement"]>) {
  return { ...agreement, noticeMonths: noticeMonths?.toString(), isFinal: isFinal ? "on" : undefined };
}
