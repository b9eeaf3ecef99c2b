/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "edge.h"
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        if (edge_find(argv[i], strlen(argv[i])).groups == 0) puts(argv[i]);
    }
    return 0;
}
