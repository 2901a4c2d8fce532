// Installs the npm packages, and only when they are not the ones of package-lock.json already: every Maven build comes through here.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const marker = 'node_modules/.installed-lock';
const wanted = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');

if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) {
  process.exit(0);
}

// No package needs its install script: esbuild's binary comes as a package of its own.
// A shell, because npm is a batch file on Windows.
const { status } = spawnSync('npm ci --ignore-scripts --no-audit --no-fund --loglevel=error', { shell: true, stdio: 'inherit' });
if (status === 0) {
  writeFileSync(marker, wanted);
}
process.exit(status ?? 1);
