// The part of libgvc and libcgraph that blastlab uses, with one face for every Graphviz version.

#ifndef BLASTLAB_CGRAPHVIZ_SHIM_H
#define BLASTLAB_CGRAPHVIZ_SHIM_H

#include <stddef.h>
#include <gvc.h>

// Renders a laid-out graph into a NUL-terminated buffer to be freed with gvFreeRenderData.
//
// The last parameter of gvRenderData is `unsigned int *` in older versions of Graphviz and
// `size_t *` in newer ones. A zeroed `size_t` is large enough for both; the length is not used,
// since the text ends with NUL.
static inline int blastlab_graphviz_render(
    GVC_t *context, Agraph_t *graph, const char *format, char **text) {
  size_t length = 0;
  return gvRenderData(context, graph, format, text, (void *)&length);
}

// Keeps diagnostics off standard error; the last one can be read with aglasterr.
static inline void blastlab_graphviz_silence(void) { agseterr(AGMAX); }

#endif
