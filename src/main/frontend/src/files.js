/**
 * Rules for picked files, known before anything is sent. The server stays the authority and knows more of them.
 */
import { formatSize } from './format.js';

const MAX_NAME = 200; // characters, as the server counts them

/**
 * Why a file can't become a document.
 *
 * @param {File} file
 * @param {{ accept?: string, maxSize?: number, extensions?: string[] }} rules `accept`: of the field; the others: of the server,
 *     absent if they are not known
 * @returns {string|null} for the person who picked it
 */
export function problemOf(file, { accept = '', maxSize, extensions = [] }) {
  const extension = extensionOf(file.name);
  const allowed = allowedExtensions(accept, extensions);
  if (allowed.length > 0 && !allowed.includes(extension)) {
    const shown = extension ? `的类型“${extension}”不允许` : '没有扩展名';
    return `文件“${file.name}”${shown}，应为 ${allowed.join('、')} 之一。`;
  }
  if ([...file.name].length > MAX_NAME) {
    return `文件“${[...file.name].slice(0, 20).join('')}…”的名称有 ${[...file.name].length} 个字符，最多 ${MAX_NAME} 个字符，请改短后重新选择。`;
  }
  if (file.name.startsWith('.')) {
    return `文件“${file.name}”的名称以点开头，请改名后重新选择。`;
  }
  if (file.size === 0) {
    return `文件“${file.name}”是空文件（或文件夹），请选择有内容的文件。`;
  }
  if (maxSize && file.size > maxSize) {
    return `文件“${file.name}”的大小为 ${formatSize(file.size)}，最大 ${formatSize(maxSize)}，请压缩或拆分后重新选择。`;
  }
  return null;
}

/** Whether several files can be delivered for one document: they travel as a ZIP. */
export function takesSeveral({ accept = '', extensions = [] }) {
  const allowed = allowedExtensions(accept, extensions);
  return allowed.length === 0 || allowed.includes('zip');
}

/**
 * The files of a field after more were picked; what is there already is not there twice.
 *
 * @param {File[]} present
 * @param {File[]} added
 */
export function merged(present, added) {
  const isSame = (one) => (other) =>
    one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;
  return added.reduce((files, file) => (files.some(isSame(file)) ? files : [...files, file]), present);
}

/** The extensions both the field and the server take; a kind of content in `accept` (`image/*`) is left to the server. */
function allowedExtensions(accept, extensions) {
  const listed = accept.split(',').map((entry) => entry.trim().toLowerCase()).filter(Boolean);
  if (listed.length === 0 || listed.some((entry) => !entry.startsWith('.'))) {
    return extensions;
  }
  const named = listed.map((entry) => entry.slice(1));
  return extensions.length > 0 ? named.filter((extension) => extensions.includes(extension)) : named;
}

function extensionOf(name) {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
}
