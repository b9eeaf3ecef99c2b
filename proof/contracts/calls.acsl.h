/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Contracts of exported calls that the proven code calls and that no unit proves. */
#include <hdrtrie/error.h>
#include <hdrtrie/find.h>

/*@ assigns \nothing; */
const char *hdrtrie_error_text(hdrtrie_error error);

/*@ requires len == 0 || \valid_read(name + (0 .. len - 1));
    assigns \nothing; */
int hdrtrie_name_is_token(const char *name, size_t len);
