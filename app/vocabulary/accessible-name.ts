/** The name of a control as assistive tools and voice commands expect it: straight apostrophes, ordinary spaces. */
export function accessibleName(text: string): string {
  return text.replace(/’/g, "'").replace(/[\u00A0\u202F]/g, " ");
}

/** That name of a control whose label is written with straight apostrophes and shown with those of print; nothing of the others. */
export function spokenName(label: string): string | undefined {
  return label.includes("'") ? label : undefined;
}
