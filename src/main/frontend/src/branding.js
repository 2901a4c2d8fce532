import branding from './branding.json' with { type: 'json' };

const LABELS = /^(TASKLIST|COCKPIT|ADMIN|WELCOME)(_APP)?$/;

/** A Chinese locale with the names of branding.json in place of its own: there is one place to change them. */
export function named(locale, { vendor, apps } = branding.zh) {
  const labels = Object.entries(locale.labels).map(([label, text]) => {
    const [, app] = LABELS.exec(label) ?? [];
    return [label, label === 'APP_VENDOR' ? vendor : apps[app?.toLowerCase()] ?? text];
  });
  return { ...locale, labels: Object.fromEntries(labels) };
}
