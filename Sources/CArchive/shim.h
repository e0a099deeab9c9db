// libarchive: reading of tar, gzip and what else people pack dumps in.

#ifndef BLASTLAB_CARCHIVE_SHIM_H
#define BLASTLAB_CARCHIVE_SHIM_H

#include <archive.h>
#include <archive_entry.h>

#endif
