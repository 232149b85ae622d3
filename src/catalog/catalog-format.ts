/** The character that stands for the first entry of a dictionary; those that follow it stand for the next ones. */
export const FIRST_CODE = 40;

/** The last part of the id that most models with this display name have: `GPT-5 Mini` → `gpt-5-mini`. */
export function deriveModelSlug(name: string): string {
  return name
    .toLowerCase()
    .split(/[^a-z0-9.]+/)
    .filter(Boolean)
    .join('-');
}
