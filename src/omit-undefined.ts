/** An object whose keys are absent where they could be `undefined`. */
export type WithoutUndefined<VALUE> = {
  [KEY in keyof VALUE as undefined extends VALUE[KEY] ? never : KEY]: VALUE[KEY];
} & {
  [KEY in keyof VALUE as undefined extends VALUE[KEY] ? KEY : never]?: Exclude<VALUE[KEY], undefined>;
};

/** A copy without the keys whose value is `undefined`, to be spread where a key has to be absent. */
export function omitUndefined<VALUE extends object>(value: VALUE): WithoutUndefined<VALUE> {
  // The cast: what was filtered is what the type takes out.
  return Object.fromEntries(
    Object.entries(value).filter(([, entry]) => entry !== undefined),
  ) as WithoutUndefined<VALUE>;
}
