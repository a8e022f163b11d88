import type { Words } from "./words";

export type Channel = "email" | "phone" | "text";

/** How somebody prefers to be reached. */
export const CHANNELS: Words<Channel> = {
  email: { fr: "par e-mail", en: "by e-mail" },
  phone: { fr: "par téléphone", en: "by phone" },
  text: { fr: "par SMS", en: "by text message" },
};

export type ContactLanguage = "fr" | "en";

export const CONTACT_LANGUAGES: Words<ContactLanguage> = {
  fr: { fr: "en français", en: "in French" },
  en: { fr: "en anglais", en: "in English" },
};
