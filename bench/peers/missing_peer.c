/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A peer that this program was built without: takes no list, and has main.c say so. Compiled once for each:

       SUBJECT_SET       the set that its file would define
       SUBJECT_NAME      its name, a string
       SUBJECT_MISSING   why it is not there, a string */
#include "../subject.h"

static const subject missing = {.name = SUBJECT_NAME, .missing = SUBJECT_MISSING};

const subject_set SUBJECT_SET = {&missing, 1};
