#pragma once

/// Asks the processor to fetch the cache line of an address that will be read soon.
///
/// A hint only: it never faults, whatever the address. Compilers without the builtin get nothing.
static inline __attribute__((always_inline)) void blastlab_prefetch(const void *address) {
#if defined(__has_builtin)
#if __has_builtin(__builtin_prefetch)
  __builtin_prefetch(address, 0, 3);
#endif
#endif
}
