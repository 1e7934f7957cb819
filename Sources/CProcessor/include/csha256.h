#ifndef CSHA256_H
#define CSHA256_H

#include <stddef.h>
#include <stdint.h>

/// Takes `count` blocks of 64 bytes at `blocks` into the eight words of `state` (FIPS 180-4, 6.2.2),
/// with the processor's SHA instructions where it has them.
void csha256_compress(uint32_t *state, const uint8_t *blocks, size_t count);

/// The same in portable C, whatever the processor has: for tests.
void csha256_compress_portable(uint32_t *state, const uint8_t *blocks, size_t count);

/// The SHA-256 of one byte, if `prefix` is 0 to 255, and the `count` bytes at `bytes`, as 32 bytes
/// at `digest`.
void csha256(int prefix, const uint8_t *bytes, size_t count, uint8_t *digest);

#endif
