/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Runs the vectors with every backend as one more test: the quickest test that covers all of find. */
#include <criterion/criterion.h>

int vectors_main(int argc, char **argv);

Test(vectors, run)
{
    char program[] = "run", file[] = SOURCE_ROOT "/tests/vectors/vectors.txt";
    char *argv[] = {program, file, NULL};
    cr_assert_eq(vectors_main(2, argv), 0);
}
