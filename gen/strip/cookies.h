/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Removes cookies from the Cookie fields of a section. */
#ifndef HDRTRIE_GEN_COOKIES_H
#define HDRTRIE_GEN_COOKIES_H

#include "report.h"
#include "section.h"

/* Clears the value of a Cookie field in place, and shortens field->line to match; value is the writable text of
   field->value. Adds what it removes to report, if that is not NULL. cookies: the table of the list's cookie rules, not
   NULL. Returns false if no pair is left, so that the field must be removed. Fields of other names stay as they are. */
bool gen_cookies_clear(
    const hdrtrie_table *cookies, uint32_t groups, bool trailer, char *value, gen_field *field, gen_report *report);

#endif
