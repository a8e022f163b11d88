import { formatPhone } from "~/vocabulary/typography";

/** A number people read in pairs and a telephone dials. */
export function PhoneLink({ phone }: { phone: string }) {
  return <a href={`tel:${phone.replace(/[^\d+]/g, "")}`}>{formatPhone(phone)}</a>;
}
