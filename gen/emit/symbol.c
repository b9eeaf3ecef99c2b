/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "symbol.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <hdrtrie/detail/fold.h>

#include "taken.h"

static const char library_prefix[] = "hdrtrie", derived_prefix[] = "list_";

static bool is_alphanumeric(char c)
{
    return hdrtrie_byte_is_letter((uint8_t)c) || hdrtrie_byte_is_digit((uint8_t)c);
}

/* Parameters of the generated calls, which would hide the table. */
static bool is_parameter(const char *text)
{
    static const char *const parameters[] = {"count", "fields", "groups", "layout", "len", "name"};
    for (size_t i = 0; i < sizeof parameters / sizeof parameters[0]; i++) {
        if (strcmp(text, parameters[i]) == 0) return true;
    }
    return false;
}

/* Whether text has two letters or more and all are capitals, as the macros of every header have. */
static bool is_in_capitals(const char *text)
{
    if (text[1] == '\0') return false;
    while (*text != '\0' && !(*text >= 'a' && *text <= 'z')) text++;
    return *text == '\0';
}

/* Whether text is hdrtrie or begins with hdrtrie_, in capitals too: constants would look like the library's macros. */
static bool is_of_library(const char *text)
{
    size_t i = 0;
    while (library_prefix[i] != '\0' &&
           hdrtrie_byte_fold(HDRTRIE_FOLD_CASE, (uint8_t)text[i]) == (uint8_t)library_prefix[i])
        i++;
    return library_prefix[i] == '\0' && (text[i] == '\0' || text[i] == '_');
}

const char *gen_symbol_fault(const char *text)
{
    static const char no_identifier[] = "not a C identifier; use letters, digits and _, and begin with a letter";
    if (text[0] == '_') return "begins with _, like names of the compiler; begin with a letter";
    if (!hdrtrie_byte_is_letter((uint8_t)text[0])) return no_identifier;
    for (const char *c = text; *c != '\0'; c++) {
        if (!is_alphanumeric(*c) && *c != '_') return no_identifier;
    }
    if (strstr(text, "__") != NULL) return "contains __, which C++ reserves; use one _";
    if (text[strlen(text) - 1] == '_') return "ends in _, which would make __ in NAME_find; leave the last _ out";
    if (is_of_library(text)) return "begins with hdrtrie, like the names of the library; choose another name";
    if (is_in_capitals(text)) return "is in capitals, like a macro; use a lower-case letter";
    if (is_parameter(text)) return "has a meaning in the generated code already; choose another name";
    if (gen_taken(text)) return "has a meaning in C, C++ or POSIX already; choose another name";
    return NULL;
}

char *gen_symbol_derive(const char *base_name)
{
    const char *dot = strrchr(base_name, '.');
    const size_t base_len = dot != NULL && dot != base_name ? (size_t)(dot - base_name) : strlen(base_name);
    const size_t prefix_len = strlen(derived_prefix);
    char *symbol = malloc(prefix_len + base_len + 1), *at;
    bool gap = false;
    if (symbol == NULL) return NULL;
    memcpy(symbol, derived_prefix, prefix_len);
    at = symbol + prefix_len;
    for (size_t i = 0; i < base_len; i++) {
        if (!is_alphanumeric(base_name[i])) {
            gap = at != symbol + prefix_len;
            continue;
        }
        if (gap) *at++ = '_';
        *at++ = base_name[i];
        gap = false;
    }
    if (at == symbol + prefix_len) at--; /* no letter or digit: the symbol is list, without _ */
    *at = '\0';
    if ((size_t)(at - symbol) >= prefix_len && gen_symbol_fault(symbol + prefix_len) == NULL) {
        memmove(symbol, symbol + prefix_len, (size_t)(at - symbol) - prefix_len + 1);
    }
    return symbol;
}
