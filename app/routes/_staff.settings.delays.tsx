import { useForm } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Checkbox } from "~/components/ui/checkbox";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { TextField } from "~/components/ui/text-field";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { getSettings, type Settings } from "~/core/settings.server";
import { editSetting } from "~/features/settings/settings.commands.server";
import { delaysSchema } from "~/features/settings/settings.schema.server";
import { SettingsForm } from "~/features/settings/settings-form";
import { NBSP } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "Délais · Réglages" }];

interface Delay {
  key: keyof Settings["delays"];
  label: string;
  hint: string;
}

const DELAYS: readonly Delay[] = [
  {
    key: "firstAnswerDays",
    label: "Première réponse à une demande",
    hint: "En jours ouvrés : c’est la promesse du formulaire.",
  },
  {
    key: "answerLinkDays",
    label: "Lien de réponse d'un partenaire",
    hint: "En jours, ou jusqu’à ce que le besoin se ferme.",
  },
  { key: "reminderDays", label: "Première relance", hint: "En jours ouvrés sans réponse." },
  {
    key: "urgentReminderDays",
    label: "Première relance d'un besoin proche",
    hint: "En jours ouvrés, quand le besoin est à moins de 15 jours.",
  },
  { key: "secondReminderDays", label: "Deuxième relance", hint: "En jours ouvrés sans réponse." },
  {
    key: "callTaskDays",
    label: "Appel à faire",
    hint: "En jours ouvrés : on n’écrit plus, une tâche d’appel s’ouvre.",
  },
  {
    key: "changeAnswerDays",
    label: "Correction d'une réponse",
    hint: "En jours, pendant lesquels un partenaire peut revenir sur sa réponse.",
  },
  {
    key: "outcomeDays",
    label: "Issue à demander",
    hint: "En jours ouvrés après une prise en charge : le partenaire et le foyer disent si cela s’est fait.",
  },
  {
    key: "supplyStaleDays",
    label: "Capacité d'un partenaire à redemander",
    hint: "En jours : passé ce temps, ce qu’il a dit de sa capacité s’affiche en gris.",
  },
  {
    key: "partnerCap",
    label: "Sollicitations d'un partenaire par an",
    hint: "Au-delà, il faut confirmer. La fiche d’un partenaire peut en dire un autre nombre.",
  },
  {
    key: "retentionMonths",
    label: "Conservation d'un dossier",
    hint: "En mois après le dernier acte de la personne. La CNIL recommande deux ans. Rien n’est effacé sans être montré d’abord.",
  },
  {
    key: "scholarshipYears",
    label: "Conservation de la bourse signée d'une personne effacée",
    hint: `En années après son dernier mouvement${NBSP}: soldée, ou dernier remboursement reçu. À fixer avec votre DPO${NBSP}: tant que c’est vide, rien n’est effacé de soi-même.`,
  },
];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "settings:read");
  const { delays } = await getSettings();
  return { delays };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "settings:write");
  return submitForm(request, delaysSchema, async ({ before, ...delays }) => {
    await editSetting(user, "delays", before, delays);
    return redirectWithToast(request, "/settings/delays", { message: "Délais enregistrés." });
  });
}

export default function DelaysSettings() {
  const { delays } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useForm<Settings["delays"]>({ id: "delays", defaultValue: delays, lastResult });
  return (
    <SettingsForm form={form}>
      <DrawnFrom values={delays} lastResult={lastResult} />
      {DELAYS.map(({ key, label, hint }) => (
        <TextField
          key={key}
          label={label}
          hint={hint}
          field={fields[key]}
          type="number"
          min={1}
          inputMode="numeric"
          className="max-w-80"
        />
      ))}
      <Checkbox
        label="Remercier les partenaires chaque trimestre"
        hint="Un mail à ceux qui ont répondu : combien de demandes, combien de besoins réglés ; aucun nom."
        field={fields.sendsThanks}
      />
    </SettingsForm>
  );
}
