import { z } from "zod";
import { passwordWeakness } from "~/core/auth/credentials.server";
import { beforeField, emailField, phoneField } from "~/core/http/fields.server";
import { ROLES } from "~/vocabulary/roles";
import { valuesOf } from "~/vocabulary/words";

const name = z
  .string({ error: "Écrivez le prénom et le nom." })
  .trim()
  .min(2, "Écrivez le prénom et le nom.")
  .max(120, "Ce nom est trop long : 120 caractères au plus.");

/** A line of a letter: line breaks and runs of spaces become one space. */
const signature = z
  .string()
  .transform((text) => text.replace(/\s+/g, " ").trim())
  .pipe(z.string().max(200, "Cette ligne est trop longue : 200 caractères au plus."))
  .optional();

const newPassword = z
  .string({ error: "Choisissez un mot de passe." })
  .max(200, "Ce mot de passe est trop long : 200 caractères au plus.")
  .superRefine((password, context) => {
    const weakness = passwordWeakness(password);
    if (weakness) context.addIssue({ code: "custom", message: weakness });
  });

const day = z.iso.date({ error: "Choisissez un jour dans le calendrier." });

export const signInSchema = z.object({
  email: z
    .string({ error: "Écrivez votre adresse e-mail." })
    .trim()
    .max(200, "Cette adresse est trop longue."),
  password: z.string({ error: "Écrivez votre mot de passe." }).max(200, "Ce mot de passe est trop long."),
});

export const resetRequestSchema = z.object({ email: emailField });

export const passwordSchema = z.object({ password: newPassword });

export const firstResponsableSchema = z.object({ name, email: emailField, password: newPassword });

const accountFields = {
  name,
  phone: phoneField,
  title: z.string().trim().max(120, "Cette fonction est trop longue.").optional(),
  role: z.enum(valuesOf(ROLES), { error: "Choisissez un rôle." }),
  isWholeDepartement: z.boolean().default(false),
  territories: z
    .array(z.string().regex(/^\d{9}$/, "Choisissez dans la liste."))
    .max(60)
    .default([]),
  partnerId: z
    .string()
    .regex(/^[0-9a-f]{24}$/, "Choisissez dans la liste.")
    .optional(),
};

export const invitationSchema = z.object({ email: emailField, ...accountFields });

export const accountActSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("update"), before: beforeField, ...accountFields }),
  z.object({ intent: z.literal("invite-again") }),
  z.object({ intent: z.literal("disable") }),
  z.object({ intent: z.literal("enable") }),
]);

export const ownAccountSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("identity"), name, phone: phoneField, signature }),
  z.object({
    intent: z.literal("password"),
    current: z.string({ error: "Écrivez votre mot de passe actuel." }).max(200),
    password: newPassword,
  }),
  z.object({ intent: z.literal("sign-out-everywhere") }),
  z.object({
    intent: z.literal("delegate"),
    accountId: z.string({ error: "Choisissez un·e collègue." }),
    fromOn: day,
    toOn: day,
  }),
  z.object({ intent: z.literal("end-delegate") }),
  z.object({ intent: z.literal("digest"), wantsDigest: z.boolean().default(false) }),
]);

/** To whom a portfolio goes. */
export const transferSchema = z.object({ toId: z.string({ error: "Choisissez un·e collègue." }) });

/** The hand-over note, as its author wants it read. */
export const handoverSchema = z.object({
  text: z.string().trim().max(40_000, "Cette note est trop longue : 40 000 caractères au plus.").default(""),
});

export type SignInValues = z.infer<typeof signInSchema>;
export type InvitationValues = z.infer<typeof invitationSchema>;
export type FirstResponsableValues = z.infer<typeof firstResponsableSchema>;
export type AccountAct = z.infer<typeof accountActSchema>;
export type OwnAccountAct = z.infer<typeof ownAccountSchema>;
