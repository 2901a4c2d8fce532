// Lists what is in the package, from the bill of materials the build has made, and what is known to be open in it (open.json).
// Fails when an entry of open.json is about something that is not in the package any more, or not in that version.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Negative, zero or positive as the first version is lower, equal or higher; parts that are no numbers do not count. */
export function compareVersions(first, second) {
  const numbers = (version) => version.split(/[.-]/).map(Number).filter((part) => !Number.isNaN(part));
  const [left, right] = [numbers(first), numbers(second)];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) {
      return difference;
    }
  }
  return 0;
}

/** Components of a CycloneDX bill of materials: a map from group:name to version. */
export function components(bom) {
  return new Map(bom.components.map(({ group, name, version }) => [`${group}:${name}`, version]));
}

/** Entries that no longer say the truth, in words. */
export function stale(entries, known) {
  return entries.flatMap(({ id, component, upTo }) => {
    const version = known.get(component);
    if (version === undefined) {
      return [`${id}: ${component} is not in the package`];
    }
    return compareVersions(version, upTo) > 0 ? [`${id}: ${component} is ${version}, the entry speaks of ${upTo} and older`] : [];
  });
}

/** The list as Markdown. */
export function report(entries, known) {
  const rows = [...known].sort(([left], [right]) => (left < right ? -1 : 1));
  return [
    `# ${rows.length} libraries in the package, ${entries.length} open points`,
    '',
    '| open | in | what | why it does not reach us |',
    '|---|---|---|---|',
    ...entries.map(({ id, component, what, why }) => `| ${id} | ${component} ${known.get(component) ?? '–'} | ${what} | ${why} |`),
    '',
    '| library | version |',
    '|---|---|',
    ...rows.map(([name, version]) => `| ${name} | ${version} |`),
    '',
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = new URL('../../../', import.meta.url);
  const read = (path) => JSON.parse(readFileSync(new URL(path, root), 'utf8'));
  const entries = read('src/tools/dependencies/open.json');
  const known = components(read('target/classes/META-INF/sbom/application.cdx.json'));
  writeFileSync(new URL('target/dependencies.md', root), report(entries, known));
  console.log(`${known.size} libraries in the package (target/dependencies.md). Open:`);
  entries.forEach(({ id, component, why }) => console.log(`  ${id} (${component} ${known.get(component) ?? '–'}): ${why}`));
  const wrong = stale(entries, known);
  wrong.forEach((line) => console.error(`src/tools/dependencies/open.json: ${line}`));
  process.exitCode = wrong.length === 0 ? 0 : 1;
}
