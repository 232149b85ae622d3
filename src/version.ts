/** The version of this package, sent in the `user-agent` header. A test holds it equal to `package.json`. */
export const VERSION = '0.1.0';
