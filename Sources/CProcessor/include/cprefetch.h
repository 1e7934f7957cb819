#ifndef CPREFETCH_H
#define CPREFETCH_H

/// Asks the processor to load the bytes at an address into its caches, and does not wait for them.
/// Nothing happens where no memory is: any address will do.
static inline void cprefetch(const void *address) { __builtin_prefetch(address); }

#endif
