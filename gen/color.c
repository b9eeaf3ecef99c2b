/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "color.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool has_color(FILE *stream)
{
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    const int kept = errno;
    const bool terminal = isatty(fileno(stream)) != 0;
    errno = kept;
    if (no_color != NULL && no_color[0] != '\0') return false;
    return terminal && (term == NULL || strcmp(term, "dumb") != 0);
}

const char *gen_color_begin(FILE *stream, gen_color color)
{
    static const char *const codes[] = {"\x1b[0m", "\x1b[31m", "\x1b[32m", "\x1b[35m"};
    static int known[2]; /* of stdout and stderr: 0 not known yet, 1 without colours, 2 with colours */
    int *const answer = &known[stream == stderr];
    if (*answer == 0) *answer = has_color(stream) ? 2 : 1;
    return *answer == 2 ? codes[color] : "";
}
