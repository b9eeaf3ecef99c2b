/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* OUT.h: the table's declaration, its constants, and calls that are compiled for its shape. */
#ifndef HDRTRIE_GEN_EMIT_H_H
#define HDRTRIE_GEN_EMIT_H_H

#include "emission.h"

void gen_emit_h(const gen_emission *emission, FILE *out);

#endif
