/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A peer that this program was built without. It takes no list, and bench_main.c reports it as missing. Compiled once per
   missing peer:

       PEER_SET       the set that the peer's own file would define
       PEER_NAME      its name, a string
       PEER_MISSING   the reason, a string */
#include "../harness/implementation.h"

static const implementation missing = {.name = PEER_NAME, .missing = PEER_MISSING};

const implementation_set PEER_SET = {&missing, 1};
