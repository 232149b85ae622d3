/** Word by word, each with the white space behind it; very long words in pieces. Never inside a code point. */
export function splitText(text: string): string[] {
  return text.match(/\s*[^\s]{1,24}\s*/gu) ?? (text === '' ? [] : [text]);
}

/** Arguments come in pieces that have nothing to do with their tokens of JSON. */
export function splitToolInput(input: string): string[] {
  return input.match(/.{1,9}/gsu) ?? [];
}
