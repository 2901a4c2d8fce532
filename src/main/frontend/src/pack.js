import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

const CHUNK = 1 << 19; // bytes: small enough that the page answers in between
const COMPRESSED = /\.(docx|xlsx|pptx|ofd|zip|png|jpe?g)$/i;

/**
 * Several files as one, so that they become one document. The page stays usable meanwhile.
 *
 * @param {File[]} files
 * @param {string} title name of the document
 * @param {AbortSignal} [signal] ends the work with the signal's reason
 * @returns {Promise<File>} a ZIP
 */
export async function packed(files, title, signal) {
  const parts = [];
  let failure;
  const zip = new Zip((error, data) => {
    failure ??= error;
    parts.push(data);
  });
  const names = uniqueNames(files.map(({ name }) => name));
  for (const [index, file] of files.entries()) {
    const entry = COMPRESSED.test(file.name) ? new ZipPassThrough(names[index]) : new ZipDeflate(names[index], { level: 6 });
    entry.mtime = zipTime(file.lastModified);
    zip.add(entry);
    for (let start = 0; start < file.size; start += CHUNK) {
      signal?.throwIfAborted();
      const bytes = new Uint8Array(await file.slice(start, start + CHUNK).arrayBuffer());
      entry.push(bytes, start + CHUNK >= file.size);
    }
  }
  zip.end();
  if (failure) {
    throw failure;
  }
  return new File(parts, archiveName(title), { type: 'application/zip' });
}

/**
 * Names that differ, also on a disk that takes upper and lower case for the same: `报告.pdf`, `报告（2）.pdf`.
 *
 * @param {string[]} names
 */
export function uniqueNames(names) {
  const taken = new Set(names.map((name) => name.toLowerCase()));
  const seen = new Set();
  return names.map((name) => {
    let unique = name;
    for (let number = 2; seen.has(unique.toLowerCase()); number++) {
      const candidate = numbered(name, number);
      unique = taken.has(candidate.toLowerCase()) ? unique : candidate;
    }
    seen.add(unique.toLowerCase());
    return unique;
  });
}

function numbered(name, number) {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? `${name.slice(0, dot)}（${number}）${name.slice(dot)}` : `${name}（${number}）`;
}

/** Name of the ZIP: the document's, without what a file name can't hold. */
export function archiveName(title) {
  const name = title.replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]/gu, '').replace(/^[.\s]+|[.\s]+$/g, '');
  return `${[...name].slice(0, 100).join('') || '文件'}.zip`;
}

/** A ZIP knows the years 1980 to 2099 only. */
function zipTime(time) {
  return Math.min(Math.max(time, Date.UTC(1980, 0, 2)), Date.UTC(2099, 11, 30));
}
