/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The vectors, every body over each name, as one more test: the quickest of all that asks everything of a find. */
#include <criterion/criterion.h>

int vectors_main(int argc, char **argv);

Test(vectors, run)
{
    char program[] = "run", file[] = SOURCE_ROOT "/tests/vectors/vectors.txt";
    char *argv[] = {program, file, NULL};
    cr_assert_eq(vectors_main(2, argv), 0);
}
