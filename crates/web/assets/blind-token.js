// Blind tokens: what RFC 9474 (RSABSSA-SHA384-PSS-Deterministic) asks of whoever wants a signature without showing what is
// signed. The numbers are those of the RFC: `blind` makes what is sent, `finalize` takes the blinding off what comes back,
// and looks whether it is signed. Not where it is sent; that is verdict.js.
const BlindToken = (() => {
  'use strict';
  const LENGTH = 48; // of SHA-384, and of the salt
  const EXPONENT = 65537n;

  const number = (bytes) => bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  const bytesOf = (value, length) => {
    const bytes = new Uint8Array(length);
    for (let at = length - 1; 0 <= at; at--, value >>= 8n) bytes[at] = Number(value & 255n);
    return bytes;
  };
  const joined = (...parts) => {
    const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  };
  const hash = async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-384', bytes));
  const random = (length) => crypto.getRandomValues(new Uint8Array(length));

  const power = (base, exponent, modulus) => {
    let [result, square] = [1n, base % modulus];
    for (let left = exponent; 0n < left; left >>= 1n) {
      if (left & 1n) result = (result * square) % modulus;
      square = (square * square) % modulus;
    }
    return result;
  };
  // The inverse, or nothing where there is none.
  const inverse = (value, modulus) => {
    let [before, rest, factorBefore, factor] = [modulus, value % modulus, 0n, 1n];
    while (0n < rest) {
      const times = before / rest;
      [before, rest] = [rest, before - times * rest];
      [factorBefore, factor] = [factor, factorBefore - times * factor];
    }
    if (before !== 1n) return null;
    return factorBefore < 0n ? factorBefore + modulus : factorBefore;
  };

  const mask = async (seed, length) => {
    const blocks = [];
    for (let counter = 0; counter * LENGTH < length; counter++) {
      blocks.push(await hash(joined(seed, bytesOf(BigInt(counter), 4))));
    }
    return joined(...blocks).slice(0, length);
  };
  const isMasked = async (head, seed, length) => {
    const pad = await mask(seed, length);
    return head.map((byte, at) => byte ^ pad[at]);
  };

  // RFC 8017, 9.1.1, for a modulus whose highest bit is set.
  const encoded = async (message, length, salt) => {
    const digest = await hash(joined(new Uint8Array(8), await hash(message), salt));
    const block = joined(new Uint8Array(length - LENGTH - LENGTH - 2), Uint8Array.of(1), salt);
    const masked = await isMasked(block, digest, block.length);
    masked[0] &= 127;
    return joined(masked, digest, Uint8Array.of(0xbc));
  };
  // RFC 8017, 9.1.2.
  const isEncoded = async (message, written) => {
    const digest = written.slice(written.length - LENGTH - 1, -1);
    const masked = written.slice(0, written.length - LENGTH - 1);
    if (written[written.length - 1] !== 0xbc || masked[0] & 128) return false;
    const block = await isMasked(masked, digest, masked.length);
    block[0] &= 127;
    const padding = block.length - LENGTH - 1;
    if (block.slice(0, padding).some((byte) => byte !== 0) || block[padding] !== 1) return false;
    const again = await hash(joined(new Uint8Array(8), await hash(message), block.slice(padding + 1)));
    return again.every((byte, at) => byte === digest[at]);
  };

  const factor = (modulus, length) => {
    for (;;) {
      const value = number(random(length));
      if (0n < value && value < modulus) return value;
    }
  };

  // What is sent to be signed, and what takes the blinding off again. Salt and inverse are given by tests alone.
  const blind = async (modulusBytes, message, given = {}) => {
    const [length, modulus] = [modulusBytes.length, number(modulusBytes)];
    const written = number(await encoded(message, length, given.salt ?? random(LENGTH)));
    if (inverse(written, modulus) === null) throw new Error('what is to be signed has a factor of the modulus');
    let blinding = given.blinding ?? factor(modulus, length);
    let inverted = inverse(blinding, modulus);
    while (inverted === null) inverted = inverse((blinding = factor(modulus, length)), modulus);
    const blinded = (written * power(blinding, EXPONENT, modulus)) % modulus;
    return { blinded: bytesOf(blinded, length), inverse: bytesOf(inverted, length) };
  };

  const finalize = async (modulusBytes, message, signed, inverseBytes) => {
    const [length, modulus] = [modulusBytes.length, number(modulusBytes)];
    const signature = (number(signed) * number(inverseBytes)) % modulus;
    const written = bytesOf(power(signature, EXPONENT, modulus), length);
    if (!(await isEncoded(message, written))) throw new Error('what came back is no signature');
    return bytesOf(signature, length);
  };

  return { blind, finalize, random };
})();
