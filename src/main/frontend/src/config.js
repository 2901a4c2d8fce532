import branding from './branding.json' with { type: 'json' };

const LANGUAGES = Object.keys(branding);

/** The language of browsers that ask for none of ours, and of texts that are missing in one of them. */
export const FALLBACK = 'en';

/** The language Camunda's web applications choose for a browser: its first one, if it is ours. */
export function languageOf({ languages, language }) {
  const [first] = (languages?.[0] ?? language ?? '').toLowerCase().split('-');
  return LANGUAGES.includes(first) ? first : FALLBACK;
}

/**
 * What the configurations of the four web applications have in common. Names are in the browser's language as everything else is.
 *
 * @param {'tasklist' | 'cockpit' | 'admin' | 'welcome'} app
 * @param {string} page name of the script that every application loads
 */
export function configuration(app, page, language = languageOf(navigator)) {
  const { vendor, apps } = branding[language];
  return {
    app: { name: apps[app], vendor },
    locales: { availableLocales: LANGUAGES, fallbackLocale: FALLBACK },
    customScripts: [page],
    // It greets the first visit with a page that only Camunda's own distributions have.
    disableWelcomeMessage: true,
  };
}
