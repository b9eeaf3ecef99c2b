/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Colours of terminals. */
#ifndef HDRTRIE_GEN_COLOR_H
#define HDRTRIE_GEN_COLOR_H

#include <stdio.h>

typedef enum gen_color {
    GEN_COLOR_OFF, /* ends the others */
    GEN_COLOR_RED,
    GEN_COLOR_GREEN,
    GEN_COLOR_MAGENTA,
} gen_color;

/* Returns the bytes to print to stdout or stderr before text of that colour. They are empty if the stream is not a terminal,
   if NO_COLOR is set and not empty, or if TERM is dumb. */
const char *gen_color_begin(FILE *stream, gen_color color);

#endif
