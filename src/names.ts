/** The key under which provider options go in and provider metadata comes out. */
export const OPTIONS_KEY = 'falOpenRouter';

/** The provider's name: in `model.provider`, in model references, and as a second spelling of the options key. */
export const PROVIDER_NAME = 'fal-openrouter';
