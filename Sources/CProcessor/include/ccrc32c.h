#ifndef CCRC32C_H
#define CCRC32C_H

#include <stddef.h>
#include <stdint.h>

/// Takes `count` bytes at `bytes` into the register `crc` of a CRC-32C (Castagnoli, reflected), with
/// the processor's instruction where it has one. The caller inverts the register at both ends.
uint32_t ccrc32c_update(uint32_t crc, const uint8_t *bytes, size_t count);

/// The same in portable C, whatever the processor has: for tests.
uint32_t ccrc32c_update_portable(uint32_t crc, const uint8_t *bytes, size_t count);

#endif
