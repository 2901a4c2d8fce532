const PIECE = 3 << 18; // bytes; a multiple of three, so that only the last piece is padded
const ARGUMENTS = 0x8000; // as many as any engine takes

/**
 * A file in Base64. Read piece by piece, so that the page answers in between.
 *
 * @param {Blob} blob
 * @param {AbortSignal} [signal] ends the work with the signal's reason
 * @returns {Promise<string[]>} to be put one after the other
 */
export async function base64(blob, signal) {
  const pieces = [];
  for (let start = 0; start < blob.size; start += PIECE) {
    signal?.throwIfAborted();
    pieces.push(encode(new Uint8Array(await blob.slice(start, start + PIECE).arrayBuffer())));
  }
  return pieces;
}

function encode(bytes) {
  let binary = '';
  for (let start = 0; start < bytes.length; start += ARGUMENTS) {
    binary += String.fromCharCode(...bytes.subarray(start, start + ARGUMENTS));
  }
  return btoa(binary);
}
