#pragma once

#include <stdlib.h>

#if defined(__GLIBC__)
#include <limits.h>
#include <malloc.h>
#endif

/// Lets the allocator keep what is freed, for later use, instead of handing it back to the kernel.
///
/// Only glibc's is told: blocks up to the largest size that it allows come from its heap, and the
/// heap never shrinks. Returns whether it agreed; other allocators are left alone.
static inline int blastlab_keep_freed_memory(void) {
#if defined(__GLIBC__)
  // The upper limit of M_MMAP_THRESHOLD: 32 MB where words have 64 bits.
  const int largest = 4 * 1024 * 1024 * (int)sizeof(long);
  return mallopt(M_MMAP_THRESHOLD, largest) && mallopt(M_TRIM_THRESHOLD, INT_MAX);
#else
  return 0;
#endif
}
