// CRC-32C, the checksum of RFC 3720. In C because the processors' instructions for it are out of
// Swift's reach, and they are what makes checking as fast as reading.
#include "ccrc32c.h"

#include <string.h>

// One entry of a table: a byte is the sum of its bits, so its remainder is the sum of theirs.
#define ENTRY(n, a, b, c, d, e, f, g, h)                                                         \
  (((n) & 0x80 ? a : 0) ^ ((n) & 0x40 ? b : 0) ^ ((n) & 0x20 ? c : 0) ^ ((n) & 0x10 ? d : 0) ^    \
   ((n) & 0x08 ? e : 0) ^ ((n) & 0x04 ? f : 0) ^ ((n) & 0x02 ? g : 0) ^ ((n) & 0x01 ? h : 0))
#define FOUR(n, ...)                                                                              \
  ENTRY(n, __VA_ARGS__), ENTRY((n) + 1, __VA_ARGS__), ENTRY((n) + 2, __VA_ARGS__),                \
      ENTRY((n) + 3, __VA_ARGS__)
#define SIXTEEN(n, ...)                                                                           \
  FOUR(n, __VA_ARGS__), FOUR((n) + 4, __VA_ARGS__), FOUR((n) + 8, __VA_ARGS__),                   \
      FOUR((n) + 12, __VA_ARGS__)
#define SIXTY_FOUR(n, ...)                                                                        \
  SIXTEEN(n, __VA_ARGS__), SIXTEEN((n) + 16, __VA_ARGS__), SIXTEEN((n) + 32, __VA_ARGS__),        \
      SIXTEEN((n) + 48, __VA_ARGS__)
#define TABLE(...)                                                                                \
  {SIXTY_FOUR(0, __VA_ARGS__), SIXTY_FOUR(64, __VA_ARGS__), SIXTY_FOUR(128, __VA_ARGS__),         \
   SIXTY_FOUR(192, __VA_ARGS__)}

// Table k holds the remainders of a byte that k more bytes follow. The 64 numbers are the reflected
// polynomial 0x82f63b78 and what 63 steps of the register make of it.
static const uint32_t tables[8][256] = {
    TABLE(0x82f63b78, 0x417b1dbc, 0x20bd8ede, 0x105ec76f, 0x8ad958cf, 0xc79a971f, 0xe13b70f7,
          0xf26b8303),
    TABLE(0xfbc3faf9, 0xff17c604, 0x7f8be302, 0x3fc5f181, 0x9d14c3b8, 0x4e8a61dc, 0x274530ee,
          0x13a29877),
    TABLE(0x8b277743, 0xc76580d9, 0xe144fb14, 0x70a27d8a, 0x38513ec5, 0x9edea41a, 0x4f6f520d,
          0xa541927e),
    TABLE(0x52a0c93f, 0xaba65fe7, 0xd725148b, 0xe964b13d, 0xf64463e6, 0x7b2231f3, 0xbf672381,
          0xdd45aab8),
    TABLE(0x6ea2d55c, 0x37516aae, 0x1ba8b557, 0x8f2261d3, 0xc5670b91, 0xe045beb0, 0x7022df58,
          0x38116fac),
    TABLE(0x1c08b7d6, 0x0e045beb, 0x85f4168d, 0xc00c303e, 0x6006181f, 0xb2f53777, 0xdb8ca0c3,
          0xef306b19),
    TABLE(0xf56e0ef4, 0x7ab7077a, 0x3d5b83bd, 0x9c5bfaa6, 0x4e2dfd53, 0xa5e0c5d1, 0xd0065990,
          0x68032cc8),
    TABLE(0x34019664, 0x1a00cb32, 0x0d006599, 0x847609b4, 0x423b04da, 0x211d826d, 0x9278fa4e,
          0x493c7d27),
};

uint32_t ccrc32c_update_portable(uint32_t crc, const uint8_t *bytes, size_t count) {
  for (; count >= 8; count -= 8, bytes += 8) {
    // Byte by byte, so that it is the same on processors of either byte order.
    crc = tables[7][bytes[0] ^ (crc & 0xff)] ^ tables[6][bytes[1] ^ (crc >> 8 & 0xff)] ^
          tables[5][bytes[2] ^ (crc >> 16 & 0xff)] ^ tables[4][bytes[3] ^ crc >> 24] ^
          tables[3][bytes[4]] ^ tables[2][bytes[5]] ^ tables[1][bytes[6]] ^ tables[0][bytes[7]];
  }
  for (; count > 0; count--, bytes++) crc = tables[0][(crc ^ *bytes) & 0xff] ^ crc >> 8;
  return crc;
}

#if defined(__x86_64__)
#include <cpuid.h>
#include <nmmintrin.h>
#include <wmmintrin.h>

#define WITH_INSTRUCTION __attribute__((target("sse4.2")))
#define TAKE_EIGHT(crc, word) ((uint32_t)_mm_crc32_u64(crc, word))
#define TAKE_ONE(crc, byte) _mm_crc32_u8(crc, byte)

static int has_instruction(void) {
  unsigned a, b, c, d;
  return __get_cpuid(1, &a, &b, &c, &d) && (c & 1u << 20);
}

// An instruction waits for the one before it, though three could run at once: of longer texts,
// three parts that lie one after the other are taken in side by side.
#define SIDE_BY_SIDE
#define WITH_PRODUCT __attribute__((target("sse4.2,pclmul")))

static int has_product(void) {
  unsigned a, b, c, d;
  return __get_cpuid(1, &a, &b, &c, &d) && (c & 1u << 20) && (c & 1u << 1);
}

// What so many zero bytes would make of a register: its product with a power of x. `power` is
// x^(8 * bytes - 33) modulo the polynomial, reflected: the instruction multiplies by the missing
// x^32, and the reflected product of two registers by x.
WITH_PRODUCT static inline uint32_t behind_zeros(uint32_t crc, uint32_t power) {
  __m128i product = _mm_clmulepi64_si128(_mm_cvtsi32_si128((int)crc),
                                         _mm_cvtsi32_si128((int)power), 0);
  return TAKE_EIGHT(0, (uint64_t)_mm_cvtsi128_si64(product));
}

// Takes three parts of `length` bytes each; `one` and `two` are the powers for `length` and twice
// as many bytes.
WITH_PRODUCT static inline uint32_t take_three(uint32_t crc, const uint8_t *bytes, size_t length,
                                               uint32_t one, uint32_t two) {
  uint32_t second = 0, third = 0;
  for (size_t place = 0; place < length; place += 8) {
    uint64_t words[3];
    memcpy(&words[0], bytes + place, 8);
    memcpy(&words[1], bytes + length + place, 8);
    memcpy(&words[2], bytes + 2 * length + place, 8);
    crc = TAKE_EIGHT(crc, words[0]);
    second = TAKE_EIGHT(second, words[1]);
    third = TAKE_EIGHT(third, words[2]);
  }
  return behind_zeros(crc, two) ^ behind_zeros(second, one) ^ third;
}

static uint32_t update_by_instruction(uint32_t crc, const uint8_t *bytes, size_t count);

WITH_PRODUCT static uint32_t update_side_by_side(uint32_t crc, const uint8_t *bytes, size_t count) {
  // Parts a page apart are loaded ahead side by side as well, which is most of the gain for texts
  // that are not in a cache.
  for (; count >= 3 * 4096; count -= 3 * 4096, bytes += 3 * 4096)
    crc = take_three(crc, bytes, 4096, 0x82f89c77, 0x54a86326);
  for (; count >= 3 * 128; count -= 3 * 128, bytes += 3 * 128)
    crc = take_three(crc, bytes, 128, 0x0d3b6092, 0xb9e02b86);
  return update_by_instruction(crc, bytes, count);
}
#elif defined(__aarch64__) && defined(__ARM_FEATURE_CRC32) && !defined(__AARCH64EB__)
// Every processor that this is compiled for has it: all of Apple's do.
#include <arm_acle.h>

#define WITH_INSTRUCTION
#define TAKE_EIGHT(crc, word) __crc32cd(crc, word)
#define TAKE_ONE(crc, byte) __crc32cb(crc, byte)

static int has_instruction(void) { return 1; }
#elif defined(__aarch64__) && defined(__linux__) && !defined(__AARCH64EB__)
#include <sys/auxv.h>

#define WITH_INSTRUCTION __attribute__((target("crc")))
#define TAKE_EIGHT(crc, word) __builtin_arm_crc32cd(crc, word)
#define TAKE_ONE(crc, byte) __builtin_arm_crc32cb(crc, byte)

// HWCAP_CRC32 of Linux's asm/hwcap.h.
static int has_instruction(void) { return (getauxval(AT_HWCAP) & 1ul << 7) != 0; }
#endif

#ifdef WITH_INSTRUCTION
WITH_INSTRUCTION static uint32_t update_by_instruction(uint32_t crc, const uint8_t *bytes,
                                                       size_t count) {
  for (; count >= 8; count -= 8, bytes += 8) {
    uint64_t word;
    memcpy(&word, bytes, 8);
    crc = TAKE_EIGHT(crc, word);
  }
  for (; count > 0; count--, bytes++) crc = TAKE_ONE(crc, *bytes);
  return crc;
}

uint32_t ccrc32c_update(uint32_t crc, const uint8_t *bytes, size_t count) {
  // The answer never changes, so that two threads that both find it out do no harm.
  static _Atomic int known = -1;
  int has = known;
  if (has < 0) {
    has = has_instruction();
#ifdef SIDE_BY_SIDE
    if (has_product()) has = 2;
#endif
    known = has;
  }
#ifdef SIDE_BY_SIDE
  if (has == 2 && count >= 3 * 128) return update_side_by_side(crc, bytes, count);
#endif
  return has ? update_by_instruction(crc, bytes, count)
             : ccrc32c_update_portable(crc, bytes, count);
}
#else
uint32_t ccrc32c_update(uint32_t crc, const uint8_t *bytes, size_t count) {
  return ccrc32c_update_portable(crc, bytes, count);
}
#endif
